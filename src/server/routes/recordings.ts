import { createRoute, z } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { refuse } from "#core/problem";
import { BeginRecording, ChunkKept, FinishRecording, RecordingsInAll, RecordingView, SessionRecordings } from "#core/recording/recording-view";
import { byteRange } from "#server/byte-range";
import type { Deps } from "#server/deps";
import { otherwise, problem } from "#server/problem-response";
import { router, SessionId } from "#server/router";
import type { Media } from "#store/recording-store";

/** The largest chunk taken, in bytes: some seconds of the best picture that a browser records. */
const largestChunk = 16_000_000;

const RecordingId = SessionId.extend({ recording: z.string().regex(/^[\w-]{1,64}$/).openapi({ description: "The recording, as it was named when it was begun." }) });
const ChunkId = RecordingId.extend({ seq: z.string().regex(/^\d{1,7}$/).openapi({ description: "The number of the chunk, counted from 0." }) });

const standing = { description: "How the recording stands", content: { "application/json": { schema: RecordingView } } } as const;
const bytes = { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } } as const;

const beginRecording = createRoute({
  method: "post",
  path: "/api/sessions/{id}/recordings",
  summary: "Begins a recording of a session",
  request: { params: SessionId, body: { required: true, content: { "application/json": { schema: BeginRecording } } } },
  responses: { 201: { ...standing, headers: z.object({ location: z.string() }) }, default: otherwise },
});

const keepChunk = createRoute({
  method: "put",
  path: "/api/sessions/{id}/recordings/{recording}/chunks/{seq}",
  summary: "Keeps the next chunk of a recording; the same again adds nothing",
  request: { params: ChunkId, body: { required: true, content: bytes } },
  responses: { 200: { description: "It is on disk", content: { "application/json": { schema: ChunkKept } } }, default: otherwise },
});

const finishRecording = createRoute({
  method: "post",
  path: "/api/sessions/{id}/recordings/{recording}/finish",
  summary: "Ends a recording, which is then made seekable",
  request: { params: RecordingId, body: { required: true, content: { "application/json": { schema: FinishRecording } } } },
  responses: { 200: standing, default: otherwise },
});

const listRecordings = createRoute({
  method: "get",
  path: "/api/sessions/{id}/recordings",
  summary: "The recordings of a session, the first one first",
  request: { params: SessionId },
  responses: { 200: { description: "A line each, and how much more may be recorded", content: { "application/json": { schema: SessionRecordings } } }, default: otherwise },
});

const readMedia = createRoute({
  method: "get",
  path: "/api/sessions/{id}/recordings/{recording}/media",
  summary: "What was recorded, also while it is being recorded; in pieces where a Range is asked for",
  request: { params: RecordingId, query: z.object({ download: z.string().optional().openapi({ description: "`1`: as a file to be kept." }) }) },
  responses: { 200: { description: "All of it", content: bytes }, 206: { description: "The piece that was asked for", content: bytes }, default: otherwise },
});

const eraseRecording = createRoute({
  method: "delete",
  path: "/api/sessions/{id}/recordings/{recording}",
  summary: "Erases a recording",
  request: { params: RecordingId },
  responses: { 204: { description: "It is gone" }, default: otherwise },
});

const readRoom = createRoute({
  method: "get",
  path: "/api/recordings/room",
  summary: "What all recordings take, and how much more may be recorded",
  responses: { 200: { description: "In all, and by session", content: { "application/json": { schema: RecordingsInAll } } }, default: otherwise },
});

type Needs = Pick<Deps, "store" | "recordings" | "newId">;

