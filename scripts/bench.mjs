import { build } from "./build.mjs";

/**
 * `npm run bench`: how well the built-in reading judges, how fast it is, and what the app weighs, measured here and now.
 * `npm run bench judgement` (or `speed`, `start`, `first-word`) runs one; `-- --each` after `judgement` lists every answer.
 * `npm run bench recording -- --minutes 45` runs for that long, and only when it is named.
 */
const parts = ["judgement", "speed", "start", "first-word"];
const named = process.argv.slice(2).filter((argument) => !/^(-|\d)/.test(argument));
const unknown = named.find((name) => !parts.includes(name) && name !== "recording");
if (unknown === undefined) {
  await build();
  for (const part of named.length > 0 ? named : parts) {
    process.stdout.write(`\n== ${part}\n`);
    await import(`../dist/node/bench-${part}.mjs`);
  }
} else {
  process.stderr.write(`There is no bench "${unknown}". Name one of ${parts.join(", ")} or recording, or none for all but recording.\n`);
  process.exitCode = 2;
}
