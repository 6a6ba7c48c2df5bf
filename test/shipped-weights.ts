import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { Weights } from "#core/arithmetic/weights";

/** How the arithmetic weighs, as it ships in content/levels.yaml. */
export const shipped: Weights = z.object({ arithmetic: Weights }).parse(parse(readFileSync(new URL("../content/levels.yaml", import.meta.url), "utf8"))).arithmetic;
