import { z } from "zod";
import { SessionSummary } from "#core/session/view";
import type { Sessions, Standing } from "#server/sessions";
import type { EventStore, Listed } from "#store/event-store";

/** A kept line: of which version of the session it tells, and by which content and program it was read. */
const Kept = z.object({ version: z.int(), by: z.string(), summary: SessionSummary });

type Needs = { readonly store: EventStore; readonly sessions: Sessions; readonly by: string; readonly now: () => number };

/** All sessions in a line each, the newest first. A line is computed once for each version of its session, then kept beside it. */
export async function summaries({ store, sessions, by, now }: Needs): Promise<readonly SessionSummary[]> {
  const lines: SessionSummary[] = [];
  for (const listed of await store.sessions()) {
    const kept = keptLine(listed, by);
    if (kept !== null) {
      lines.push(kept);
      continue;
    }
    const found = await sessions.find(listed.id);
    if (!found.ok) continue;
    const summary = await summaryOf(sessions, listed.id, found.value, now());
    await store.keepSummary(listed.id, JSON.stringify({ version: found.value.version, by, summary } satisfies z.infer<typeof Kept>));
    lines.push(summary);
  }
  return lines;
}

function keptLine({ summary, version }: Listed, by: string): SessionSummary | null {
  if (summary === null) return null;
  const kept = Kept.safeParse(JSON.parse(summary));
  return kept.success && kept.data.version === version && kept.data.by === by ? kept.data.summary : null;
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
