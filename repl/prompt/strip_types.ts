/**
 * TypeScript at the prompt: each runtime's own way to take types off.
 *
 * @module
 */

import process from "node:process";

interface Transpiler {
  transformSync(code: string): string;
}

type Settings = { readonly loader: "ts"; readonly deadCodeElimination: boolean };

type Runtime = { Bun?: { Transpiler: new (settings: Settings) => Transpiler } };

// A last expression such as `x` is what the prompt shows, not dead code.
const settings: Settings = { loader: "ts", deadCodeElimination: false };

/**
 * The input without its types.
 *
 * **Errors**: `SyntaxError` for what is no TypeScript either, or TypeScript that needs more than its
 * types taken off, such as an enum on Deno and Node.
 */
export async function stripTypes(input: string): Promise<string> {
  const bun = (globalThis as Runtime).Bun;
  try {
    if (bun) return new bun.Transpiler(settings).transformSync(input);
    const { stripTypeScriptTypes } = await import("node:module");
    return quietly(() => stripTypeScriptTypes(input));
  } catch (error) {
    throw new SyntaxError(firstLine(error), { cause: error });
  }
}

/** Node says on each first use that the function is young; the prompt's user did not ask. */
function quietly<T>(act: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return act();
  } finally {
    process.emitWarning = emitWarning;
  }
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/ at file:\S+$/, "").split("\n")[0] ?? "";
}
