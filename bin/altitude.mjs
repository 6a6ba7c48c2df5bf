#!/usr/bin/env node
import { existsSync } from "node:fs";

const cli = new URL("../dist/node/cli.mjs", import.meta.url);
if (!existsSync(cli)) {
  const { build } = await import("../scripts/build.mjs");
  await build(["node"]);
}
await import(cli.href);
