import { z } from "zod";
import { SessionDelivery } from "#core/delivery/delivery-view";
import type { Interviewer } from "#core/session/conduct";
import { SessionSummary } from "#core/session/view";
import type { Sessions, Standing } from "#server/sessions";
import type { EventStore, Listed } from "#store/event-store";

/** A kept line: of which version of the session it tells, and by which content and program it was read. */
const Kept = z.object({ version: z.int(), by: z.string(), summary: SessionSummary, delivery: SessionDelivery });
type Line = Pick<z.infer<typeof Kept>, "summary" | "delivery">;

type Needs = { readonly store: EventStore; readonly sessions: Sessions; readonly interviewer: Interviewer; readonly by: string; readonly now: () => number };

/** All sessions in a line each, the newest first. */
export const summaries = async (needs: Needs): Promise<readonly SessionSummary[]> => (await lines(needs)).map(({ summary }) => summary);

/** How each session sounded in which something was answered, the newest first. */
export const deliveries = async (needs: Needs): Promise<readonly SessionDelivery[]> => (await lines(needs)).map(({ delivery }) => delivery).filter(({ answers }) => answers > 0);

/** A line is computed once for each version of its session, then kept beside it. */
async function lines({ store, sessions, interviewer, by, now }: Needs): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const listed of await store.sessions()) {
    const kept = keptLine(listed, by);
    if (kept !== null) {
      lines.push(kept);
      continue;
    }
    const found = await sessions.find(listed.id);
    if (!found.ok) continue;
    const line = { summary: await summaryOf(sessions, listed.id, found.value, now()), delivery: interviewer.delivery(found.value.run, listed.id) };
    await store.keepSummary(listed.id, JSON.stringify({ version: found.value.version, by, ...line } satisfies z.infer<typeof Kept>));
    lines.push(line);
  }
  return lines;
}

function keptLine({ summary, version }: Listed, by: string): Line | null {
  if (summary === null) return null;
  const kept = Kept.safeParse(JSON.parse(summary));
  return kept.success && kept.data.version === version && kept.data.by === by ? kept.data : null;
}

async function summaryOf(sessions: Sessions, id: string, standing: Standing, now: number): Promise<SessionSummary> {
  const { round, scenario, title, target, minutes, status, startedAt, finishedAt, turns, selfReading } = await sessions.view(id, standing, now);
  const reading = status === "finished" ? sessions.assess(id, standing).overall : null;
  return {
    id, round, scenario, title, target, minutes, status, startedAt, finishedAt,
    answers: turns.filter(({ speaker }) => speaker === "candidate").length,
    altitude: reading === null ? null : { ...reading.altitude, enough: reading.enough },
    selfReading: selfReading?.level ?? null,
  };
}