export function recordingRoutes({ store, recordings, newId }: Needs) {
  const isThere = async (id: string): Promise<boolean> => (await store.readSince(id, Number.MAX_SAFE_INTEGER - 1)).version > 0;
  const app = router();
  app.put(chunkPath, bodyLimit({ maxSize: largestChunk, onError: (c) => problem(c, chunkTooLarge) }));
  return app
    .openapi(beginRecording, async (c) => {
      const { id } = c.req.valid("param");
      const begun = await recordings.begin({ session: id, recording: newId() }, c.req.valid("json"), () => isThere(id));
      return begun.ok ? c.json(begun.value, 201, { location: `/api/sessions/${id}/recordings/${begun.value.id}` }) : problem(c, begun.problem);
    })
    .openapi(keepChunk, async (c) => {
      const { id, recording, seq } = c.req.valid("param");
      const kept = await recordings.append({ session: id, recording }, Number(seq), new Uint8Array(await c.req.arrayBuffer()));
      return kept.ok ? c.json(kept.value, 200) : problem(c, kept.problem);
    })
    .openapi(finishRecording, async (c) => {
      const { id, recording } = c.req.valid("param");
      const finished = await recordings.finish({ session: id, recording }, c.req.valid("json").durationMs);
      return finished.ok ? c.json(finished.value, 200) : problem(c, finished.problem);
    })
    .openapi(listRecordings, async (c) => {
      const { id } = c.req.valid("param");
      if (!(await isThere(id))) return problem(c, unknownSession);
      return c.json({ recordings: [...(await recordings.list(id))], room: await recordings.room(id) }, 200);
    })
    .openapi(readMedia, async (c) => {
      const { id, recording } = c.req.valid("param");
      const found = await recordings.media({ session: id, recording });
      if (!found.ok) return problem(c, found.problem);
      const media = found.value;
      const { size, tag } = media;
      const etag = `"${tag}"`;
      const ifRange = c.req.header("if-range");
      const range = ifRange === undefined || ifRange === etag ? byteRange(c.req.header("range"), size) : null;
      if (range === "unmet") {
        await media.close();
        c.header("content-range", `bytes */${String(size)}`);
        return problem(c, refuse("range-unmet", `The recording has ${String(size)} bytes, and not those that were asked for.`, "Ask for bytes that are there.").problem);
      }
      const { start, end } = range ?? { start: 0, end: size };
      const headers = {
        "content-type": media.view.mime.split(";")[0] ?? media.view.mime,
        "content-length": String(end - start),
        "content-disposition": c.req.valid("query").download === "1" ? `attachment; filename="${fileName(media)}"` : "inline",
        "accept-ranges": "bytes",
        etag,
        ...(range === null ? {} : { "content-range": `bytes ${String(start)}-${String(end - 1)}/${String(size)}` }),
      };
      const status = range === null ? 200 : 206;
      if (c.req.method !== "HEAD") return c.body(media.stream(start, end), status, headers);
      await media.close();
      return c.body(null, status, headers);
    })
    .openapi(eraseRecording, async (c) => {
      const { id, recording } = c.req.valid("param");
      const erased = await recordings.erase({ session: id, recording });
      return erased.ok ? c.body(null, 204) : problem(c, erased.problem);
    })
    .openapi(readRoom, async (c) => c.json({ room: await recordings.room(), sessions: [...(await recordings.sessions())] }, 200));
}

/** Whether a request brings a chunk, which may be larger than any other body. */
export const bringsChunk = (method: string, path: string): boolean => method === "PUT" && /^\/api\/sessions\/[^/]+\/recordings\/[^/]+\/chunks\/[^/]+$/.test(path);

const chunkPath = "/api/sessions/:id/recordings/:recording/chunks/:seq";
const chunkTooLarge = refuse("request-too-large", `The chunk is larger than ${String(largestChunk / 1_000_000)} MB.`, "Record in shorter chunks.").problem;
const unknownSession = refuse("session-unknown", "There is no such session.", "List the sessions, or start one.").problem;

/** Such as `altitude-2026-05-06-1200.webm`, by the clock of Greenwich. */
function fileName({ view: { startedAt, mime } }: Media): string {
  const [day, time] = [new Date(startedAt).toISOString().slice(0, 10), new Date(startedAt).toISOString().slice(11, 16).replace(":", "")];
  return `altitude-${day}-${time}.${mime.includes("/webm") ? "webm" : mime.startsWith("audio/") ? "m4a" : "mp4"}`;
}
