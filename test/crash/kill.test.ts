import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPostgres, type TestPostgres } from "#store/test-postgres";
import { buildServer, endAll, startReady } from "./built-server";
import { client, type Client, type Witness } from "./witness";

/** The server is killed ten times in the middle of interviews; what it had acknowledged must all be there, once. */

const kills = 10;

let folder: string;
let postgres: TestPostgres;
beforeAll(async () => {
  await buildServer();
  folder = await mkdtemp(join(tmpdir(), "altitude-kill-"));
  postgres = await startPostgres();
});
afterAll(async () => {
  endAll();
  await postgres.stop();
  await rm(folder, { recursive: true });
});

const stores = [
  { store: "the embedded database", env: async () => ({ ALTITUDE_HOME: join(folder, "home") }) },
  { store: "PostgreSQL", env: async () => ({ ALTITUDE_HOME: join(folder, "unused"), DATABASE_URL: await postgres.newDatabase() }) },
];

describe.each(stores)("over $store", ({ env }) => {
  it("loses nothing that it acknowledged and doubles nothing", { timeout: 120_000 }, async () => {
    const place = await env();
    const witnesses: Witness[] = [];
    const counter = { texts: 0 };
    let interrupted = 0;
    for (let round = 0; round <= kills; round += 1) {
      const server = await startReady(place);
      const here = client(server.address);
      for (const witness of witnesses) await check(here, witness);
      if (round === kills) {
        server.kill("SIGTERM");
        expect(await server.ended).toMatchObject({ code: 0, signal: null });
        break;
      }
      const killing: Promise<void>[] = [];
      await interviewUntilCut(here, witnesses, counter, (answers, lastTook) => {
        if (answers === 1 + (round % 3)) killing.push(sleep(lastTook * ((round * 0.37) % 1)).then(() => void server.kill("SIGKILL")));
      });
      await Promise.all(killing);
      expect((await server.ended).signal).toBe("SIGKILL");
      interrupted += witnesses.filter(({ unanswered, drafts }) => unanswered !== null || drafts.length > 1).length;
    }
    expect(witnesses.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0)).toBeGreaterThanOrEqual(kills);
    expect(interrupted).toBeGreaterThan(0);
  });
});

/**
 * Goes on with the newest session, or a new one where it has ended, drafting and answering without a pause until the line is cut.
 * `onAnswer` hears how many answers have been acknowledged in this call and how long the last one took with its drafts, in
 * milliseconds: the moment of the kill is a share of that, so that it falls inside the next answer on a machine of any speed.
 */
async function interviewUntilCut(here: Client, witnesses: Witness[], counter: { texts: number }, onAnswer: (answers: number, lastTook: number) => void): Promise<void> {
  let answers = 0;
  let current = witnesses.at(-1) ?? null;
  try {
    for (;;) {
      if (current === null) {
        current = await here.start();
        witnesses.push(current);
      }
      counter.texts += 1;
      const began = performance.now();
      const text = `Number ${String(counter.texts)}: I wrote the plan for release ${String(counter.texts)} because the queue grew to ${String(counter.texts * 3)} requests a second.`;
      for (const length of [12, 30]) await here.draft(current, text.slice(0, length));
      if (!(await here.answer(current, `key-${String(counter.texts)}`, text))) current = null;
      answers += 1;
      onAnswer(answers, performance.now() - began);
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
}

/** Compares what is there with what was acknowledged, sends again what was cut off, and compares once more. */
async function check(here: Client, witness: Witness): Promise<void> {
  const { session, acknowledged } = witness;
  const before = await here.view(session);
  const said = before.turns.flatMap(({ key, text }) => (key === null ? [] : [{ key, text }]));
  const expected = acknowledged.map(({ key, text }) => ({ key, text }));
  const isCutOffKept = witness.unanswered !== null && said.length === expected.length + 1;
  expect(said).toEqual(isCutOffKept && witness.unanswered !== null ? [...expected, witness.unanswered] : expected);
  expect(await here.numbers(session, before.version)).toEqual(Array.from({ length: before.version }, (_, index) => index + 1));

  expect(isCutOffKept ? [null] : witness.drafts).toContain(before.draft?.text ?? null);
  witness.drafts = [before.draft?.text ?? null];

  const last = acknowledged.at(-1);
  if (last !== undefined) expect(await here.again(session, last.key, last.text)).toBe(last.reply);
  if (witness.unanswered !== null) {
    const { key, text } = witness.unanswered;
    await here.answer(witness, key, text);
    const after = await here.view(session);
    expect(after.turns.filter((turn) => turn.key === key)).toHaveLength(witness.acknowledged.some((answer) => answer.key === key) ? 1 : 0);
    if (isCutOffKept) expect(after.version).toBe(before.version);
  }
}
