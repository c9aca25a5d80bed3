/**
 * Which credential plugins may run: a kubeconfig names programs, and not every kubeconfig is a friend's.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins
 *
 * @module
 */

import { quote } from "../../meta/syntax.ts";
import type { Runtime } from "../../runtime/port.ts";
import { pathRules } from "../paths.ts";
import { lookUpCommand } from "./look_up.ts";

/** The rule for credential plugins; a rule that contradicts itself refuses all. */
export interface PluginPolicy {
  /** @default {"AllowAll"} */
  readonly policy?: "AllowAll" | "DenyAll" | "Allowlist" | "" | undefined;
  /** With "Allowlist" only: programs by name, looked up in `$PATH`, or by absolute path. */
  readonly allowlist?: readonly string[] | undefined;
}

/** Why a policy is none; undefined when it is one. */
export function policyProblem(policy: PluginPolicy, windows: boolean): string | undefined {
  const name = policy.policy ?? "";
  if (name === "" || name === "AllowAll" || name === "DenyAll") {
    if (policy.allowlist === undefined) return undefined;
    return `an allowlist is given with the policy ${quote(name || "AllowAll")}; use "Allowlist"`;
  }
  if (name !== "Allowlist") {
    return `unknown policy ${quote(String(name))}; expected "AllowAll", "DenyAll" or "Allowlist"`;
  }
  if (policy.allowlist === undefined) return "the policy is Allowlist and the allowlist is missing";
  if (policy.allowlist.length === 0) {
    return 'the policy is Allowlist and the allowlist is empty; use "DenyAll" to allow nothing';
  }
  const paths = pathRules(windows ? "windows" : "linux");
  for (const [i, entry] of policy.allowlist.entries()) {
    if (entry === "") return `entry ${i + 1} of the allowlist is empty`;
    if (paths.clean(entry) !== entry) {
      return `entry ${i + 1} of the allowlist is ${quote(entry)}; write ${
        quote(paths.clean(entry))
      }`;
    }
  }
  return undefined;
}

/** What to run, or why it must not run. */
export type Permission =
  | { readonly command: string; readonly denied?: never }
  | { readonly denied: string; readonly command?: never };

/**
 * Judges a program. With an allowlist the answer is the very path that was compared, to be run as it
 * is: looking it up again could find another.
 */
export async function permitPlugin(
  runtime: Runtime,
  command: string,
  policy: PluginPolicy,
): Promise<Permission> {
  const paths = pathRules(runtime.os);
  const invalid = policyProblem(policy, paths.windows);
  if (invalid !== undefined) return { denied: invalid };
  if (policy.policy === "DenyAll") return { denied: "the policy is DenyAll" };
  if (policy.policy !== "Allowlist") return { command };
  const resolved = await lookUpCommand(runtime, paths.clean(command));
  if (resolved === undefined) {
    return { denied: "it cannot be found, so it cannot be held against the allowlist" };
  }
  for (const entry of policy.allowlist ?? []) {
    if (entry === resolved || entry === command) return { command: resolved };
    if (paths.basename(entry) !== paths.basename(resolved)) continue;
    if (await lookUpCommand(runtime, entry) === resolved) return { command: resolved };
  }
  return { denied: `${quote(resolved)} is not in the allowlist` };
}
