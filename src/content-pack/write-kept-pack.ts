import { fileURLToPath } from "node:url";
import { keepPack, keptPackFile } from "#content-pack/kept-pack";

/** Keeps the checked content beside the bundle that this is a part of: a part of `npm run build`. */
await keepPack(fileURLToPath(new URL("../../content", import.meta.url)), fileURLToPath(new URL(keptPackFile, import.meta.url)));
