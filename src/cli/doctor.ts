import { access, constants, mkdir, statfs } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { contentFolder } from "#cli/place";
import type { ExitCode, Io } from "#cli/io";
import { readPack } from "#content-pack/read-pack";

type Finding = { readonly what: string; readonly works: boolean; readonly says: string };

/** `altitude doctor`: what works here, one line each. 1 where something that every session needs does not. */
export async function doctor(io: Io): Promise<ExitCode> {
  const home = process.env["ALTITUDE_HOME"] ?? join(homedir(), ".altitude");
  const findings = [node(), await content(), await folder(home), await disk(home), await database(), browser(), microphone(), model()];
  for (const { what, works, says } of findings) io.out(`${works ? "works  " : "missing"}  ${what.padEnd(12)}${says}\n`);
  return findings.some(({ what, works }) => !works && needed.has(what)) ? 1 : 0;
}

const needed = new Set(["node", "content", "folder", "database"]);

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return { what: "node", works: major > 20 || (major === 20 && minor >= 19), says: `Node.js ${process.versions.node}; 20.19 or newer is needed.` };
}

async function content(): Promise<Finding> {
  const pack = await readPack(contentFolder);
  return { what: "content", works: pack.ok, says: pack.ok ? `Version ${pack.value.version}: ${String(pack.value.scenarios.length)} scenarios.` : "Run `altitude content check`." };
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
    const { bavail, bsize } = await statfs(home);
    const freeMb = Math.round((bavail * bsize) / 1_000_000);
    return { what: "disk", works: freeMb > 200, says: `${String(freeMb)} MB free; an interview takes less than one.` };
  } catch {
    return { what: "disk", works: false, says: "Free space could not be read." };
  }
}

async function database(): Promise<Finding> {
  if (process.env["DATABASE_URL"] !== undefined) return { what: "database", works: true, says: "PostgreSQL, as DATABASE_URL names it; tried when the app starts." };
  const { tryDatabase } = await import("#cli/try-database");
  return tryDatabase();
}

const browser = (): Finding => ({ what: "browser", works: true, says: "Any current browser; open the address that `altitude start` prints." });
const microphone = (): Finding => ({ what: "microphone", works: true, says: "Not used: interviews run by text." });
const model = (): Finding => ({ what: "model", works: true, says: "Not needed: the built-in interviewer is complete without one." });
