import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { readPack } from "#content-pack/read-pack";
import { earOf } from "#core/evidence/ear";
import { readCorpus } from "../judgement/corpus";
import { must } from "../judgement/read-items";
import { examplesFrom } from "./examples";
import { fit } from "./fit";
import { written } from "./written";

/** `npm run train`: the classifier's weights, from the train part of the corpus and the content; the same bytes every time. */
const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const pack = must(await readPack(at("content"), false));
const ear = must(earOf(pack));
const corpus = await readCorpus(at("bench/corpus"));
const examples = examplesFrom(ear, corpus);
const { signals, answers } = examples;
const authors = [...new Set(answers.map(({ author }) => author))].sort();
const model = fit({ ...examples, about: `The train part of bench/corpus: ${String(answers.length)} answers and ${String(signals.length)} labelled sentences by ${authors.join(", ")}, and the examples in content/signals.` });
await writeFile(at("content/classifier.json"), written(model));
process.stdout.write(`content/classifier.json: ${String(Object.keys(model.level.features).length + Object.keys(model.signal.features).length)} features, ${String(signals.length)} sentences, ${String(answers.length)} answers\n`);
