import js from "@eslint/js";
import tseslint from "typescript-eslint";
import a11y from "eslint-plugin-jsx-a11y";

/** Which room may import which. ARCHITECTURE.md draws the same; test/arrows.test.ts proves that a crossing turns red. */
const arrows = {
  core: [],
  "content-pack": ["core"],
  store: ["core"],
  web: ["core"],
  model: ["core"],
  server: ["core", "content-pack", "store", "model", "mcp"],
  mcp: ["core", "content-pack"],
  cli: ["core", "content-pack", "store", "model", "server", "mcp"],
};

/** Libraries the core may use: no clock, randomness or I/O in them. */
const pure = ["zod"];

const rooms = Object.keys(arrows).join("|");

const keepToArrows = Object.entries(arrows).map(([room, allowed]) => ({
  files: [`src/${room}/**`],
  ignores: ["**/*.test.*"],
  rules: {
    "no-restricted-imports": ["error", {
      patterns: [
        { regex: `^#(?!(${[room, ...allowed].join("|")})/)`, message: `${room}/ may import ${allowed.join(", ") || "no other room"}.` },
        { regex: `^(\\.\\./)+(${rooms})/`, message: "Across rooms, write #room/path." },
        ...(room === "core" ? [{ regex: `^(?!#core/|\\.|(${pure.join("|")})$)`, message: "Impure, or not yet in `pure`." }] : []),
      ],
    }],
  },
}));

const impure = (selector, what) => ({ selector, message: `${what} makes the same input give another output. Take it as an argument.` });

export default tseslint.config(
  { ignores: ["dist/**", "node_modules/**", "shots/**", "bench/out/**", "content/**"] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "no-empty": ["error", { allowEmptyCatch: false }],
      "no-undef": "off",
    },
  },
  {
    files: ["src/core/**"],
    ignores: ["**/*.test.*"],
    rules: {
      "no-restricted-syntax": ["error",
        impure("MemberExpression[object.name='Date'][property.name='now']", "Date.now"),
        impure("MemberExpression[object.name='Math'][property.name='random']", "Math.random"),
        impure("NewExpression[callee.name='Date']", "new Date"),
        impure("CallExpression[callee.name='Date']", "Date()"),
        impure("Identifier[name='Intl']", "Intl"),
        impure("Identifier[name=/^toLocale/]", "toLocale…"),
        impure("Identifier[name='localeCompare']", "localeCompare"),
        impure("Identifier[name='globalThis']", "globalThis"),
        impure("Identifier[name='performance']", "performance"),
      ],
    },
  },
  ...keepToArrows,
  { files: ["src/web/**/*.tsx"], ...a11y.flatConfigs.recommended },
);
