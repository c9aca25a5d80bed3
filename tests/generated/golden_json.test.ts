import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { skip, test } from "../harness.ts";
import { hasInputs, inputFolder, noInputs } from "./inputs.ts";

const root = join(import.meta.dirname ?? ".", "../..");
const name = "every golden object of the release is of its type";

/** "apps.v1.Deployment.json" to the module and the name of its type. */
function typeOf(file: string): { module: string; type: string } {
  const parts = file.split(".").slice(0, -1);
  const type = parts.at(-1) ?? "";
  const version = parts.at(-2) ?? "";
  const group = parts.slice(0, -2).join(".");
  const folder = group.split(".")[0] ?? "";
  if (type === "Status") return { module: "meta/status.ts", type };
  return { module: `generated/${type === "WatchEvent" ? "meta" : folder}/${version}.ts`, type };
}

async function checkGolden(): Promise<void> {
  const files = (await readdir(join(inputFolder, "roundtrip"))).filter((f) => f.endsWith(".json"));
  const lines = await Promise.all(files.map(async (file, i) => {
    const { module, type } = typeOf(file);
    const json = await readFile(join(inputFolder, "roundtrip", file), "utf8");
    const from = JSON.stringify(new URL(`../../lib/${module}`, import.meta.url).href);
    return `import type { ${type} as T${i} } from ${from};\nexport const v${i}: T${i} = ${json};\n`;
  }));
  assert.ok(lines.length >= 15, String(lines.length));
  const folder = await mkdtemp(join(tmpdir(), "kubist-golden-"));
  try {
    const file = join(folder, "golden.ts");
    await writeFile(file, lines.join("\n"));
    const args = ["check", "--config", join(root, "deno.json"), file];
    await promisify(execFile)(process.execPath, args, { cwd: root });
    // The same with one wrong value must fail, or the check above has shown nothing.
    await writeFile(
      file,
      lines.join("\n").replace('"apiVersion": "apps/v1"', '"apiVersion": "apps/v2"'),
    );
    await assert.rejects(promisify(execFile)(process.execPath, args, { cwd: root }), /apps\/v2/);
  } finally {
    await rm(folder, { recursive: true });
  }
}

if (!("Deno" in globalThis)) skip(name, "the type checker is Deno's");
else if (!hasInputs) skip(name, noInputs);
else test(name, checkGolden, { timeoutMs: 360_000 });
