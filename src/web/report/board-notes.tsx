import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { BoardReport } from "#core/board/board-report";
import type { SessionView } from "#core/session/view";
import { boardForms, type BoardForm } from "../board/board-acts";
import { boardReportQuery } from "../board/board-api";
import { boardName } from "../board/board-name";
import { BoardAt } from "../board/board-picture";
import type { Drawn } from "../board/drawn";
import { setAssetPath } from "../board/set-asset-path";
import { Button } from "../parts/button";
import { Failure } from "../parts/failure";
import { Loading, Skeleton } from "../parts/skeleton";
import styles from "./board-notes.module.css";
import { QuoteIn } from "./quote";

/** What was drawn, beside what was said: notes to look at, and the board to keep. */
export function BoardNotes({ session }: { readonly session: SessionView }) {
  const board = useQuery(boardReportQuery(session));
  if (board.isPending) {
    return (
      <Loading label="Loading the board">
        <Skeleton height="8rem" />
      </Loading>
    );
  }
  if (board.isError) {
    return (
      <Failure
        title="The board could not be loaded."
        error={board.error}
        kept="It is kept; the rest of the report stands."
        onRetry={() => {
          void board.refetch();
        }}
      />
    );
  }
  const { elements, report } = board.data;
  return (
    <div className={styles.board}>
      {report === null ? <p>Nothing on it could be told apart as a part of the system.</p> : <Notes report={report} />}
      <Picture elements={elements} name={boardName(session)} />
      <p className={styles.small}>None of this enters a reading. How a board looks never counts, and who only speaks, or only draws, loses nothing by it.</p>
    </div>
  );
}

function Notes({ report: { components, connections, drawnNeverSpoken, spokenNeverDrawn, unconnected, unlabelled, redrawn } }: { readonly report: BoardReport }) {
  const isAllSaid = drawnNeverSpoken.length + spokenNeverDrawn.length + unconnected.length + unlabelled + redrawn.length === 0;
  return (
    <>
      <p data-figures>
        At the end it held {counted(components, "part")} and {counted(connections, "connection")}.{isAllSaid ? " Board and talk agreed: each part was spoken of, and leads somewhere." : ""}
      </p>
      <dl className={styles.notes}>
        {drawnNeverSpoken.length === 0 ? null : (
          <div>
            <dt>Drawn and never spoken of</dt>
            <dd>{drawnNeverSpoken.map(({ label }) => label).join(", ")}. A listener would ask what each is there for.</dd>
          </div>
        )}
        {spokenNeverDrawn.length === 0 ? null : (
          <div>
            <dt>Spoken of and never drawn</dt>
            <dd>
              <ul>
                {spokenNeverDrawn.map(({ topic, title, turn, start, end, quote }) => (
                  <li key={topic}>
                    {title}: <QuoteIn place={{ turn, start, end }} quote={quote} />
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
        {unconnected.length === 0 ? null : (
          <div>
            <dt>Nothing leads there</dt>
            <dd>{unconnected.join(", ")}</dd>
          </div>
        )}
        {unlabelled === 0 ? null : (
          <div>
            <dt>Without a name</dt>
            <dd data-figures>{counted(unlabelled, "box", "boxes")}</dd>
          </div>
        )}
        {redrawn.map(({ turn, quote, added, removed, isRight, freed }) => (
          <div key={turn}>
            <dt>
              Redrawn after <QuoteIn place={{ turn, start: 0, end: quote.length }} quote={quote} />
            </dt>
            <dd>{redrawnInWords({ added, removed, isRight, freed })}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** A part that was rightly given up is the best answer to some changes, and is said first. */
function redrawnInWords({ added, removed, isRight, freed }: Pick<BoardReport["redrawn"][number], "added" | "removed" | "isRight" | "freed">): string {
  const others = removed.filter((label) => !freed.includes(label));
  const took = isRight === null || freed.length === 0 ? tookOff(removed, isRight === false ? "; the change rather let something else go" : "") : isRight ? [...tookOff(freed, ", which this change does away with: the smallest design that still holds"), ...tookOff(others, " too")] : [...tookOff(freed, ", which this change does away with"), ...tookOff(others, " with it, and the change asks for that no less than before")];
  const put = added.length === 0 ? [] : [`You added ${added.join(", ")}.`];
  return [...took, ...put].join(" ");
}

const tookOff = (labels: readonly string[], remark: string): readonly string[] => (labels.length === 0 ? [] : [`You took off ${labels.join(", ")}${remark}.`]);

const counted = (count: number, one: string, many = `${one}s`): string => `${String(count)} ${count === 1 ? one : many}`;

/** Drawn only when asked for: what draws it is large. */
function Picture({ elements, name }: { readonly elements: readonly Drawn[]; readonly name: string }) {
  const [isShown, setShown] = useState(false);
  const [saving, setSaving] = useState<BoardForm | null>(null);
  const [isFailed, setFailed] = useState(false);

  async function save(form: BoardForm): Promise<void> {
    setSaving(form);
    setFailed(false);
    try {
      setAssetPath();
      const { saveBoard } = await import("../board/export-board");
      await saveBoard(form, elements, name);
    } catch (error) {
      console.error(error);
      setFailed(true);
    } finally {
      setSaving(null);
    }
  }

  return (
    <>
      {isShown ? <BoardAt elements={elements} /> : null}
      <p className={styles.acts}>
        <Button
          size="small"
          aria-expanded={isShown}
          onClick={() => {
            setShown(!isShown);
          }}
        >
          {isShown ? "Hide the board" : "Show the board"}
        </Button>
        {boardForms.map(({ form, title }) => (
          <Button key={form} size="small" tone="plain" busy={saving === form} onClick={() => void save(form)}>
            <span className="visually-hidden">Save the board as: </span>
            {title}
          </Button>
        ))}
      </p>
      {isFailed ? <p role="alert">The board could not be saved as a file. It is kept; try again, or another form.</p> : null}
    </>
  );
}
