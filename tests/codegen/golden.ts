/**
 * The fixtures and what is generated from them. `deno run -A tests/codegen/golden.ts` writes it anew,
 * after a look at the difference.
 *
 * @module
 */

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { generateFromCrds, type SourceFile } from "../../lib/codegen/mod.ts";
import { parseAllYaml } from "../../lib/meta/mod.ts";

const here = import.meta.dirname ?? ".";

/** The parsed documents of a fixture. */
export async function fixture(name: string): Promise<unknown[]> {
  const text = await readFile(join(here, "fixtures", `${name}.yaml`), "utf8");
  return (await parseAllYaml(text)).map((document) => document.value);
}

/** What all fixtures become. */
export async function generateGolden(): Promise<SourceFile[]> {
  const documents = await Promise.all(["applications", "certificates", "monitors"].map(fixture));
  return generateFromCrds(documents.flat());
}

/** The text of a golden file; undefined when there is none. */
export async function golden(path: string): Promise<string | undefined> {
  try {
    return await readFile(join(here, "golden", path), "utf8");
  } catch {
    return undefined;
  }
}

if (import.meta.main) {
  for (const { path, text } of await generateGolden()) {
    const file = join(here, "golden", path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}
