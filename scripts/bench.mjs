import { build } from "./build.mjs";

/** `npm run bench`: how fast the built-in interviewer and reader are, measured here and now. */
await build(["node"]);
await import("../dist/node/bench.mjs");
