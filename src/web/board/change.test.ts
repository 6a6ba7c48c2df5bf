import { expect, it } from "vitest";
import { changeOf, firstPart, isNothing, waitingFor } from "./change";
import { element } from "./test-elements";

const stamps = (...known: readonly (readonly [string, string])[]) => new Map(known);

it("sends what is new and what changed, and nothing that the server has as it is", () => {
  const waiting = waitingFor(stamps(["same", "1.7"], ["older", "1.7"]), [element({ id: "same", version: 1 }), element({ id: "older", version: 2 }), element({ id: "new", version: 1 })]);
  expect(waiting.changed.map(({ id }) => id)).toEqual(["older", "new"]);
});

it("tells two changes of the same version apart", () => {
  expect(isNothing(waitingFor(stamps(["a", "3.1"]), [element({ id: "a", version: 3, versionNonce: 2 })]))).toBe(false);
});

it("takes away what went, if the server has it, and never mentions what it never had", () => {
  const gone = [element({ id: "had", version: 4, isDeleted: true }), element({ id: "never", version: 4, isDeleted: true })];
  expect(changeOf(waitingFor(stamps(["had", "3.7"]), gone))).toEqual({ changed: [], removed: ["had"] });
});

it("leaves out a press that has not become a drag", () => {
  expect(isNothing(waitingFor(stamps(), [element({ id: "point", width: 0, height: 0 })]))).toBe(true);
});

it("cuts a change where a request would be too large, what went first, and loses nothing", () => {
  const elements = Array.from({ length: 30 }, (_, at) => element({ id: `e${String(at)}`, customData: { text: "ü".repeat(400) } }));
  const had = element({ id: "had", version: 2, isDeleted: true });
  const sent: string[] = [];
  const known = stamps(["had", "1.7"]);
  for (let requests = 0; requests < 50; requests += 1) {
    const waiting = waitingFor(known, [...elements, had]);
    if (isNothing(waiting)) break;
    const part = firstPart(waiting, 5000);
    expect(new TextEncoder().encode(JSON.stringify(changeOf(part))).length).toBeLessThan(5100);
    if (requests === 0) expect(part.gone.map(({ id }) => id)).toEqual(["had"]);
    for (const one of part.changed) known.set(one.id, `${String(one.version)}.${String(one.versionNonce)}`);
    for (const { id } of part.gone) known.delete(id);
    sent.push(...part.changed.map(({ id }) => id));
  }
  expect(sent).toEqual(elements.map(({ id }) => id));
});

it("sends an element that is too large for one request alone", () => {
  const [large, small] = [element({ id: "large", customData: { text: "x".repeat(9000) } }), element({ id: "small" })];
  expect(firstPart({ changed: [large, small], gone: [] }, 5000).changed).toEqual([large]);
});
