/**
 * The rule for credential plugins that the user gave kubectl.
 *
 * Source: https://kubernetes.io/docs/reference/kubectl/kuberc/
 *
 * @module
 */

import { ConfigError } from "../errors.ts";
import { getOwn, isObject } from "../meta/deep.ts";
import { parseAllYaml } from "../meta/yaml.ts";
import { type PluginPolicy, policyProblem } from "./credentials/exec_policy.ts";
import { type ConfigDeps, machineOf } from "./deps.ts";
import { readInput } from "./files.ts";
import { homeDirectory } from "./kubeconfig/places.ts";
import { pathRules } from "./paths.ts";

/** Where the preferences are. */
export interface KubercOptions {
  /** The file, which then must exist. @default {`$KUBERC`, else `~/.kube/kuberc`} */
  readonly kuberc?: string | undefined;
}

/**
 * Reads `credentialPluginPolicy` and `credentialPluginAllowlist` of kubectl's preferences, to be given on
 * as `pluginPolicy`. Without such a file, or with `KUBERC=off`, all plugins may run.
 *
 * Unlike kubectl, which goes on after a warning, a file that cannot be read or makes no sense is refused.
 *
 * **Errors**: `ConfigError` `exec.policy_invalid`.
 *
 * @example
 * ```ts ignore
 * import { loadConfig, readPluginPolicy } from "kubist/config";
 *
 * const config = await loadConfig({ pluginPolicy: await readPluginPolicy() });
 * ```
 */
export async function readPluginPolicy(
  options: KubercOptions = {},
  deps: ConfigDeps = {},
): Promise<PluginPolicy> {
  const { runtime } = await machineOf(deps);
  const named = options.kuberc ?? runtime.env("KUBERC") ?? "";
  if (options.kuberc === undefined && named === "off") return {};
  const paths = pathRules(runtime.os);
  const home = named === "" ? await homeDirectory(runtime) : undefined;
  if (named === "" && home === undefined) return {};
  const file = named === ""
    ? paths.join(home ?? "", ".kube", "kuberc")
    : paths.resolve(runtime.cwd(), named);
  const { text, state, problem } = await readInput(runtime, file);
  if (text === undefined) {
    if (named === "" && state === "missing") return {};
    throw refusal(file, problem);
  }
  const policy = await policyIn(text, file);
  const bad = policyProblem(policy, paths.windows);
  if (bad !== undefined) throw refusal(file, bad);
  return policy;
}

async function policyIn(text: string, file: string): Promise<PluginPolicy> {
  const documents = await parseAllYaml(text, { source: file }).catch((error: Error) => {
    throw refusal(file, error.message);
  });
  const found = documents.map(({ value }) => value).find(isPreference);
  if (!found) throw refusal(file, "it holds no Preference of kubectl.config.k8s.io");
  const policy = getOwn(found, "credentialPluginPolicy") as PluginPolicy["policy"];
  const list = getOwn(found, "credentialPluginAllowlist");
  if (list === undefined || list === null) return { policy };
  if (!Array.isArray(list)) throw refusal(file, "credentialPluginAllowlist is no list");
  return { policy, allowlist: list.map(commandOf) };
}

function isPreference(value: unknown): value is Record<string, unknown> {
  if (!isObject(value)) return false;
  const version = getOwn(value, "apiVersion");
  return getOwn(value, "kind") === "Preference" && typeof version === "string" &&
    version.startsWith("kubectl.config.k8s.io/");
}

/** The program of an entry, "" for none, which the policy's own check refuses. */
function commandOf(entry: unknown): string {
  if (!isObject(entry)) return "";
  const command = getOwn(entry, "command") || getOwn(entry, "name");
  return typeof command === "string" ? command : "";
}

function refusal(file: string, problem: string): ConfigError {
  return new ConfigError("Cannot read the rule for credential plugins: 1 problem", {
    attempts: [{ source: file, problem, code: "exec.policy_invalid" }],
  });
}
