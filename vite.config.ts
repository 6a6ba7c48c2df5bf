import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { assetPath } from "./src/web/board/asset-path";

/** The server that the development pages talk to. */
const api = process.env["ALTITUDE_API"] ?? "http://127.0.0.1:8848";

/** Nothing is inlined: the Content-Security-Policy lets scripts, styles and fonts come from files of our own only. */
export default defineConfig({
  root: "src/web",
  plugins: [react(), boardFonts()],
  build: {
    outDir: "../../dist/web",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ["chrome123", "edge123", "firefox128", "safari17.5"],
  },
  server: {
    proxy: {
      "/api": { target: api, changeOrigin: true, headers: { origin: api } },
    },
  },
});

/** Puts the fonts of Excalidraw where it asks for them. Without one, it would turn to a host outside; the Chinese and Japanese ones, 13 MB, come in slices and only where such a letter is written. */
function boardFonts(): Plugin {
  const fonts = fileURLToPath(new URL("node_modules/@excalidraw/excalidraw/dist/prod/fonts", import.meta.url));
  const names = readdirSync(fonts, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".woff2")).map((name) => name.replaceAll("\\", "/"));
  return {
    name: "board-fonts",
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
