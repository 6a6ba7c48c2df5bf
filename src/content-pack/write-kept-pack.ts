import { fileURLToPath } from "node:url";
import { keepPack } from "#content-pack/kept-pack";
import { keptPackFile } from "#content-pack/kept-pack-file";

/** Keeps the checked content beside the bundle that this is a part of: a part of `npm run build`. */
await keepPack(fileURLToPath(new URL("../../content", import.meta.url)), fileURLToPath(new URL(keptPackFile, import.meta.url)));
