import { z } from "zod";
import { Answered } from "#core/session/answered";
import { SessionView } from "#core/session/view";

/** What the server said it had kept, as only its client knows it. */
export type Witness = {
  readonly session: string;
  /** Acknowledged answers in the order of their acknowledgement, with the very bytes that came back. */
  readonly acknowledged: { readonly key: string; readonly text: string; readonly reply: string }[];
  /** The answer that was sent and never acknowledged. */
  unanswered: { readonly key: string; readonly text: string } | null;
  /** What may be kept as the draft: the last acknowledged one, null after an answer, and any that was sent since. */
  drafts: (string | null)[];
};

const newWitness = (session: string): Witness => ({ session, acknowledged: [], unanswered: null, drafts: [null] });

const Kind = z.object({ code: z.string() });

export function client(address: string) {
  const ask = (method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    fetch(`${address}${path}`, { method, headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });

  return {
    async start(): Promise<Witness> {
      const response = await ask("POST", "/api/sessions", { round: "behavioural", minutes: 45 });
      return newWitness(SessionView.parse(await response.json()).id);
    },

    view: async (session: string): Promise<SessionView> => SessionView.parse(await (await ask("GET", `/api/sessions/${session}`)).json()),

    /** Sends an answer; false where the session had ended by itself, or ends with it. */
    async answer(witness: Witness, key: string, text: string): Promise<boolean> {
      witness.unanswered = { key, text };
      const response = await ask("POST", `/api/sessions/${witness.session}/answers`, { text }, { "idempotency-key": key });
      const reply = await response.text();
      if (!response.ok) {
        if (Kind.parse(JSON.parse(reply)).code !== "session-ended") throw new Error(`An answer was refused: ${reply}`);
        witness.unanswered = null;
        return false;
      }
      witness.acknowledged.push({ key, text, reply });
      witness.unanswered = null;
      witness.drafts = [null];
      return Answered.parse(JSON.parse(reply)).status === "open";
    },

    async draft(witness: Witness, text: string): Promise<void> {
      witness.drafts.push(text);
      const response = await ask("PUT", `/api/sessions/${witness.session}/draft`, { text });
      if (response.ok) witness.drafts = [text];
    },

    again: async (session: string, key: string, text: string): Promise<string> => (await ask("POST", `/api/sessions/${session}/answers`, { text }, { "idempotency-key": key })).text(),

    /** The sequence numbers of the event stream up to the newest event. */
    async numbers(session: string, version: number): Promise<readonly number[]> {
      const response = await ask("GET", `/api/sessions/${session}/events`);
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      let text = "";
      for (;;) {
        const ids = [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
        if (reader === undefined || (ids.length >= version && text.endsWith("\n\n"))) {
          await reader?.cancel();
          return ids;
        }
        text += (await reader.read()).value ?? "";
      }
    },
  };
}

export type Client = ReturnType<typeof client>;
