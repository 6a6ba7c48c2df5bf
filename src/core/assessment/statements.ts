import { levelOfStatement } from "#core/assessment/altitude";
import type { StatementReading } from "#core/assessment/assessment";
import { round } from "#core/assessment/dimension";
import { movingWords } from "#core/classifier/moving-words";
import type { Ear } from "#core/evidence/ear";
import type { Ledger } from "#core/ledger/ledger";

const mostWords = 3;

/** Every sentence that said something of its own, with the level it reads as by itself and the words that moved it there. */
export function statementsOf(ear: Ear, ledger: Ledger): StatementReading[] {
  return ledger.statements.flatMap(({ turn, start, end, sentence, altitude }) => {
    const heard = ledger.turns[turn]?.heard;
    const said = heard?.sentences[sentence];
    if (heard === undefined || said === undefined) return [];
    const moved = movingWords(ear, heard.text, said, { output: "altitude", direction: altitude < 0 ? -1 : 1, most: mostWords });
    return [{ turn, start, end, quote: heard.text.slice(start, end), level: round(levelOfStatement({ altitude }, ear.pack.levels)), moved: [...moved] }];
  });
}
