import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { boardStaysHere } from "./vite-board.ts";

/** The server that the development pages talk to. */
const api = process.env["ALTITUDE_API"] ?? "http://127.0.0.1:8848";

/** Nothing is inlined: the Content-Security-Policy lets scripts, styles and fonts come from files of our own only. */
export default defineConfig({
  root: "src/web",
  plugins: [react(), ...boardStaysHere()],
  build: {
    outDir: "../../dist/web",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Whoever loads zod loads what holds it to the policy before it builds the first schema, however the rest is cut into files.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "zod", test: /node_modules[\\/]zod[\\/]|no-written-code/ }] } } },
    target: ["chrome123", "edge123", "firefox128", "safari17.5"],
  },
  server: {
    proxy: {
      "/api": { target: api, changeOrigin: true, headers: { origin: api } },
    },
  },
});
