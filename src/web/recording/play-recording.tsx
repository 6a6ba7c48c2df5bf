import { Play } from "lucide-react";
import { buttonClass } from "../parts/button";

/** Leads from a list to the replay of a session that was recorded. */
export function PlayRecording({ session, title }: { readonly session: string; readonly title: string }) {
  return (
    <a href={`/sessions/${encodeURIComponent(session)}/replay`} className={buttonClass("quiet", "small")}>
      <Play aria-hidden />
      <span>
        Play<span className="visually-hidden"> the recording of {title}</span>
      </span>
    </a>
  );
}
