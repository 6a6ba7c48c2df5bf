import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { readPack } from "#content-pack/read-pack";
import { earOf } from "#core/evidence/ear";
import { readCorpus } from "../judgement/corpus";
import { must, readItems } from "../judgement/read-items";
import { examplesFrom } from "./examples";
import { fit } from "./fit";
import { gapsFrom } from "./gaps";
import { written } from "./written";

/** `npm run train`: the classifier's weights, from the train part of the corpus and the content; the same bytes every time. */
const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const pack = must(await readPack(at("content"), false));
const ear = must(earOf(pack));
const corpus = await readCorpus(at("bench/corpus"));
const { signals, answers, silent, technical } = examplesFrom(ear, corpus);
const authors = [...new Set(answers.map(({ author }) => author))].sort();
const fitted = fit({ signals, answers, silent, technical, about: `The train part of bench/corpus: ${String(answers.length)} answers and ${String(signals.length)} labelled sentences by ${authors.join(", ")}, and the examples in content/signals.` });
const taught = must(earOf({ ...pack, model: fitted }));
const model = { ...fitted, gaps: gapsFrom(readItems(taught, corpus.items.filter(({ author }) => corpus.partOf(author) === "train"), corpus.ratings)) };
await writeFile(at("content/classifier.json"), written(model));
process.stdout.write(`content/classifier.json: ${String(Object.keys(model.features).length)} features, ${String(signals.length)} sentences, ${String(answers.length)} answers\n`);
