import { buttonClass, Button } from "../parts/button";
import { reportFile } from "../api";
import styles from "./report.module.css";

/** The report as Markdown, as JSON, on paper. */
export function Export({ id, scenario }: { readonly id: string; readonly scenario: string }) {
  return (
    <div className={`${styles.row ?? ""} ${styles.controls ?? ""}`}>
      <a className={buttonClass("quiet", "small")} href={reportFile.markdown(id)} download={`altitude-${scenario}.md`}>Markdown</a>
      <a className={buttonClass("quiet", "small")} href={reportFile.json(id)} download={`altitude-${scenario}.json`}>JSON</a>
      <Button size="small" onClick={() => window.print()}>Print</Button>
    </div>
  );
}
