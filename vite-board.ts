import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { assetPath } from "./src/web/board/asset-path.ts";

/**
 * Keeps Excalidraw to this machine and to our Content-Security-Policy: its fonts come from here and from nowhere else, and nothing in
 * it needs `eval` or inline styles. What it looks for in the package has to be found, or the build fails.
 */
export function boardStaysHere(): readonly Plugin[] {
  return [servesFonts(), asksNobody()];
}

const root = fileURLToPath(new URL(".", import.meta.url));
const inPackage = "/node_modules/@excalidraw/excalidraw/dist/prod/";

/** The fonts stand where the app looks for them. The Chinese and Japanese ones, 13 MB, come in slices, and only where such a letter is written. */
function servesFonts(): Plugin {
  const fonts = join(root, inPackage, "fonts");
  const names = readdirSync(fonts, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".woff2")).map((name) => name.replaceAll("\\", "/"));
  const { version }: { readonly version: string } = JSON.parse(readFileSync(join(root, inPackage, "../../package.json"), "utf8"));
  if (!assetPath.includes(`-${version}/`)) throw new Error(`src/web/board/asset-path.ts names another version of Excalidraw than ${version}. Write that one there.`);
  return {
    name: "board-serves-fonts",
    generateBundle() {
      for (const name of names) this.emitFile({ type: "asset", fileName: `${assetPath.slice(1)}fonts/${name}`, source: readFileSync(join(fonts, name)) });
    },
    configureServer({ middlewares }) {
      middlewares.use(`${assetPath}fonts`, (request, response, next) => {
        const name = names.find((known) => `/${known}` === request.url);
        if (name === undefined) next();
        else response.setHeader("content-type", "font/woff2").end(readFileSync(join(fonts, name)));
      });
    },
  };
}

const edits = [
  { what: "the host outside that fonts would come from", found: /return (\w+)\.push\(new URL\(\w+,\w+\.ASSETS_FALLBACK_URL\)\),\1\}/g, put: "return $1}" },
  { what: "the worker that cuts fonts to the letters used, where one is to be had", found: /=typeof Worker<"u",/g, put: "=!1," },
  { what: "a style attribute", found: /(\w+)\.setAttribute\("style","white-space: pre;"\)/g, put: '$1.style.setProperty("white-space","pre")' },
  { what: "pictures in the library, put in as markup", found: /(\w+)\.innerHTML=(\w+)\.outerHTML/g, put: '($2.querySelectorAll("style").forEach(style=>style.remove()),$1.replaceChildren($2.cloneNode(true)))' },
  { what: "the button of its menu, which has no name", found: /"data-testid":"main-menu-trigger",/g, put: '"data-testid":"main-menu-trigger","aria-label":"Menu of the drawing",' },
] as const;

/** What cuts fonts to the letters used, here and in a worker. They go whole into a saved picture instead: see `whole-fonts.ts`. */
const cutters: readonly string[] = ["./subset-shared.chunk.js", "./subset-worker.chunk.js"];

function asksNobody(): Plugin {
  const done = new Set<string>();
  return {
    name: "board-asks-nobody",
    apply: "build",
    enforce: "pre",
    resolveId(source, importer) {
      if (!cutters.includes(source) || importer?.replaceAll("\\", "/").includes(inPackage) !== true) return null;
      done.add(source);
      return join(root, "src/web/board/whole-fonts.ts");
    },
    transform(code, id) {
      if (!id.replaceAll("\\", "/").includes(inPackage)) return null;
      let edited = code;
      for (const { what, found, put } of edits) {
        if (edited.search(found) === -1) continue;
        done.add(what);
        edited = edited.replaceAll(found, put);
      }
      return edited === code ? null : { code: edited, map: null };
    },
    buildEnd(error) {
      const missing = [...cutters, ...edits.map(({ what }) => what)].filter((what) => !done.has(what));
      if (error === undefined && missing.length > 0) throw new Error(`Excalidraw has changed: vite-board.ts no longer finds ${missing.join(", ")}.`);
    },
  };
}
