import { build } from "./build.mjs";

/** `npm run bench:model -- --model <provider/model>`: what a language model adds to the reading, on the judgement corpus. */
await build(["node"]);
await import("../dist/node/bench-model.mjs");
