import { AsyncLocalStorage } from "node:async_hooks";
import { refusalIn } from "#model/refusal";
import { isAboutShape, trouble, troubleOfStatus, type Teller, type Trouble } from "#model/trouble";

/** What one request came to, beside its words: providers' libraries lose most of it. */
export type Watch = {
  trouble: Trouble | null;
  /** Whether the server refused the shape that was asked for. */
  refusesShape: boolean;
  /** Whether the reply had begun. */
  hasAnswered: boolean;
  /** The most that is read of it, after decompression. */
  readonly longestBytes: number;
};

/** The watch over the request that is being made: one library serves all requests of a connection, many at once. */
export const watching = new AsyncLocalStorage<Watch>();

export const newWatch = (longestBytes: number): Watch => ({ trouble: null, refusesShape: false, hasAnswered: false, longestBytes });

/** Fetches without following anywhere, counts what comes out of the decompression, and notes what was wrong in words of ours. */
export function watchedFetch(teller: Teller, fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const watch = watching.getStore();
    if (watch === undefined) throw new Error("A request was made that nobody watches.");
    const fail = (found: Trouble): never => {
      watch.trouble = found;
      throw new Error(found.message);
    };
    const response = await fetch(input, { ...init, redirect: "manual" });
    const type = response.headers.get("content-type") ?? "";
    const isHtml = /html/i.test(type);
    if (!response.ok) {
      const refusal = await refusalIn(response);
      watch.refusesShape = isAboutShape(refusal);
      return fail(troubleOfStatus(refusal, teller, Date.now()));
    }
    if (isHtml || /^application\/json/i.test(type)) {
      await response.body?.cancel();
      return fail(trouble("malformed", isHtml ? `${teller.who} answers with a web page: see the address.` : `${teller.who} does not send its reply word by word, as it was asked to.`));
    }
    watch.hasAnswered = true;
    const tooLong = (): Error => {
      watch.trouble ??= trouble("too-long", `${teller.who} sent far more than was asked for.`);
      return new Error(watch.trouble.message);
    };
    return new Response(response.body?.pipeThrough(counted(watch.longestBytes, tooLong)) ?? null, { status: response.status, headers: response.headers });
  };
}

function counted(longestBytes: number, tooLong: () => Error): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > longestBytes) controller.error(tooLong());
      else controller.enqueue(chunk);
    },
  });
}
