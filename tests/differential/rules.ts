/**
 * Why answers differ: every difference between the two servers that is there on purpose, or that is
 * known and not mended.
 *
 * @module
 */

import type { Difference } from "./compare.ts";
import type { Answer, Script } from "./script.ts";

/** A difference with its reason. */
export interface Rule {
  /** What differs. */
  readonly what: string;
  readonly real: string;
  readonly here: string;
  readonly why: string;
  /** The scripts it is met in. @default {all} */
  readonly script?: RegExp;
  /** Method and path of the request. @default {all} */
  readonly request?: RegExp;
  /** Where in an answer it shows. */
  readonly path: RegExp;
  /** What the real server has there, as JSON. @default {anything} */
  readonly realValue?: RegExp;
  /** What the embedded one has there, as JSON. @default {anything} */
  readonly ourValue?: RegExp;
  /** What makes the two equal, of their JSON: then nothing else may differ there. @default {anything else may} */
  readonly alike?: (json: string) => string;
  /** Whether it explains all that differs in an answer. @default {false} */
  readonly whole?: boolean;
}

/** Two answers to one request. */
export interface Pair {
  readonly script: Script;
  readonly step: number;
  readonly real: Answer;
  readonly ours: Answer;
  readonly found: readonly Difference[];
}

/** What no rule explains; rules that were of use are put into `used`. */
export function unexplained(
  pair: Pair,
  rules: readonly Rule[],
  used: Set<Rule> = new Set(),
): readonly Difference[] {
  const { method = "", path = "" } = pair.script.steps[pair.step] ?? {};
  const known = rules.filter((rule) =>
    (rule.script?.test(pair.script.name) ?? true) &&
    (rule.request?.test(`${method} ${path}`) ?? true)
  );
  const explained = (rule: Rule) => pair.found.filter((d) => fits(rule, d));
  const whole = known.find((rule) => rule.whole && explained(rule).length > 0);
  if (whole) {
    used.add(whole);
    return [];
  }
  return pair.found.filter((difference) => {
    const fitting = known.filter((r) => !r.whole && fits(r, difference));
    if (areAlike(difference, fitting, used)) return false;
    const rule = fitting.find((r) => !r.alike);
    if (rule) used.add(rule);
    return rule === undefined;
  });
}

/** Whether two values are the same but for what the rules make equal. */
function areAlike({ real, ours }: Difference, rules: readonly Rule[], used: Set<Rule>): boolean {
  const needed = new Set<Rule>();
  const of = (value: unknown) =>
    rules.reduce((json, rule) => {
      const alike = rule.alike?.(json) ?? json;
      if (alike !== json) needed.add(rule);
      return alike;
    }, JSON.stringify(value) ?? "");
  if (of(real) !== of(ours)) return false;
  for (const rule of needed) used.add(rule);
  return true;
}

function fits(rule: Rule, { path, real, ours }: Difference): boolean {
  return rule.path.test(path) && (rule.realValue?.test(JSON.stringify(real) ?? "") ?? true) &&
    (rule.ourValue?.test(JSON.stringify(ours) ?? "") ?? true);
}
