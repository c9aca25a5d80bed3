import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";
import { skip, test } from "../harness.ts";
import { readBlocks } from "./blocks.ts";
import { withExampleCluster } from "./cluster.ts";

const onDeno = "Deno" in globalThis;

test("the blocks of README.md and docs/ run on this runtime", async () => {
  const docs = existsSync("docs") ? await readdir("docs", { recursive: true }) : [];
  const pages = [
    "README.md",
    ...docs.filter((name) => name.endsWith(".md")).map((n) => join("docs", n)),
  ];
  await mkdir(".cache", { recursive: true });
  // inside the project, so that "kubist" is found
  const folder = await mkdtemp(".cache/docs-");
  let ran = 0;
  try {
    for (const page of pages) {
      for (const { line, code } of readBlocks(await readFile(page, "utf8"))) {
        const file = join(folder, `block_${++ran}.ts`);
        await writeFile(file, code);
        const args = onDeno ? ["run", "-A", file] : [file];
        const { exit, output } = await withExampleCluster((kubeconfig) => run(args, kubeconfig));
        assert.equal(exit, 0, `${page}:${line} failed:\n${output}`);
      }
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  assert.ok(ran > 0, "not one block was found");
}, { timeoutMs: 900_000 });

const name = "the examples of doc comments run";
if (onDeno) {
  test(name, async () => {
    await withExampleCluster(async (kubeconfig) => {
      const { exit, output } = await run(
        ["test", "-A", "--no-check", "--doc", "mod.ts", "lib"],
        kubeconfig,
      );
      assert.equal(exit, 0, output);
      assert.match(output, /^ok \| [1-9]\d* passed/m);
    });
  }, { timeoutMs: 600_000 });
} else skip(name, "Deno alone finds the examples of doc comments");

async function run(args: string[], kubeconfig: string): Promise<{ exit: number; output: string }> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, KUBECONFIG: kubeconfig, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exit = new Promise<number>((resolve, reject) => {
    child.once("error", reject).once("close", (code) => resolve(code ?? 1));
  });
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { exit: await exit, output: `${out}\n${errors}` };
}
