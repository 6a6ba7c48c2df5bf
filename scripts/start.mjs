import { build } from "./build.mjs";

/** `npm start`: builds what is stale, then runs the server in this very process, so that signals reach it. */
try {
  await build();
  const { main } = await import("../dist/node/server.mjs");
  await main();
} catch (error) {
  process.stderr.write(`${process.env["ALTITUDE_DEBUG"] === "1" ? error.stack : error.message}\n`);
  process.exitCode = 1;
}
