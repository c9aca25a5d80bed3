/**
 * Refuses platform names outside `lib/runtime`, in it at import time, and anything in the static graph
 * of `mod.ts` that is not kubist's own; then imports every door with no permission granted.
 *
 * @module
 */

import {
  type House,
  isLibrary,
  type Module,
  type Problem,
  resolveImport,
  runCheck,
} from "./source/mod.ts";
import { runDeno } from "./deno.ts";

/** The wrong mentions of a platform in a house. */
export function checkPlatform(house: House): Problem[] {
  const library = house.modules.filter((m) => isLibrary(m.path));
  return [...library.flatMap(checkNames), ...checkGraph(house)];
}

function checkNames(module: Module): Problem[] {
  const { path } = module;
  const inRuntime = path.startsWith("lib/runtime/");
  const names = module.platform.flatMap((use) => {
    const message = judge(use.name, inRuntime, use.inType || use.inFunction);
    return message === undefined ? [] : [{ path, line: use.line, message }];
  });
  const builtIns = inRuntime ? [] : module.imports
    .filter((i) => i.specifier.startsWith("node:"))
    .map((i) => ({ path, line: i.line, message: `${i.specifier} outside lib/runtime` }));
  return [...names, ...builtIns];
}

function judge(name: string, inRuntime: boolean, deferred: boolean): string | undefined {
  if (name === "console") return "console in lib: report through a hook that the caller passes in";
  if (!inRuntime) return `${name} outside lib/runtime`;
  return deferred ? undefined : `${name} at import time: use it inside a function`;
}

/**
 * What importing `mod.ts` evaluates: nothing but kubist's own modules, so no built-in of Node and no
 * dependency is loaded before the feature that needs it.
 */
function checkGraph({ modules, deno }: House): Problem[] {
  const byPath = new Map(modules.map((m) => [m.path, m]));
  const via = new Map<string, string | undefined>([["mod.ts", undefined]]);
  const problems: Problem[] = [];
  for (const path of via.keys()) {
    for (const fact of byPath.get(path)?.imports ?? []) {
      if (fact.form !== "static") continue;
      const target = resolveImport(path, fact.specifier, deno);
      if (target === undefined) {
        const message = `importing mod.ts loads ${fact.specifier}, by way of ${chain(path, via)}`;
        problems.push({ path, line: fact.line, message });
      } else if (!via.has(target)) via.set(target, path);
    }
  }
  return problems;
}

function chain(path: string, via: ReadonlyMap<string, string | undefined>): string {
  const before = via.get(path);
  return before === undefined ? path : `${chain(before, via)} > ${path}`;
}

/** Imports the doors under Deno with no permission and no prompt; answers what went wrong. */
export async function checkPermissions(doors: readonly string[]): Promise<Problem[]> {
  const script = doors.map((door) => `import "${door}";`).join("\n");
  const args = ["run", "--no-prompt", "--quiet", "--ext=ts", "-"];
  const { code, output } = await runDeno(args, { stdin: script });
  if (code === 0) return [];
  const message = `importing ${doors.join(", ")} needs a permission or fails:\n${output}`;
  return [{ path: "mod.ts", message }];
}

if (import.meta.main) {
  await runCheck("platform", async (house) => [
    ...checkPlatform(house),
    ...await checkPermissions(Object.values(house.deno.exports ?? {})),
  ]);
}
