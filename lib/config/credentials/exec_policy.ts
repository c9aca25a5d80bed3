/**
 * Which credential plugins may run: a kubeconfig names programs, and not every kubeconfig is a friend's.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins
 *
 * @module
 */

import { quote } from "../../meta/syntax.ts";
import type { Runtime } from "../../runtime/port.ts";
import { type PathRules, pathRules } from "../paths.ts";
import { lookUpCommand } from "./look_up.ts";

/** A program that may run, pinned to its content where a digest is given. */
export interface PinnedPlugin {
  /** By name, looked up in `$PATH`, or by absolute path. */
  readonly command: string;
  /**
   * The SHA-256 of the file, 64 hexadecimal digits; another content is refused. Of a script it pins the
   * script, not what that runs.
   */
  readonly sha256?: string | undefined;
}

/** A program that somebody is asked about. */
export interface PluginQuestion {
  /** As the kubeconfig names it. */
  readonly command: string;
  /** The file that will run. */
  readonly path: string;
  /** What it will be given. */
  readonly args: readonly string[];
  /** The user entry that wants it. */
  readonly user: string;
  /** The SHA-256 of the file, to be pinned: 64 hexadecimal digits. */
  sha256(): Promise<string>;
}

/** The rule for credential plugins; a rule that contradicts itself refuses all. */
export interface PluginPolicy {
  /** Whether all, none, or those of a list may run. @default {"AllowAll"} */
  readonly policy?: "AllowAll" | "DenyAll" | "Allowlist" | "" | undefined;
  /** With "Allowlist" only: programs by name, looked up in `$PATH`, or by absolute path. */
  readonly allowlist?: readonly (string | PinnedPlugin)[] | undefined;
  /** Where the rule is written, for errors: a file, with its line. @default {the option itself} */
  readonly source?: string | undefined;
  /**
   * Asked about a program that the allowlist lacks, and under "AllowAll" about every program, before it
   * first runs in this process; false refuses it. Never about a pinned program of another content.
   * @default {nobody is asked}
   */
  readonly confirm?: ((plugin: PluginQuestion) => boolean | Promise<boolean>) | undefined;
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
    const bad = entryProblem(pinOf(entry), paths);
    if (bad !== undefined) return `entry ${i + 1} of the allowlist ${bad}`;
  }
  return undefined;
}

function entryProblem({ command, sha256 }: PinnedPlugin, paths: PathRules): string | undefined {
  if (command === "") return "is empty";
  const clean = paths.clean(command);
  if (clean !== command) return `is ${quote(command)}; write ${quote(clean)}`;
  if (sha256 === undefined || /^[0-9a-f]{64}$/i.test(sha256)) return undefined;
  return "has a sha256 that is none; 64 hexadecimal digits are expected";
}

function pinOf(entry: string | PinnedPlugin): PinnedPlugin {
  return typeof entry === "string" ? { command: entry } : entry;
}

/** What to run, or why it must not run. */
export type Permission =
  | { readonly command: string; readonly denied?: never }
  | { readonly denied: string; readonly command?: never };

/** What is to be judged. */
export interface PluginRequest {
  readonly command: string;
  readonly args?: readonly string[] | undefined;
  readonly user?: string | undefined;
}

/**
 * Judges a program. Wherever a rule looked at a file, the answer is the very path that was compared, to
 * be run as it is: looking it up again could find another.
 */
export async function permitPlugin(
  runtime: Runtime,
  plugin: PluginRequest,
  policy: PluginPolicy,
): Promise<Permission> {
  const { command } = plugin;
  const paths = pathRules(runtime.os);
  const invalid = policyProblem(policy, paths.windows);
  if (invalid !== undefined) return deny(undefined, `${ruleOf(policy)}: ${invalid}`);
  const listed = policy.policy === "Allowlist";
  const denied = policy.policy === "DenyAll";
  if (!listed && !denied && !policy.confirm) return { command };
  const resolved = await lookUpCommand(runtime, paths.clean(command));
  if (denied) return deny(resolved, `the policy of ${ruleOf(policy)} is DenyAll`);
  if (resolved === undefined) {
    // Running it fails with the hint on how to install it.
    if (!listed) return { command };
    return deny(resolved, `it cannot be found, so it cannot be held against ${listOf(policy)}`);
  }
  const entry = listed ? await entryFor(runtime, command, resolved, policy) : undefined;
  if (entry) return await checkPin(runtime, resolved, entry.sha256, policy);
  if (!policy.confirm) return deny(resolved, `it is not in ${listOf(policy)}`);
  const { args = [], user = "" } = plugin;
  const sha256 = () => digestOf(runtime, resolved);
  const agreed = await policy.confirm({ command, path: resolved, args, user, sha256 });
  return agreed ? { command: resolved } : deny(resolved, "it was not confirmed");
}

function deny(resolved: string | undefined, why: string): Permission {
  return { denied: `${resolved === undefined ? "it" : quote(resolved)} may not run: ${why}` };
}

/** Where a rule is to be changed. */
function ruleOf({ source }: PluginPolicy): string {
  return source ?? "the option pluginPolicy";
}

function listOf(policy: PluginPolicy): string {
  return `the list of ${ruleOf(policy)}, whose policy is Allowlist`;
}

async function entryFor(
  runtime: Runtime,
  command: string,
  resolved: string,
  { allowlist = [] }: PluginPolicy,
): Promise<PinnedPlugin | undefined> {
  const paths = pathRules(runtime.os);
  for (const entry of allowlist.map(pinOf)) {
    if (entry.command === resolved || entry.command === command) return entry;
    if (paths.basename(entry.command) !== paths.basename(resolved)) continue;
    if (await lookUpCommand(runtime, entry.command) === resolved) return entry;
  }
  return undefined;
}

async function checkPin(
  runtime: Runtime,
  path: string,
  pinned: string | undefined,
  policy: PluginPolicy,
): Promise<Permission> {
  if (pinned === undefined) return { command: path };
  const found = await digestOf(runtime, path);
  if (found === pinned.toLowerCase()) return { command: path };
  return deny(path, `its SHA-256 is ${found}, not what the list of ${ruleOf(policy)} pins`);
}

/** The SHA-256 of a file, in hexadecimal; "" when it is gone, which is the digest of nothing. */
async function digestOf(runtime: Runtime, path: string): Promise<string> {
  const bytes = await runtime.readFile(path);
  if (bytes === undefined) return "";
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
