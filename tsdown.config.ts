import { defineConfig } from "tsdown";

/** Libraries that come as many small files, which take longer to find and open than to run. All others stay in node_modules. */
const taken = ["kysely", "zod", /^zod\//, "zod-to-json-schema", "hono", /^hono\//, /^@hono\//, "@asteasolutions/zod-to-openapi", "openapi3-ts", /^@modelcontextprotocol\//];

/** What Node runs: the command line and the server. */
export default defineConfig({
  entry: { cli: "src/cli/main.ts", server: "src/server/main.ts", "remux-worker": "src/store/remux-worker.ts", "write-editor-schemas": "src/content-pack/write-editor-schemas.ts", "write-kept-pack": "src/content-pack/write-kept-pack.ts", "bench-speed": "bench/speed.ts", "bench-judgement": "bench/judgement/main.ts", "bench-model": "bench/model/main.ts", "bench-start": "bench/start.ts", "bench-first-word": "bench/first-word.ts", "bench-recording": "bench/recording.ts", train: "bench/train/main.ts" },
  outDir: "dist/node",
  // Only a bench starts a browser.
  deps: { neverBundle: ["playwright-core"], alwaysBundle: taken },
  // Every start reads all of them; lines and names stay, so that a stack still says where.
  outputOptions: { comments: false },
  format: "esm",
  platform: "node",
  target: "node20.19",
  fixedExtension: true,
  dts: false,
  clean: false,
  report: false,
  failOnWarn: true,
});
