/**
 * Builds a single binary: the `kubist` command, or a script of yours with kubist inside.
 *
 * `deno task build [SCRIPT] [--out FILE] [--target bun-linux-arm64]`
 *
 * @module
 */

import { mkdir } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runTool } from "./tool.ts";

const root = fileURLToPath(new URL("../", import.meta.url));

/** Bun when it is installed, else from npm. */
const bun = ["bun", "1.4.5"] as const;

/** What to build. */
export interface BinaryOptions {
  /** The script that the binary starts. */
  readonly script: string;
  /** The binary. */
  readonly out: string;
  /** Another platform, as Bun names it: "bun-darwin-arm64". @default {this one} */
  readonly target?: string | undefined;
}

/**
 * Builds it; nothing is looked up when it runs. Identifiers are kept, because stacks tell them; bytecode
 * saves the parsing, and splitting the loading of what a command does not use.
 */
export async function buildBinary({ script, out, target }: BinaryOptions): Promise<void> {
  await mkdir(dirname(resolve(out)), { recursive: true });
  const args = [
    "build",
    "--compile",
    "--minify-syntax",
    "--minify-whitespace",
    "--bytecode",
    "--splitting",
    "--format=esm",
    ...(target === undefined ? [] : [`--target=${target}`]),
    resolve(script),
    `--outfile=${resolve(out)}`,
  ];
  const [command, version] = bun;
  const found = await runTool(command, ["--version"], root).then(() => true, () => false);
  // It is run here, so that a script of yours finds this kubist by its name.
  if (found) await runTool(command, args, dirname(resolve(script)));
  else await runTool("npx", ["-y", `${command}@${version}`, ...args], dirname(resolve(script)));
}

if (import.meta.main) {
  const { values, positionals: [script] } = parseArgs({
    allowPositionals: true,
    options: { out: { type: "string" }, target: { type: "string" } },
  });
  const out = values.out ??
    join("dist", script === undefined ? "kubist" : basename(script).replace(/\.[cm]?[jt]s$/, ""));
  await buildBinary({
    script: script ?? join(root, "repl/kubist.ts"),
    out,
    target: values.target,
  });
  console.log(resolve(out));
  process.exit();
}
