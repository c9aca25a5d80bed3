/**
 * The options of a call by name. The types say which there are; what runs unchecked hears it here.
 *
 * @module
 */

import { quote } from "./syntax.ts";

/** A mark for each option of `O`. */
export type OptionNames<O> = { readonly [Name in keyof Required<O>]: true };

/**
 * Refuses options that a call does not have, for what is left out without a word may have been the point.
 *
 * @param act What cannot be done: "get" in `Cannot get with option "x"`.
 *
 * **Errors**: `TypeError` that names the options there are, and the one by which kubectl's is meant.
 */
export function requireKnown(act: string, options: object, known: object): void {
  const names = Object.keys(known);
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    const given = typeof options === "string" ? quote(options) : nameOf(options);
    throw new TypeError(
      `Cannot ${act} with ${given}: options are an object of ${names.join(", ")}`,
    );
  }
  for (const name of Object.keys(options)) {
    if (Object.hasOwn(known, name)) continue;
    const meant = familiar[name]?.find((one) => one.endsWith("()") || Object.hasOwn(known, one));
    const hint = meant === undefined ? "" : `; did you mean ${meant}?`;
    const state = `the options are ${names.join(", ")}${hint}`;
    throw new TypeError(`Cannot ${act} with option "${name}": ${state}`);
  }
}

function nameOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  return value === null ? "null" : `a ${typeof value}`;
}

/** What kubectl, the API and other clients call it. */
const familiar: Readonly<Record<string, readonly string[] | undefined>> = {
  labelSelector: ["where()"],
  labels: ["where()"],
  fieldSelector: ["fields()"],
  timeout: ["timeoutMs"],
  timeoutSeconds: ["timeoutMs"],
  propagationPolicy: ["propagation"],
  cascade: ["propagation"],
  gracePeriod: ["gracePeriodSeconds"],
  force: ["gracePeriodSeconds"],
  tailLines: ["tail"],
  since: ["sinceSeconds"],
  forceConflicts: ["force"],
  port: ["localPort"],
  ctx: ["context"],
  ns: ["namespace"],
  as: ["impersonate"],
  url: ["server"],
  kubeconfigPath: ["kubeconfig"],
  insecureSkipTLSVerify: ["insecureSkipTlsVerify"],
  leaseDuration: ["leaseDurationMs"],
  renewDeadline: ["renewDeadlineMs"],
  retryPeriod: ["retryPeriodMs"],
  maxConcurrentReconciles: ["concurrency"],
};
