import { build } from "./build.mjs";

/** `npm run train`: writes content/classifier.json from the train part of bench/corpus. */
await build(["node"]);
await import("../dist/node/train.mjs");
