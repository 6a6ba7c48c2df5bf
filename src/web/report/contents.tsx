import { useEffect, useId, useState } from "react";
import styles from "./contents.module.css";

type Part = { readonly id: string; readonly title: string };

/** What the report holds and where one is in it: a list that stays in view, on a narrow screen one line to choose from. */
export function Contents({ parts }: { readonly parts: readonly Part[] }) {
  const here = useInView(parts);
  const jump = useId();
  return (
    <>
      <nav className={styles.list} aria-labelledby={`${jump}-title`}>
        <p id={`${jump}-title`} className={styles.title}>
          In this report
        </p>
        <ul className={styles.items}>
          {parts.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`} aria-current={id === here ? "location" : undefined}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles.jump}>
        <label htmlFor={jump}>Go to</label>
        <select
          id={jump}
          value={here}
          onChange={(event) => {
            goTo(event.target.value);
          }}
        >
          <option value="">The headline</option>
          {parts.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </div>
    </>
  );
}

function goTo(id: string): void {
  if (id === "") {
    scrollTo({ top: 0 });
    return;
  }
  const section = document.getElementById(id);
  section?.scrollIntoView();
  section?.querySelector("h2")?.focus({ preventScroll: true });
}

/** The id of the part that is being read: the last whose top has passed the upper third of the window; empty before the first. */
function useInView(parts: readonly Part[]): string {
  const [here, setHere] = useState("");
  const ids = parts.map(({ id }) => id).join(" ");
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      const isAtEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2 && scrollY > 0;
      const passed = ids.split(" ").filter((id) => (document.getElementById(id)?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY) < innerHeight / 3);
      setHere((isAtEnd ? ids.split(" ").at(-1) : passed.at(-1)) ?? "");
    };
    const lookSoon = () => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    look();
    addEventListener("scroll", lookSoon, { passive: true });
    addEventListener("resize", lookSoon);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener("scroll", lookSoon);
      removeEventListener("resize", lookSoon);
    };
  }, [ids]);
  return here;
}
