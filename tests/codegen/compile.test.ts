import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { skip, test } from "../harness.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const onDeno = "Deno" in globalThis;

/** Where `kubist/meta` is, for compilers that know of no package. */
const meta = join(root, "lib", "meta", "mod.ts");

/** The types of `kubist/meta` alone: a checkout where nothing is installed lacks what its functions import. */
const vocabulary = ["object", "draft", "scalars", "kind"]
  .map((name) => `export type * from ${JSON.stringify(join(root, "lib", "meta", `${name}.ts`))};\n`)
  .join("");

async function run(command: string, args: readonly string[], cwd: string) {
  const child = spawn(command, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  return { code, output: (await output).join("") };
}

/** The generated files in a folder of their own. */
async function withGolden(use: (folder: string, files: string[]) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "kubist-golden-"));
  try {
    await cp(join(root, "tests", "codegen", "golden"), join(folder, "src"), { recursive: true });
    const files = (await readdir(join(folder, "src"), { recursive: true })).filter((name) =>
      name.endsWith(".ts")
    ).map((name) => `./src/${name}`);
    assert.ok(files.length > 0);
    await use(folder, files);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function onlyDeno(name: string, fn: () => Promise<void>): void {
  if (onDeno) test(name, fn, { timeoutMs: 240_000 });
  else {skip(
      name,
      "what the compilers say does not depend on the runtime: the run on Deno asks them",
    );}
}

onlyDeno(
  "the types of custom resources compile under tsc --strict, and wrong uses do not",
  async () => {
    await withGolden(async (folder, files) => {
      const options = {
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        isolatedDeclarations: true,
        declaration: true,
        noEmit: true,
        target: "esnext",
        module: "nodenext",
        allowImportingTsExtensions: true,
        lib: ["esnext", "dom"],
        types: [],
        paths: { "kubist/meta": ["./vocabulary.ts"] },
      };
      await writeFile(join(folder, "vocabulary.ts"), vocabulary);
      const check = async (extra: readonly string[]) => {
        const project = { compilerOptions: options, files: [...files, ...extra] };
        await writeFile(join(folder, "tsconfig.json"), JSON.stringify(project));
        return await run("npx", ["-y", "-p", "typescript@7.0.2", "tsc", "-p", "."], folder);
      };
      const good = await check([]);
      assert.equal(good.code, 0, good.output);
      const use = 'import type { CertificateDraft } from "./src/pki.kubist.example/v1.ts";\n' +
        "export const wrong: CertificateDraft = { metadata: {}, spec: { secretName: 1 } };\n";
      await writeFile(join(folder, "wrong.ts"), use);
      const bad = await check(["./wrong.ts"]);
      assert.notEqual(bad.code, 0);
      assert.match(bad.output, /wrong\.ts.*secretName|'number' is not assignable/s);
    });
  },
);

onlyDeno("the types of custom resources have no slow types", async () => {
  await withGolden(async (folder, files) => {
    const exports = Object.fromEntries(files.map((file) => [file.replace(/\.ts$/, ""), file]));
    const manifest = {
      name: "@golden/kinds",
      version: "1.0.0",
      exports,
      imports: { "kubist/meta": meta },
    };
    await writeFile(join(folder, "deno.json"), JSON.stringify(manifest));
    const lint = () => run(process.execPath, ["lint", "--rules-tags=jsr,recommended"], folder);
    const good = await lint();
    assert.equal(good.code, 0, good.output);
    assert.ok(!good.output.includes("no-slow-types"), good.output);
    await writeFile(join(folder, "src", "slow.ts"), "export const slow = Math.max(1, 2);\n");
    const slow = { ...manifest, exports: { ...exports, "./slow": "./src/slow.ts" } };
    await writeFile(join(folder, "deno.json"), JSON.stringify(slow));
    const bad = await lint();
    assert.notEqual(bad.code, 0, "the lint finds a slow type where there is one");
    assert.match(bad.output, /slow/);
  });
});
