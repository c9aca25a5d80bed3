/**
 * Functions of semantic versions: `semver("1.2.3")`.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-semver-library
 *
 * @module
 */

import { KubeError } from "../../../errors.ts";
import type { CelEnvironment } from "../environment.ts";

/** A version in an expression. */
class Semver {
  readonly numbers: readonly bigint[];
  readonly pre: readonly string[];
  readonly build: string;

  constructor(numbers: readonly bigint[], pre: readonly string[], build: string) {
    this.numbers = numbers;
    this.pre = pre;
    this.build = build;
  }
}

const TYPE = "kubernetes.Semver";

/** Adds the functions. */
export function registerSemver(env: CelEnvironment): void {
  env.registerType(TYPE, { ctor: Semver });
  env.registerFunction("isSemver(string): bool", (text: string) => parse(text) !== undefined);
  env.registerFunction(
    "isSemver(string, bool): bool",
    (text: string, loose: boolean) => parse(loose ? normal(text) : text) !== undefined,
  );
  env.registerFunction(`semver(string): ${TYPE}`, (text: string) => semverOf(text));
  env.registerFunction(
    `semver(string, bool): ${TYPE}`,
    (text: string, loose: boolean) => semverOf(loose ? normal(text) : text),
  );
  for (const [i, name] of ["major", "minor", "patch"].entries()) {
    env.registerFunction(`${TYPE}.${name}(): int`, ({ numbers }: Semver) => numbers[i] ?? 0n);
  }
  const decide = (name: string, of: (order: number) => boolean) =>
    env.registerFunction(
      `${TYPE}.${name}(${TYPE}): bool`,
      (a: Semver, b: Semver) => of(compare(a, b)),
    );
  decide("isLessThan", (order) => order < 0);
  decide("isGreaterThan", (order) => order > 0);
  env.registerFunction(
    `${TYPE}.compareTo(${TYPE}): int`,
    (a: Semver, b: Semver) => BigInt(compare(a, b)),
  );
  env.registerOperator(`${TYPE} == ${TYPE}`, (a: Semver, b: Semver) => compare(a, b) === 0);
}

const NUMBER = "(0|[1-9]\\d*)";
const PART = "(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)";
const VERSION = new RegExp(
  `^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-(${PART}(?:\\.${PART})*))?(?:\\+([0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*))?$`,
);

function parse(text: string): Semver | undefined {
  const [, major, minor, patch, pre = "", build = ""] = VERSION.exec(text) ?? [];
  if (major === undefined || minor === undefined || patch === undefined) return undefined;
  return new Semver([major, minor, patch].map(BigInt), pre === "" ? [] : pre.split("."), build);
}

function semverOf(text: string): Semver {
  const version = parse(text);
  if (version) return version;
  throw new KubeError(problemOf(text));
}

/** What the parser of kube-apiserver says. */
function problemOf(text: string): string {
  if (text === "") return "Version string empty";
  const parts = text.split(".");
  if (parts.length < 3) return "No Major.Minor.Patch elements found";
  for (const [i, what] of ["major", "minor"].entries()) {
    const part = parts[i] ?? "";
    if (!/^\d+$/.test(part)) {
      return `Invalid character(s) found in ${what} number ${JSON.stringify(part)}`;
    }
    if (/^0\d/.test(part)) {
      const name = `${what[0]?.toUpperCase()}${what.slice(1)}`;
      return `${name} number must not contain leading zeroes ${JSON.stringify(part)}`;
    }
  }
  return `Invalid character(s) found in patch number ${JSON.stringify(parts.slice(2).join("."))}`;
}

/** Without a "v", with all three numbers, none of which begins with a zero. */
function normal(text: string): string {
  const [, core = "", rest = ""] = /^v?([^+-]*)(.*)$/s.exec(text.trim()) ?? [];
  const numbers = core.split(".").map((n) => n.replace(/^0+(?=\d)/, ""));
  while (numbers.length < 3) numbers.push("0");
  return numbers.join(".") + rest;
}

function compare(a: Semver, b: Semver): number {
  for (const [i, number] of a.numbers.entries()) {
    const other = b.numbers[i] ?? 0n;
    if (number !== other) return number < other ? -1 : 1;
  }
  // What comes before a version is less than it.
  if (a.pre.length === 0 || b.pre.length === 0) return Math.sign(b.pre.length - a.pre.length);
  for (let i = 0; i < Math.max(a.pre.length, b.pre.length); i++) {
    const order = comparePart(a.pre[i], b.pre[i]);
    if (order !== 0) return order;
  }
  return 0;
}

/** Numbers go by their value and before words; what is longer is greater. */
function comparePart(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined || b === undefined) return a === undefined ? -1 : 1;
  const [x, y] = [a, b].map((part) => /^\d+$/.test(part));
  if (x && y) return BigInt(a) < BigInt(b) ? -1 : 1;
  if (x || y) return x ? -1 : 1;
  return a < b ? -1 : 1;
}
