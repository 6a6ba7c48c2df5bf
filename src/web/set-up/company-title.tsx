import type { Reference } from "#core/session/view";
import type { Target } from "#core/words";
import { Select } from "../parts/field";
import { levelTitle } from "../parts/level-words";
import styles from "./set-up.module.css";

type Props = {
  readonly ladders: Reference["ladders"];
  readonly company: string;
  readonly target: Target;
  readonly onChange: (chosen: { readonly company: string; readonly target: Target }) => void;
};

/** A company and its title in place of a level of ours: mapped, and marked approximate. */
export function CompanyTitle({ ladders, company, target, onChange }: Props) {
  const titles = ladders.find((ladder) => ladder.company === company)?.titles ?? [];
  const title = titles.find(({ level }) => level === target);
  return (
    <div className={styles.company}>
      <div className={styles.pair}>
        <Select
          label="Or by company"
          value={company}
          onChange={(chosen) => {
            onChange({ company: chosen, target });
          }}
        >
          <option value="">No company</option>
          {ladders.map((ladder) => (
            <option key={ladder.company} value={ladder.company}>
              {ladder.company}
            </option>
          ))}
        </Select>
        <Select
          label="Title there"
          value={title?.title ?? ""}
          disabled={company === ""}
          onChange={(chosen) => {
            onChange({ company, target: titles.find((one) => one.title === chosen)?.level ?? target });
          }}
        >
          {title === undefined ? <option value="">Choose a company first</option> : null}
          {titles.map((one) => (
            <option key={one.title} value={one.title}>
              {one.title}
            </option>
          ))}
        </Select>
      </div>
      <p className={styles.approximate}>{title === undefined ? "A company's title stands for one of our levels, approximately." : `${company} ${title.title} is about our ${levelTitle[target].toLowerCase()}. This is approximate: companies move their ladders.`}</p>
    </div>
  );
}
