import { useQuery } from "@tanstack/react-query";
import type { Assessment, Evidence } from "#core/assessment/assessment";
import { modelQuery } from "../api";
import { bandTitle, levelTitle, rangeInWords } from "../parts/level-words";
import { Notice } from "../parts/notice";
import type { Announced } from "./announcement";
import { ConfirmButton, ConfirmedByYou } from "./confirmation";
import { Fold, ShortList } from "./fold";
import { Quote } from "./quote";
import report from "./report.module.css";
import { dimensionTitle, piecesOf, signalTitle, type Quotes, type Told } from "./told";

type Props = { readonly told: Told; readonly quotes: Quotes; readonly onAnnounce: (announced: Announced) => void };

const mostShown = 6;

/** What the language model heard beside the built-in reader: what it would change, and each piece to be confirmed or left. */
export function AssistedReading({ told, quotes, onAnnounce }: Props) {
  const { session, assessment, reference } = told;
  const { assisted, overall } = assessment;
  const unread = session.model?.unread ?? 0;
  const isConnected = useQuery(modelQuery).data?.connected?.name === session.model?.name;
  const proposed = assessment.evidence.filter((piece) => piece.by !== "built-in" && !isConfirmed(told, piece));
  return (
    <>
      {unread === 0 ? null : <Notice title={unread === 1 ? "One answer has still to be read by the model" : `${String(unread)} answers have still to be read by the model`}>{isConnected ? "The report is complete without it. This part grows as the model reads." : "The report is complete without it. The model is not connected now; connected again, it reads the rest."}</Notice>}
      {assisted === undefined ? null : (
        <>
          <p className={report.muted}>
            {assisted.model} proposed quotes. Each was looked up to the letter, and nothing it says enters a reading by itself. {howMany(assisted)} A piece that you confirm counts like any other.
          </p>
          <dl className={report.list}>
            <div className={report.item}>
              <dt className={report.muted}>Built in</dt>
              <dd>{inWords(overall.altitude)}</dd>
            </div>
            <div className={report.item}>
              <dt className={report.muted}>With what the words bear out of it</dt>
              <dd>{assisted.altitude.value === overall.altitude.value ? "the same" : inWords(assisted.altitude)}</dd>
            </div>
          </dl>
          {assisted.differences.length === 0 ? null : (
            <ul className={report.list}>
              {assisted.differences.map(({ dimension, without, with: withModel, evidence }) => (
                <li key={dimension} className={report.item}>
                  <p>
                    {dimensionTitle(dimension, reference)}: {bandOf(without, told)} without, {bandOf(withModel, told)} with
                  </p>
                  {piecesOf(evidence.slice(0, 3), quotes).map((piece) => (
                    <p key={piece.id} className={report.muted}>
                      <Quote piece={piece} />
                    </p>
                  ))}
                </li>
              ))}
            </ul>
          )}
          {proposed.length === 0 ? null : (
            <>
              <h3>Proposed, for you to say</h3>
              <ShortList items={proposed} most={mostShown} noun="proposals" className={report.list}>
                {(piece) => (
                  <li key={piece.id} className={report.item}>
                    <p>
                      <Quote piece={piece} />
                    </p>
                    <p className={report.small}>
                      Heard as: {signalTitle(piece.signal, reference)}. {piece.confirmed ? "The built-in reader all but heard it too." : "The built-in reader does not hear it: unconfirmed."}
                    </p>
                    <ConfirmButton piece={piece} told={told} onAnnounce={onAnnounce} />
                  </li>
                )}
              </ShortList>
            </>
          )}
          <ConfirmedByYou told={told} onAnnounce={onAnnounce} />
          {assisted.refused.length === 0 ? null : (
            <Fold title={`Refused: ${String(assisted.refused.length)}`}>
              <ul className={report.list}>
                {assisted.refused.map(({ quote, signal, turn, fault }, index) => (
                  <li key={`${String(turn)} ${String(index)}`} className={report.item}>
                    <p>
                      <q>{quote.length > 200 ? `${quote.slice(0, 200)} …` : quote}</q> as {signal}
                    </p>
                    <p className={report.small}>{faultInWords[fault]}</p>
                  </li>
                ))}
              </ul>
            </Fold>
          )}
        </>
      )}
    </>
  );
}

type Assisted = NonNullable<Assessment["assisted"]>;

const howMany = ({ kept, known, refused }: Assisted): string => `${String(known)} had been heard already, ${String(kept)} ${kept === 1 ? "is" : "are"} new, ${String(refused.length)} ${refused.length === 1 ? "was" : "were"} refused.`;

const inWords = ({ level, low, high }: Assisted["altitude"]): string => `${levelTitle[level]}, ${rangeInWords({ low, high }).toLowerCase()}`;

function bandOf(value: number | null, { reference: { bands } }: Told): string {
  if (value === null) return "not observed";
  return bandTitle[value >= bands.staff ? "staff" : value >= bands.senior ? "senior" : value >= bands.mid ? "mid" : "below-mid"].toLowerCase();
}

export const isConfirmed = ({ session }: Told, { signal, turn, start, end }: Evidence): boolean => session.confirmed.some((place) => place.signal === signal && place.turn === turn && place.start === start && place.end === end);

const faultInWords = {
  "unknown-signal": "There is no such kind of evidence.",
  "other-round": "This kind of interview gives no chance to show it.",
  "quote-length": "The quote is too short or too long to show anything.",
  "quote-absent": "You did not say that, to the letter.",
  "not-own-words": "Those words repeat what was said before, list terms, or speak to the judge.",
  stance: "You asked, denied or imagined it, or told it of somebody else.",
  "over-budget": "One sentence shows only so much.",
} as const satisfies Record<Assisted["refused"][number]["fault"], string>;
