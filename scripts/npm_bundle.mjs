/**
 * How rolldown makes the JavaScript of the npm package: all that importing kubist loads is one file, for
 * runtimes spend more time on finding files than on reading them; what a feature loads later stays apart.
 *
 * `rolldown -c scripts/npm_bundle.mjs --dir DIR`
 *
 * @module
 */

import { readFileSync } from "node:fs";

const { exports } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const entries = [...Object.values(exports), "./repl/kubist.ts"];

export default {
  input: Object.fromEntries(entries.map((file) => [file.slice(2, -3), file])),
  /** Packages, and kubist's own doors, which the prompt uses as its users do; not what `using` needs. */
  external: /^(?!\0|@oxc-project\/runtime\/)[^./]/,
  /** The oldest Node that is supported has everything of this edition. */
  transform: { target: "es2023" },
  output: {
    entryFileNames: "[name].js",
    chunkFileNames: "chunks/[name].js",
    minifyInternalExports: false,
    comments: { jsdoc: false },
    codeSplitting: { groups: [{ name: "kubist", test: /^(?!.*\/(lib|repl)\/).*\/mod\.ts$/ }] },
  },
};
