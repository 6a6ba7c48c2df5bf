import type { Assessment } from "#core/assessment/assessment";
import { ShortList } from "./fold";
import { QuoteIn } from "./quote";
import report from "./report.module.css";

const most = 8;

/** Places where something may have been said that was not clear enough to count, for or against. */
export function Unclear({ places }: { readonly places: Assessment["unclear"] }) {
  return (
    <>
      <p className={report.muted}>You may have meant something here that I did not catch. It counts neither for nor against you.</p>
      <ShortList items={places} most={most} noun="places" className={report.list}>
        {({ turn, start, end, quote, about }) => (
          <li key={`${String(turn)} ${String(start)} ${about}`} className={report.item}>
            <p>
              <QuoteIn place={{ turn, start, end }} quote={quote} />
            </p>
            <p className={report.small}>{about}</p>
          </li>
        )}
      </ShortList>
    </>
  );
}
