import type { LiveSession } from "../api";
import { Dialog } from "../parts/dialog";
import { levelTitle, pressureTitle, roundTitle, wayTitle } from "../parts/level-words";
import styles from "./brief.module.css";

/** What the interview is about, as it was read out, and how it was set up. */
export function Brief({ session: { title, prompt, round, minutes, target, way, pressure, model }, onClose }: { readonly session: LiveSession; readonly onClose: () => void }) {
  const facts = [
    ["Round", roundTitle[round]],
    ["Length", `${String(minutes)} minutes`],
    ["Read against", levelTitle[target]],
    ["Way", wayTitle[way]],
    ["Interviewer", pressureTitle[pressure]],
    ...(model === null
      ? []
      : [
          ["Questions worded by", model.name],
          ["What you say goes to", model.goesTo],
          ["Tokens so far", `${String(model.tokensIn)} in, ${String(model.tokensOut)} out`],
        ]),
  ] as const;
  return (
    <Dialog kind="sheet" title={title} onClose={onClose}>
      <p className={styles.prompt}>{prompt}</p>
      <dl className={styles.facts} data-figures>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
