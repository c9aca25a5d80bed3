/**
 * Runs one input in the session's scope.
 *
 * @module
 */

import vm from "node:vm";
import { pathToFileURL } from "node:url";
import path from "node:path";
import process from "node:process";
import { importName, isJavaScript, rewriteInput, usingName } from "./input.ts";
import { stripTypes } from "./strip_types.ts";

/** The names that inputs see, all of them global, as in a script. */
export interface Evaluator extends AsyncDisposable {
  /**
   * The value of the input's last expression, awaited.
   *
   * **Errors**: `SyntaxError` for what is neither JavaScript nor TypeScript; whatever the input throws.
   */
  run(input: string): Promise<unknown>;
  /** Ends what the session's inputs declared with `using`, the latest first. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** Modules that inputs can import by name without having them installed. */
export type Bundled = Readonly<Record<string, () => Promise<unknown>>>;

/** Creates an evaluator whose inputs see `names` besides the runtime's own globals. */
export function createEvaluator(names: PropertyDescriptorMap, bundled: Bundled = {}): Evaluator {
  const held: Partial<AsyncDisposable & Disposable>[] = [];
  const own: PropertyDescriptorMap = {
    ...names,
    [importName]: { value: (specifier: string) => importFrom(specifier, bundled) },
    [usingName]: { value: <T>(value: T) => (use(held, value), value) },
  };
  for (const [name, descriptor] of Object.entries(own)) {
    Object.defineProperty(globalThis, name, {
      configurable: true,
      enumerable: true,
      ...descriptor,
    });
  }
  return {
    async run(input) {
      const code = isJavaScript(input) ? input : await withoutTypes(input);
      const result = await vm.runInThisContext(rewriteInput(code), { filename: "prompt" });
      return result?.value;
    },
    async [Symbol.asyncDispose]() {
      for (const each of held.splice(0).reverse()) {
        await (each[Symbol.asyncDispose]?.() ?? each[Symbol.dispose]?.());
      }
    },
  };
}

/** Where neither reading works, the complaint about JavaScript is the one to show. */
async function withoutTypes(input: string): Promise<string> {
  let stripped: string;
  try {
    stripped = await stripTypes(input);
  } catch (error) {
    rewriteInput(input);
    throw error;
  }
  return stripped;
}

function use(held: Partial<AsyncDisposable & Disposable>[], value: unknown): void {
  if (value === null || value === undefined) return;
  const each = value as Partial<AsyncDisposable & Disposable>;
  if (!each[Symbol.asyncDispose] && !each[Symbol.dispose]) {
    throw new TypeError("Cannot use this value: it has no [Symbol.dispose]");
  }
  held.push(each);
}

/** Relative names are files of the working directory, for the prompt has no file of its own. */
function importFrom(specifier: string, bundled: Bundled): Promise<unknown> {
  const own = Object.hasOwn(bundled, specifier) ? bundled[specifier] : undefined;
  if (own) return own();
  const isFile = /^\.{0,2}\//.test(specifier);
  const file = isFile ? pathToFileURL(path.resolve(process.cwd(), specifier)).href : specifier;
  return import(file);
}
