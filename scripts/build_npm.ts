/**
 * Builds the npm package: ESM JavaScript and declarations, because Node and Deno run no TypeScript from
 * `node_modules`.
 *
 * `deno task build:npm [--out dist/npm] [--pack DIR]`
 *
 * @module
 */

import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runTool } from "./tool.ts";

const root = fileURLToPath(new URL("../", import.meta.url));

/** Who writes the declarations, and who the JavaScript; tools, not dependencies. */
const compiler = "typescript@7.0.2";
const bundler = "rolldown@1.3.2";

/** The guides come along: they are those of this version, and the README leads to them. */
const papers = ["README.md", "LICENSE", "CHANGELOG.md", "docs", "lib/README.md"];

/** What `package.json` says for this repository. */
interface Manifest {
  readonly version: string;
  readonly exports: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** Builds the package into a folder of its own, which is emptied first. */
export async function buildNpm(out: string): Promise<void> {
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const manifest: Manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  await bundle(out);
  await declare(out, manifest);
  await finishDeclarations(out);
  await finishCommand(join(out, "repl", "kubist.js"));
  for (const paper of papers) {
    await cp(join(root, paper), join(out, paper), { recursive: true });
  }
  await writeFile(join(out, "package.json"), `${JSON.stringify(published(manifest), null, 2)}\n`);
}

/** Packs a built package; gives the path of the tarball. */
export async function packNpm(built: string, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const printed = await runTool("npm", ["pack", "--json", "--pack-destination", folder], built);
  const [{ filename }] = JSON.parse(printed) as [{ readonly filename: string }];
  return join(folder, filename);
}

async function bundle(out: string): Promise<void> {
  const config = join(root, "scripts", "npm_bundle.mjs");
  await runTool("npx", ["-y", "-p", bundler, "rolldown", "-c", config, "--dir", out], root);
}

async function declare(out: string, { exports }: Manifest): Promise<void> {
  const project = join(out, "tsconfig.json");
  await writeFile(
    project,
    JSON.stringify({
      compilerOptions: {
        rootDir: root,
        outDir: out,
        declaration: true,
        emitDeclarationOnly: true,
        isolatedDeclarations: true,
        // The gate has checked the types, with those of Deno at hand.
        noCheck: true,
        module: "nodenext",
        lib: ["es2023", "esnext.disposable", "dom"],
        rewriteRelativeImportExtensions: true,
        verbatimModuleSyntax: true,
        types: [],
      },
      files: [...Object.values(exports), "./repl/kubist.ts"].map((file) => join(root, file)),
    }),
  );
  await runTool("npx", ["-y", "-p", compiler, "tsc", "-p", project], root);
  await rm(project);
}

/** A project that names an older edition need not know what `Disposable` is. */
async function finishDeclarations(out: string): Promise<void> {
  for (const name of await readdir(out, { recursive: true })) {
    if (!name.endsWith(".d.ts")) continue;
    const file = join(out, name);
    const text = await readFile(file, "utf8");
    if (!/\b(Async)?Disposable\b/.test(text)) continue;
    await writeFile(file, `/// <reference lib="esnext.disposable" />\n${text}`);
  }
}

/** The command is run by the system. */
async function finishCommand(file: string): Promise<void> {
  await writeFile(file, `#!/usr/bin/env node\n${await readFile(file, "utf8")}`);
  await chmod(file, 0o755);
}

/** The manifest of the package: what is built instead of its sources, and no tools. */
function published({ devDependencies: _, exports, ...rest }: Manifest): Record<string, unknown> {
  const doors = Object.entries(exports).map(([door, source]) => {
    const file = source.replace(/\.ts$/, "");
    return [door, { types: `${file}.d.ts`, default: `${file}.js` }];
  });
  return {
    ...rest,
    exports: { ...Object.fromEntries(doors), "./package.json": "./package.json" },
    bin: { kubist: "./repl/kubist.js" },
    sideEffects: false,
  };
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { out: { type: "string", default: "dist/npm" }, pack: { type: "string" } },
  });
  const out = resolve(values.out);
  await buildNpm(out);
  console.log(values.pack ? await packNpm(out, resolve(values.pack)) : out);
}
