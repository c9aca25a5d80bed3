/**
 * Refuses exports and their members without a doc comment, doors without a description, functions of
 * `mod.ts` without an example, and examples that do not type-check; lists public types that cannot be
 * named.
 *
 * @module
 */

import { existsSync } from "node:fs";
import process from "node:process";
import {
  type ExportFact,
  formatProblem,
  type House,
  isDoor,
  isLibrary,
  type Module,
  type Problem,
  resolveImport,
  runCheck,
} from "./source/mod.ts";
import { runDeno } from "./deno.ts";

/** What of a house is not documented. */
export function checkDocs(house: House): Problem[] {
  const library = house.modules.filter((m) => isLibrary(m.path));
  return [
    ...library.flatMap(checkExportDocs),
    ...library.filter((m) => isDoor(m.path, house.deno)).flatMap(checkDoor),
    ...checkExamplesExist(house),
  ];
}

function checkExportDocs({ path, exports }: Module): Problem[] {
  const own = exports.filter((e) => e.from === undefined && e.name !== "default");
  return own.filter((e) => !saysSomething(e.doc)).map(({ name, line }) => ({
    path,
    line,
    message: `${name} has no doc comment`,
  }));
}

function checkDoor({ path, doc }: Module): Problem[] {
  return saysSomething(doc) ? [] : [{ path, message: "the door has no @module comment" }];
}

function saysSomething(doc: string | undefined): boolean {
  return /\w{2}/.test((doc ?? "").replace(/@module\b/, ""));
}

/** Every function that `mod.ts` offers shows how it is used. */
function checkExamplesExist({ modules, deno }: House): Problem[] {
  const byPath = new Map(modules.map((m) => [m.path, m]));
  const front = byPath.get("mod.ts")?.exports ?? [];
  return front.flatMap((fact) => {
    const found = declarationOf(fact, "mod.ts");
    if (!found?.fact.callable || /@example\b/.test(found.fact.doc ?? "")) return [];
    const message = `${fact.name} is a function of mod.ts without an @example`;
    return [{ path: found.path, line: found.fact.line, message }];
  });

  function declarationOf(
    fact: ExportFact,
    path: string,
  ): { fact: ExportFact; path: string } | undefined {
    if (fact.from === undefined) return { fact, path };
    const target = resolveImport(path, fact.from, deno);
    const next = byPath.get(target ?? "")?.exports.find((e) =>
      e.name === (fact.source ?? fact.name)
    );
    return next && target !== undefined ? declarationOf(next, target) : undefined;
  }
}

/** Type-checks the TypeScript blocks of doc comments, of `README.md` and of `docs/`. */
export async function checkExamples(): Promise<Problem[]> {
  const places = ["mod.ts", "lib", "README.md", "docs"].filter((place) => existsSync(place));
  const { code, output } = await runDeno(["check", "--quiet", "--doc-only", ...places]);
  return code === 0 ? [] : [{ path: "examples", message: `do not type-check:\n${output}` }];
}

/** What `deno doc --lint` finds of the public interface, but for the fields of generated types. */
export interface DocLint {
  /** Members of public types that say nothing of themselves: refused. */
  readonly silent: readonly Problem[];
  /**
   * Types in public signatures that no door exports: advice, since a type that only holds others together
   * may well have no door.
   */
  readonly unnameable: readonly Problem[];
}

/** Lints the documentation of the doors. */
export async function lintDocs(doors: readonly string[]): Promise<DocLint> {
  const { output } = await runDeno(["doc", "--lint", ...doors]);
  return readDocLint(output);
}

/** The refusals in the output of `deno doc --lint`, whose paths are absolute. */
export function readDocLint(output: string, root: string = `${process.cwd()}/`): DocLint {
  const silent: Problem[] = [];
  const unnameable: Problem[] = [];
  const pattern = /^error\[([\w-]+)\]: (.+)\n\s+--> (.+):(\d+):\d+$/gm;
  for (const [, rule, message = "", at = "", line] of output.matchAll(pattern)) {
    const path = at.replace(root, "");
    // A field named by a symbol is one that nobody is to name.
    const isHidden = /\["(\w+)"\]' references private type '\1'$/.test(message);
    if (isHidden || path.startsWith("lib/generated/")) continue;
    const problem = { path, line: Number(line), message };
    if (rule === "missing-jsdoc") silent.push({ ...problem, message: "it has no doc comment" });
    else unnameable.push(problem);
  }
  return { silent, unnameable };
}

if (import.meta.main) {
  await runCheck("docs", async (house) => {
    const { silent, unnameable } = await lintDocs(Object.values(house.deno.exports ?? {}));
    for (const problem of unnameable) console.log(`advice: ${formatProblem(problem)}`);
    return [...checkDocs(house), ...silent, ...await checkExamples()];
  });
}
