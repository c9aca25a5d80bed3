/**
 * When a job that counts by index has succeeded before all of it has.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { type FieldError, invalidValue, required } from "../field_error.ts";
import { notNegative } from "./numbers.ts";

type Fields = AnyObject["spec"];

/** What is wrong with the policy of a job, if it has one. */
export function successErrors(spec: Fields, at: string): FieldError[] {
  const policy: Fields = spec.successPolicy;
  if (!policy) return [];
  if (spec.completionMode !== "Indexed") {
    return [invalidValue(at, shown(policy), "requires indexed completion mode")];
  }
  const rules: readonly Fields[] = policy.rules ?? [];
  if (rules.length === 0) {
    const detail = "at least one rules must be specified when the successPolicy is specified";
    return [required(`${at}.rules`, detail)];
  }
  return rules.flatMap((rule, i) => ruleErrors(rule, spec.completions ?? 0, `${at}.rules[${i}]`));
}

/** As Go prints it. */
function shown({ rules = [] }: Fields): unknown {
  return {
    Rules: rules.map((rule: Fields) => ({
      SucceededIndexes: rule.succeededIndexes ?? null,
      SucceededCount: rule.succeededCount ?? null,
    })),
  };
}

function ruleErrors(rule: Fields, completions: number, at: string): FieldError[] {
  const { succeededIndexes: indexes, succeededCount: count } = rule;
  if (indexes === undefined && count === undefined) {
    return [required(at, "at least one of succeededCount or succeededIndexes must be specified")];
  }
  const errors: FieldError[] = [];
  const total = indexes === undefined ? undefined : countIndexes(indexes, completions);
  if (typeof total === "string") {
    const detail = `error parsing succeededIndexes: ${total}`;
    errors.push(invalidValue(`${at}.succeededIndexes`, indexes, detail));
  }
  if (count === undefined) return errors;
  const field = `${at}.succeededCount`;
  errors.push(...notNegative(count, field));
  const limit = (most: number, what: string) => {
    if (count <= most) return;
    const detail = `must be less than or equal to ${most} (the number of ${what})`;
    errors.push(invalidValue(field, count, detail));
  };
  limit(completions, "specified completions");
  if (total !== undefined) {
    limit(Number(total) || 0, "indexes in the specified succeededIndexes field");
  }
  return errors;
}

/** How many indexes a list such as "1,3-5" has, or what is wrong with it. */
function countIndexes(text: string, completions: number): number | string {
  let total = 0;
  let last = -1;
  for (const part of text === "" ? [] : text.split(",")) {
    const ends = part.split("-");
    if (ends.length > 2) {
      return `the fragment ${
        JSON.stringify(part)
      } violates the requirement that an index interval ` +
        "can have at most two parts separated by '-'";
    }
    for (const end of ends) {
      if (!/^\+?\d+$/.test(end)) {
        return `cannot convert string to integer for index: ${JSON.stringify(end)}`;
      }
      if (Number(end) >= completions) return `too large index: ${JSON.stringify(end)}`;
    }
    const [from = 0, to = from] = ends.map(Number);
    if (ends.length > 1 && from >= to) return disorder(from, to);
    if (last >= from) return disorder(last, from);
    total += to - from + 1;
    last = to;
  }
  return total;
}

function disorder(previous: number, current: number): string {
  return `non-increasing order, previous: ${previous}, current: ${current}`;
}
