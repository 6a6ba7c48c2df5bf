import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { editorSchemas } from "#content-pack/editor-schemas";

/** Writes content/schema/ anew: a part of `npm run fix`. */
const folder = fileURLToPath(new URL("../../content/schema", import.meta.url));
await mkdir(folder, { recursive: true });
for (const [file, text] of editorSchemas()) await writeFile(join(folder, file), text);
