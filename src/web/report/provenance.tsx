import { Braces, FileText, Printer } from "lucide-react";
import type { Assessment } from "#core/assessment/assessment";
import type { SessionView } from "#core/session/view";
import { fileWords } from "#core/text/file-words";
import { reportFile } from "../api";
import { Button, buttonClass } from "../parts/button";
import { pressureTitle, wayTitle } from "../parts/level-words";
import styles from "./provenance.module.css";

/** What the report was read by and from, and the ways to take it along. */
export function Provenance({ session, assessment: { content, extractor } }: { readonly session: SessionView; readonly assessment: Assessment }) {
  const { disputes, hints, id, model, title } = session;
  const name = `altitude-${fileWords(title)}`;
  const print = () => {
    window.print();
  };
  return (
    <div className={styles.provenance}>
      <p>Every reading above comes from your own words at the places that are linked, by fixed rules. The same words read again give the same report. What the round gave you no chance to show is not counted against you.</p>
      <dl className={styles.facts}>
        <div>
          <dt>Read by</dt>
          <dd>{extractor === "built-in" ? "the built-in reader, on this machine, with no language model" : `the built-in reader, on this machine; ${extractor} proposed evidence beside it`}</dd>
        </div>
        <div>
          <dt>Content</dt>
          <dd>version {content}</dd>
        </div>
        <div>
          <dt>Way</dt>
          <dd>
            {wayTitle[session.way]}, {pressureTitle[session.pressure].toLowerCase()} interviewer{hints === 0 ? "" : hints === 1 ? ", 1 hint" : `, ${String(hints)} hints`}
          </dd>
        </div>
        {model === null ? null : (
          <div>
            <dt>Language model</dt>
            <dd>
              {model.name}, which what you said went to at {model.goesTo}: {model.tokensIn.toLocaleString("en")} tokens in, {model.tokensOut.toLocaleString("en")} out
            </dd>
          </div>
        )}
        <div>
          <dt>Disputed</dt>
          <dd>{disputes.length === 0 ? "nothing" : disputes.length === 1 ? "1 quote, left out of the reading" : `${String(disputes.length)} quotes, left out of the reading`}</dd>
        </div>
      </dl>
      <div className={styles.export}>
        <a className={buttonClass("quiet")} href={reportFile.markdown(id)} download={`${name}.md`}>
          <FileText aria-hidden />
          Markdown
        </a>
        <a className={buttonClass("quiet")} href={reportFile.json(id)} download={`${name}.json`}>
          <Braces aria-hidden />
          JSON
        </a>
        <Button icon={<Printer aria-hidden />} onClick={print}>
          Print
        </Button>
      </div>
    </div>
  );
}
