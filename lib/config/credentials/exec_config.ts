/**
 * The `exec` part of a user, checked and with its defaults.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#configuration
 *
 * @module
 */

import { quote } from "../../meta/syntax.ts";
import type { KubeconfigExec } from "../kubeconfig/schema.ts";
import type { Findings, Place } from "../problems.ts";
import { type PluginPolicy, policyProblem } from "./exec_policy.ts";

/** The versions of the protocol. */
export const execVersions: readonly string[] = [
  "client.authentication.k8s.io/v1",
  "client.authentication.k8s.io/v1beta1",
];

const MODES: readonly string[] = ["Never", "IfAvailable", "Always"];

/** What a plugin learns of the cluster when it asks for it. */
export interface ExecCluster {
  readonly server: string;
  readonly "tls-server-name"?: string;
  readonly "insecure-skip-tls-verify"?: boolean;
  readonly "certificate-authority-data"?: string;
  readonly "proxy-url"?: string;
  readonly "disable-compression"?: boolean;
  readonly config?: unknown;
}

/** A plugin, ready to run. */
export interface ExecPluginConfig {
  /** The user entry, for messages. */
  readonly user: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: readonly (readonly [name: string, value: string])[];
  readonly apiVersion: string;
  readonly interactiveMode: string;
  readonly installHint: string;
  /** undefined unless the plugin asks for it. */
  readonly cluster: ExecCluster | undefined;
  readonly policy: PluginPolicy;
  readonly timeoutMs: number;
  /** Whether the caller lets a plugin have standard input. */
  readonly stdin: boolean;
}

/** What a plugin would run in. */
export interface ExecSurroundings {
  readonly policy: PluginPolicy;
  readonly windows: boolean;
  /** The user entry, for messages. */
  readonly user: string;
}

/** Notes what keeps a plugin from running. */
export function checkExec(
  exec: KubeconfigExec,
  { policy, windows, user }: ExecSurroundings,
  found: Findings,
  place: (field: string) => Place,
): void {
  if (!exec.command) {
    const text = `the plugin of user ${quote(user)} has no command to run`;
    found.fail("exec.command_missing", place("command"), text);
  }
  const version = exec.apiVersion ?? "";
  if (!execVersions.includes(version)) {
    const problem = `expected ${execVersions.map((name) => quote(name)).join(" or ")}, found ${
      quote(version)
    }`;
    found.fail("exec.api_version", place("apiVersion"), problem);
  }
  const mode = interactiveModeOf(exec);
  if (!MODES.includes(mode)) {
    const problem = `expected ${MODES.map((name) => quote(name)).join(", ")}, found ${
      mode ? quote(mode) : "nothing"
    }`;
    found.fail("exec.interactive_mode", place("interactiveMode"), problem);
  }
  for (const [i, variable] of (exec.env ?? []).entries()) {
    if (!variable.name || /[=\0]/.test(variable.name)) {
      found.fail("exec.env_name", place(`env[${i}].name`), "expected the name of a variable");
    }
  }
  const invalid = policyProblem(policy, windows);
  if (invalid !== undefined) {
    const { source } = policy;
    const written = source === undefined ? { source: "options", path: "pluginPolicy" } : { source };
    found.fail("exec.policy_invalid", written, invalid);
  }
}

/** How the plugin stands to the terminal; before v1 a plugin need not say. */
export function interactiveModeOf(exec: KubeconfigExec): string {
  if (exec.interactiveMode) return exec.interactiveMode;
  return exec.apiVersion === "client.authentication.k8s.io/v1beta1" ? "IfAvailable" : "";
}
