import fc from "fast-check";
import { expect, it } from "vitest";
import { holdsKey, scrubbed } from "#model/scrub";

const key = 'k/4f"9a1+c77e==0b2';

it.each([
  ["plainly", `Bad key ${key} given`],
  ["in an address", `https://x.test/?key=${encodeURIComponent(key)}`],
  ["in a header", `Basic ${Buffer.from(key).toString("base64")}`],
  ["in JSON", JSON.stringify({ authorization: key })],
])("takes the key out that stands there %s", (_, words) => {
  const said = scrubbed(words, key) ?? "";
  expect(said).toContain("…");
  expect(said).not.toContain("4f");
  expect(holdsKey(words, key)).toBe(true);
  expect(holdsKey(said, key)).toBe(false);
});

it.each([
  ["Incorrect API key provided: sk-proj-abcd************wxyz. See the page.", "Incorrect API key provided: … See the page."],
  ["Authorization: Bearer abcdefghijkl", "Authorization: …"],
  ["Use AIzaSyA-12345678 here", "Use … here"],
  ["<h1>502</h1>\n<script>alert(1)</script>", "502 alert(1)"],
  ["a\u202Eb\u0000c\nd", "a b c d"],
  ["model not found, try pulling it first", "model not found, try pulling it first"],
])("makes one plain line of %j", (words, line) => {
  expect(scrubbed(words, null)).toBe(line);
});

it("says nothing where nothing is left, or where the key is too short to be told from words", () => {
  expect(scrubbed(" <br> \n", null)).toBeNull();
  expect(scrubbed("The a in the alphabet", "a")).toBeNull();
});

it("never lets a key through, wherever it stands", () => {
  fc.assert(fc.property(fc.string({ minLength: 6, maxLength: 40 }), fc.string(), fc.string(), (secret, before, after) => {
    expect(scrubbed(`${before}${secret}${after}`, secret) ?? "").not.toContain(secret);
  }));
});
