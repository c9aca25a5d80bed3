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
import { yamlLineOf } from "./kubeconfig/yaml_lines.ts";
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
  if (bad !== undefined) throw refusal(policy.source, bad);
  return policy;
}

async function policyIn(
  text: string,
  file: string,
): Promise<PluginPolicy & { readonly source: string }> {
  const documents = await parseAllYaml(text, { source: file }).catch((error: Error) => {
    throw refusal(file, error.message);
  });
  const at = documents.findIndex(({ value }) => isPreference(value));
  const { value: found, line = 1 } = documents[at] ?? {};
  if (!isPreference(found)) throw refusal(file, "it holds no Preference of kubectl.config.k8s.io");
  const policy = getOwn(found, "credentialPluginPolicy") as PluginPolicy["policy"];
  const list = getOwn(found, "credentialPluginAllowlist");
  const field = policy ? "credentialPluginPolicy" : "credentialPluginAllowlist";
  const source = lineOf(text, field, { file, line });
  if (list === undefined || list === null) return { policy, source };
  if (!Array.isArray(list)) throw refusal(source, "credentialPluginAllowlist is no list");
  return { policy, allowlist: list.map(commandOf), source };
}

/** "FILE:LINE" of a field of the document that begins at a line; the file alone where it cannot be told. */
function lineOf(
  text: string,
  field: string,
  { file, line }: { readonly file: string; readonly line: number },
): string {
  const rest = text.split(/\r\n|\r|\n/).slice(line - 1).join("\n");
  const at = yamlLineOf(rest, [field], line);
  return at === undefined ? file : `${file}:${at}`;
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

function refusal(source: string, problem: string): ConfigError {
  return new ConfigError("Cannot read the rule for credential plugins: 1 problem", {
    attempts: [{ source, problem, code: "exec.policy_invalid" }],
  });
}
