import { access, constants, mkdir } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { recordings } from "#cli/doctor-recordings";
import type { ExitCode, Io } from "#cli/io";
import type { Pack } from "#core/content/pack";
import type { Result } from "#core/problem";
import { VoiceKind } from "#core/voice/voice-view";
import { freeBytesOf } from "#store/free-bytes";

export type Finding = { readonly what: string; readonly works: boolean; readonly says: string };
/** What is there to be used, and is not. */
export type Unused = Omit<Finding, "works">;

/** What the doctor looks at: the folder of the data, the environment, and the content, as it is read. */
export type Patient = { readonly home: string; readonly env: Readonly<Record<string, string | undefined>>; readonly content: () => Promise<Result<Pack>> };

/** `altitude doctor`: what works here, one line each. 1 where something that every session needs does not. */
export async function doctor(io: Pick<Io, "out">, { home, env, content }: Patient): Promise<ExitCode> {
  const optional = [await recordings({ home, env }), await languageModel(home, env), ...(await voices(home, env))];
  const findings = [node(), await pack(content), await folder(home), await disk(home), await database(env), await browser(env), interviews, ...optional.filter((found) => "works" in found)];
  const unused = optional.filter((found) => !("works" in found));
  for (const { what, works, says } of findings) io.out(`${works ? "works  " : "missing"}  ${what.padEnd(15)}${says}\n`);
  for (const { what, says } of unused) io.out(`not used ${what.padEnd(15)}${says}\n`);
  return findings.some(({ what, works }) => !works && needed.has(what)) ? 1 : 0;
}

const interviews: Finding = { what: "interviews", works: true, says: "By text always, and by voice where the browser may use a microphone, which is tried when an interview is set up." };

const needed = new Set(["node", "content", "folder", "database"]);

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return { what: "node", works: major > 20 || (major === 20 && minor >= 19), says: `Node.js ${process.versions.node}; 20.19 or newer is needed.` };
}

async function pack(content: Patient["content"]): Promise<Finding> {
  const read = await content();
  return { what: "content", works: read.ok, says: read.ok ? `Version ${read.value.version}: ${String(read.value.scenarios.length)} scenarios.` : "Run `altitude content check`." };
}

async function folder(home: string): Promise<Finding> {
  try {
    await mkdir(home, { recursive: true, mode: 0o700 });
    await access(home, constants.W_OK);
    return { what: "folder", works: true, says: `${home} can be written.` };
  } catch {
    return { what: "folder", works: false, says: `${home} cannot be written. Set ALTITUDE_HOME to a folder that can.` };
  }
}

async function disk(home: string): Promise<Finding> {
  try {
    const freeMb = Math.round((await freeBytesOf(home)) / 1_000_000);
    return { what: "disk", works: freeMb > 200, says: `${String(freeMb)} MB free${freeMb > 200 ? "" : ": make room on it"}.` };
  } catch {
    return { what: "disk", works: false, says: "Free space could not be read." };
  }
}

async function database(env: Patient["env"]): Promise<Finding> {
  if (env["DATABASE_URL"] !== undefined) return { what: "database", works: true, says: "PostgreSQL, as DATABASE_URL names it; tried when the app starts." };
  const { tryDatabase } = await import("#cli/try-database");
  return tryDatabase();
}

/** Which language model is connected; whether it answers is tried in Settings. */
async function languageModel(home: string, env: Patient["env"]): Promise<Finding | Unused> {
  const [{ modelFrom }, { modelFile }, { nameOf }] = await Promise.all([import("#server/model-environment"), import("#server/model-file"), import("#model/connection")]);
  const named = modelFrom(env);
  const found = named.ok && named.value === null ? await modelFile(home).read() : named;
  if (!found.ok) return { what: "model", works: false, says: `${found.problem.message} ${found.problem.mend}` };
  if (found.value === null) return { what: "model", says: "The built-in interviewer is complete without one." };
  return { what: "model", works: true, says: `${nameOf(found.value)}, set ${named.ok && named.value !== null ? "by the environment" : "in Settings"}; try it there.` };
}

const withoutService = {
  transcription: "No service is connected: the browser writes down what you say where it can on this device, or by its maker's service if you allow that; else you type.",
  speech: "No service is connected: the browser says the questions where it has a voice; they can always be read.",
} as const satisfies Record<VoiceKind, string>;

const sent = { transcription: "what you say is sent", speech: "the interviewer's words are sent" } as const satisfies Record<VoiceKind, string>;
const sentWhere = { transcription: "where the browser cannot write it down on this device", speech: "where you choose the connected service under Voice in an interview" } as const satisfies Record<VoiceKind, string>;

/** Which speech services are connected, and where what they are sent goes; whether they work is tried in Settings. */
async function voices(home: string, env: Patient["env"]): Promise<readonly (Finding | Unused)[]> {
  const [{ voicesFrom }, { voiceFile }, { voiceDestination }] = await Promise.all([import("#server/voice-environment"), import("#server/voice-file"), import("#model/voice-request")]);
  const named = voicesFrom(env);
  const kept = named.ok ? await voiceFile(home).read() : named;
  if (!named.ok || !kept.ok) return kept.ok ? [] : [{ what: "voices", works: false, says: `${kept.problem.message} ${kept.problem.mend}` }];
  return VoiceKind.options.map((what) => {
    const connection = named.value[what] ?? kept.value?.[what] ?? null;
    if (connection === null) return { what, says: withoutService[what] };
    return { what, works: true, says: `${connection.model}, set ${named.value[what] === null ? "in Settings" : "by the environment"}: ${sent[what]} to ${voiceDestination(connection).goesTo} ${sentWhere[what]}; try it in Settings.` };
  });
}

const opener = process.platform === "darwin" ? "open" : "xdg-open";

/** Whether `altitude start` can open the app by itself. Any current browser shows it either way. */
async function browser(env: Patient["env"]): Promise<Finding> {
  const places = (env["PATH"] ?? "").split(delimiter).filter((place) => place !== "");
  const found = await Promise.all(places.map((place) => access(join(place, opener), constants.X_OK).then(() => true, () => false)));
  return found.includes(true)
    ? { what: "browser", works: true, says: `${opener} opens it; any current browser will do.` }
    : { what: "browser", works: false, says: `There is no ${opener}; open the address that \`altitude start\` prints in any current browser.` };
}
