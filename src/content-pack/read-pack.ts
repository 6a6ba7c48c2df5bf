import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import { readYaml, type Fault, type Read } from "#content-pack/yaml-entry";
import { BoardWords } from "#core/content/board";
import { Contradiction, Drill, Ladder, Levels, Lexicon, Manners, MistakeEntry, Rubric, type Pack } from "#core/content/pack";
import { DeliveryMeasure } from "#core/content/delivery-measure";
import { Scenario } from "#core/content/scenario";
import { Signal } from "#core/content/signal";
import { SoundAlikes } from "#core/content/sound-alike";
import { emptyModel, Model } from "#core/classifier/model";
import { Topic } from "#core/content/topic";
import { crossFaults } from "#content-pack/cross-check";
import { ok, refuse, type Result } from "#core/problem";

/**
 * Reads and checks all content under a folder; refuses it whole, naming file, line and mend, if anything is wrong.
 *
 * @param isTrained false leaves the trained classifier unread: training itself must not need it
 */
export async function readPack(folder: string, isTrained = true): Promise<Result<Pack>> {
  const { pack, faults } = await inspectPack(folder, isTrained);
  if (pack === null || faults.length > 0) {
    const lines = faults.slice(0, 30).map(sayFault);
    return refuse("content-malformed", lines.join("\n"), "Mend the content, then run `altitude content check`.");
  }
  return ok(pack);
}

export const sayFault = ({ file, line, message, mend }: Fault): string => `${file}:${line}: ${message} ${mend}`;

type Inspection = { readonly pack: Pack | null; readonly faults: readonly Fault[] };

/** Reads a content folder and lists everything that is wrong with it. `pack` is null where a file could not be read at all. */
export async function inspectPack(folder: string, isTrained = true): Promise<Inspection> {
  const faults: Fault[] = [];
  const keep = <T>(read: Read<T>): readonly T[] => {
    if (read.ok) return [read.value];
    faults.push(...read.faults);
    return [];
  };
  const entries = async <T>(place: string, schema: z.ZodType<T>): Promise<readonly T[]> =>
    (await files(folder, place, ".yaml")).flatMap(({ file, text }) => keep(readYaml({ file, text, add: { id: basename(file, ".yaml") } }, schema)));
  const one = async <T>(file: string, schema: z.ZodType<T>): Promise<readonly T[]> => {
    const text = await textOf(join(folder, file));
    if (text !== null) return keep(readYaml({ file, text }, schema));
    faults.push({ file, line: 1, message: "The file is missing.", mend: "Add it; content/README.md describes it." });
    return [];
  };

  const [scenarios, topics, signals, rubrics, drills, mistakes, contradictions, ladders, delivery, lexicon, soundAlikes, board, manners, levels] = await Promise.all([
    scenariosIn(folder, keep),
    entries("topics", Topic),
    entries("signals", Signal),
    entries("rubrics", Rubric),
    entries("drills", Drill),
    one("mistakes.yaml", z.array(MistakeEntry)),
    one("contradictions.yaml", z.array(Contradiction)),
    one("ladders.yaml", z.array(Ladder)),
    one("delivery.yaml", z.array(DeliveryMeasure)),
    one("lexicon.yaml", Lexicon),
    one("sound-alikes.yaml", SoundAlikes),
    one("board.yaml", BoardWords),
    one("manners.yaml", Manners),
    one("levels.yaml", Levels),
  ]);
  const model = keep(readModel(isTrained ? await textOf(join(folder, modelFile)) : null));
  const [words] = lexicon;
  const [misheard] = soundAlikes;
  const [drawn] = board;
  const [ways] = manners;
  const [constants] = levels;
  if (words === undefined || misheard === undefined || drawn === undefined || ways === undefined || constants === undefined) return { pack: null, faults };
  const pack: Pack = {
    version: constants.version,
    scenarios,
    topics,
    signals,
    rubrics,
    drills,
    mistakes: mistakes.flat(),
    contradictions: contradictions.flat(),
    ladders: ladders.flat(),
    delivery: delivery.flat(),
    lexicon: words,
    soundAlikes: misheard,
    board: drawn,
    manners: ways,
    levels: constants,
    model: model[0] ?? emptyModel,
  };
  return { pack, faults: [...faults, ...crossFaults(pack)] };
}

const modelFile = "classifier.json";

/** Content without a trained classifier is heard by its cues alone. */
function readModel(text: string | null): Read<Model> {
  const mend = "Run `npm run train`, which writes it anew.";
  const fault = (message: string): Read<Model> => ({ ok: false, faults: [{ file: modelFile, line: 1, message, mend }] });
  if (text === null) return { ok: true, value: emptyModel };
  try {
    const read = Model.safeParse(JSON.parse(text));
    return read.success ? { ok: true, value: read.data } : fault(`It does not fit its schema: ${read.error.issues[0]?.message ?? "unknown"}.`);
  } catch {
    return fault("It is not JSON.");
  }
}

/** A paragraph as one line: where its file breaks it is nothing that is read out. */
const unwrapped = (text: string): string => text.trim().replace(/[ \t]*\n(?!\s*\n)/g, (wrap, at: number, all: string) => (all[at - 1] === "\n" ? wrap : " "));

async function scenariosIn(folder: string, keep: <T>(read: Read<T>) => readonly T[]): Promise<readonly Scenario[]> {
  const rounds = await folders(join(folder, "scenarios"));
  const found = await Promise.all(rounds.map((round) => files(folder, join("scenarios", round), ".md")));
  return found.flat().flatMap(({ file, text }) => {
    const parts = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?([\s\S]*)$/.exec(text);
    if (parts === null) return keep<Scenario>({ ok: false, faults: [{ file, line: 1, message: "There is no front matter.", mend: "Begin with a line of three dashes, the fields, and three dashes again." }] });
    return keep(readYaml({ file, text: parts[1] ?? "", firstLine: 2, add: { id: basename(file, ".md"), prompt: unwrapped(parts[2] ?? "") } }, Scenario));
  });
}

type File = { readonly file: string; readonly text: string };

async function files(folder: string, place: string, ending: string): Promise<readonly File[]> {
  const names = (await namesIn(join(folder, place))).filter((name) => name.endsWith(ending)).sort();
  return Promise.all(names.map(async (name) => ({ file: join(place, name), text: await readFile(join(folder, place, name), "utf8") })));
}

const folders = async (place: string): Promise<readonly string[]> => (await namesIn(place)).filter((name) => !name.includes(".")).sort();

async function namesIn(place: string): Promise<readonly string[]> {
  try {
    return await readdir(place);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";
