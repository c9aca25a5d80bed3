/**
 * Lays out the JSR package, and tries what publishing would say: no slow types, nothing left out.
 *
 * `deno task build:jsr [--out dist/jsr]`; in that folder `deno publish` then publishes.
 *
 * @module
 */

import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runTool } from "./tool.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const parts = ["mod.ts", "lib", "repl", "README.md", "LICENSE", "CHANGELOG.md", "docs"];

/** On JSR a name has a scope. */
const name = "@kubist/kubist";

/** Lays the package out in a folder of its own, which is emptied first. */
export async function buildJsr(out: string): Promise<void> {
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  for (const part of parts) await cp(join(root, part), join(out, part), { recursive: true });
  const [deno, npm] = await Promise.all(
    ["deno.json", "package.json"].map(async (file) =>
      JSON.parse(await readFile(join(root, file), "utf8"))
    ),
  );
  const dependencies = Object.entries(npm.dependencies as Record<string, string>)
    .map(([dependency, version]) => [dependency, `npm:${dependency}@${version}`]);
  const manifest = {
    name,
    version: deno.version,
    license: deno.license,
    exports: deno.exports,
    imports: { ...deno.imports, ...Object.fromEntries(dependencies) },
    compilerOptions: deno.compilerOptions,
  };
  await writeFile(join(out, "deno.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Has Deno judge the package as if it were published; gives what it says. */
export async function tryPublishing(folder: string): Promise<string> {
  return await runTool("deno", ["publish", "--dry-run", "--allow-dirty"], folder);
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { out: { type: "string", default: "dist/jsr" } } });
  const out = resolve(values.out);
  await buildJsr(out);
  console.log(await tryPublishing(out));
}
