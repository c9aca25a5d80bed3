/**
 * Paths with patterns: `./deploy/*.yaml`, `overlays/{dev,prod}`, `charts/**`.
 *
 * @module
 */

import { runtime } from "../../runtime/mod.ts";
import { ManifestError } from "./error.ts";

const manifestFile = /\.(ya?ml|json)$/i;

/**
 * The files that a path means, by name; a directory means the manifests in it.
 *
 * **Errors**: `ManifestError` when there are none.
 */
export async function expand(pattern: string): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const one of alternatives(pattern)) paths.push(...await filesOf(one));
  if (paths.length > 0) return [...new Set(paths)];
  throw new ManifestError(`no file matches in ${runtime().cwd()}`, {
    problem: "no_match",
    source: JSON.stringify(pattern),
  });
}

/** Without patterns of braces: "a/{b,c}" is "a/b" and "a/c". */
function alternatives(pattern: string): string[] {
  const match = /\{([^{}]*,[^{}]*)\}/.exec(pattern);
  if (!match) return [pattern];
  const [whole, inner = ""] = match;
  const before = pattern.slice(0, match.index);
  const after = pattern.slice(match.index + whole.length);
  return inner.split(",").flatMap((word) => alternatives(before + word + after));
}

async function filesOf(pattern: string): Promise<string[]> {
  const found: string[] = [];
  for (const path of await walk(pattern)) {
    const info = await runtime().stat(path);
    if (info?.isFile) found.push(path);
    // A pattern's `**` has already gone through directories.
    else if (info?.isDirectory && !/[*?]/.test(pattern)) found.push(...await manifestsIn(path));
  }
  return found.sort();
}

async function manifestsIn(directory: string): Promise<string[]> {
  const names = await runtime().readDir(directory) ?? [];
  return names.filter((name) => manifestFile.test(name)).map((name) => join(directory, name));
}

/** Every path that matches, step by step. */
async function walk(pattern: string): Promise<string[]> {
  let bases = [pattern.startsWith("/") ? "/" : ""];
  for (const step of pattern.split(/[/\\]/).filter((s) => s !== "")) {
    const next: string[] = [];
    for (const base of bases) next.push(...await take(base, step));
    bases = next;
  }
  return bases;
}

async function take(base: string, step: string): Promise<string[]> {
  if (step === "**") return await below(base);
  if (!/[*?]/.test(step)) return [join(base, step)];
  const matches = toExpression(step);
  const names = await runtime().readDir(base || ".") ?? [];
  return names.filter((name) => matches.test(name)).map((name) => join(base, name));
}

/** A directory and all below it, for the step that follows, and their manifests, should none follow. */
async function below(base: string): Promise<string[]> {
  const found = [base];
  for (const name of await runtime().readDir(base || ".") ?? []) {
    if (name.startsWith(".")) continue;
    const path = join(base, name);
    const info = await runtime().stat(path);
    if (info?.isDirectory) found.push(...await below(path));
    else if (manifestFile.test(name)) found.push(path);
  }
  return found;
}

/** A leading dot is matched by a dot alone, as in a shell. */
function toExpression(step: string): RegExp {
  const text = step.replace(/[.+^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*").replaceAll("?", ".");
  return new RegExp(`^${step.startsWith(".") ? "" : "(?!\\.)"}${text}$`);
}

function join(base: string, name: string): string {
  return base === "" || base.endsWith("/") ? base + name : `${base}/${name}`;
}
