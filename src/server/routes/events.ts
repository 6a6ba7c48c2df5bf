import { createRoute, z } from "@hono/zod-openapi";
import { streamSSE, type SSEStreamingApi } from "hono/streaming";
import type { Deps } from "#server/deps";
import type { Wording, Wordings } from "#server/wordings";
import { otherwise, problem } from "#server/problem-response";
import { router, SessionId } from "#server/router";
import { unknown } from "#server/sessions";

const follow = createRoute({
  method: "get",
  path: "/api/sessions/{id}/events",
  summary: "The session's events, those of the past first, then each as it happens",
  description: "Server-sent events: the id is the event's sequence number, the name its type, the data the event as JSON. Nothing is lost or repeated after a reconnection that says the last id it saw.",
  request: {
    params: SessionId,
    headers: z.object({ "last-event-id": z.string().optional() }),
    query: z.object({ after: z.string().optional().openapi({ description: "The sequence number after which to begin, for a first connection. Last-Event-ID wins." }) }),
  },
  responses: { 200: { description: "A stream that ends when the session is erased or the server stops", content: { "text/event-stream": { schema: z.string() } } }, default: otherwise },
});

type Needs = Pick<Deps, "store" | "stopping" | "report"> & { readonly wordings: Wordings };

/** Between two signs of life on a silent stream, in milliseconds. They also look for events that another server appended. */
const beatMs = 15_000;

export function eventRoutes({ store, stopping, report, wordings }: Needs) {
  const bells = new Set<Bell>();
  stopping.addEventListener("abort", () => {
    for (const { ring } of bells) ring();
  });
  return router().openapi(follow, async (c) => {
    const { id } = c.req.valid("param");
    const { version } = await store.readSince(id, Number.MAX_SAFE_INTEGER - 1);
    if (version === 0) return problem(c, unknown().problem);
    const last = seqOf(c.req.valid("header")["last-event-id"] ?? c.req.valid("query").after);
    return streamSSE(c, async (stream) => {
      const bell = createBell();
      bells.add(bell);
      const unsubscribe = store.subscribe(id, bell.ring);
      const unhear = wordings.subscribe(id, bell.ring);
      stream.onAbort(bell.ring);
      try {
        await followFrom({ store, id, stopping, stream, bell, wordings }, last > version ? 0 : last);
      } catch (error) {
        report(error);
      } finally {
        unsubscribe();
        unhear();
        bells.delete(bell);
      }
    });
  });
}

/** What is no sequence number means from the start. */
const seqOf = (text: string | undefined): number => (text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : 0);

type Following = Pick<Deps, "store" | "stopping"> & { readonly id: string; readonly stream: SSEStreamingApi; readonly bell: Bell; readonly wordings: Wordings };

async function followFrom({ store, stopping, id, stream, bell, wordings }: Following, after: number): Promise<void> {
  await stream.write("retry: 1000\n\n");
  let seen = after;
  let coming: Wording | null = null;
  while (!stream.aborted && !stopping.aborted) {
    const { events, version } = await store.readSince(id, seen);
    if (version < seen) return;
    for (const event of events) {
      seen += 1;
      await stream.writeSSE({ id: String(seen), event: event.type, data: JSON.stringify(event) });
    }
    const now = wordings.of(id);
    if (now !== coming) await stream.writeSSE({ event: "wording", data: JSON.stringify(now) });
    coming = now;
    if (!(await bell.heardWithin(beatMs)) && !stream.aborted) await stream.write(": beat\n\n");
  }
}

type Bell = { readonly ring: () => void; readonly heardWithin: (ms: number) => Promise<boolean> };

/** A bell that is heard also by one who begins to listen after it rang. */
function createBell(): Bell {
  let rang = false;
  let wake = (): void => undefined;
  return {
    ring() {
      rang = true;
      wake();
    },
    async heardWithin(ms) {
      if (!rang) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      const heard = rang;
      rang = false;
      return heard;
    },
  };
}
