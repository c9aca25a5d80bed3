/**
 * The kubeconfig files of a machine as one thing to look at and to change.
 *
 * @module
 */

import { deepCopy } from "../meta/deep.ts";
import { base64Of } from "./base64.ts";
import { conceal } from "./conceal.ts";
import { type ConfigDeps, type Machine, machineOf } from "./deps.ts";
import { readInput } from "./files.ts";
import { gather, type Gathered } from "./gather.ts";
import { showPath } from "./kubeconfig/check_shape.ts";
import { decodeObject } from "./kubeconfig/decode.ts";
import { minifyKubeconfig } from "./kubeconfig/edit.ts";
import { bodyKey, type Kubeconfig, type Section } from "./kubeconfig/schema.ts";
import { redactKubeconfig } from "./kubeconfig/redact.ts";
import { planSave } from "./kubeconfig/save.ts";
import { changeFiles } from "./kubeconfig/write.ts";
import { pathRules } from "./paths.ts";
import { type ConfigWarning, type Findings, findings } from "./problems.ts";

/** A context at a glance. */
export interface ContextInfo {
  /** The name of the context. */
  readonly name: string;
  /** The name of its cluster; "" for none. */
  readonly cluster: string;
  /** The name of its user; "" for none. */
  readonly user: string;
  /** Its namespace. */
  readonly namespace: string | undefined;
  /** Whether it is the current one. */
  readonly current: boolean;
  /** The file that holds it. */
  readonly source: string;
}

/** What of a kubeconfig to show. */
export interface ViewOptions {
  /** Secrets as they are. @default {false} */
  readonly raw?: boolean | undefined;
  /** Only the current context and what it names. @default {false} */
  readonly minify?: boolean | undefined;
  /** The context to keep; implies `minify`. */
  readonly context?: string | undefined;
  /** Certificates and keys in place of the files that hold them. @default {false} */
  readonly flatten?: boolean | undefined;
}

/** The kubeconfig files of a machine, merged. Logged or stringified it shows no secret. */
export interface KubeconfigStore {
  /** The files that were read, in order of precedence. */
  readonly files: readonly string[];
  /** What is odd about the files. */
  readonly warnings: readonly ConfigWarning[];
  /** The context that is used when none is named. */
  readonly currentContext: string | undefined;
  /** The contexts, in order of appearance. */
  contexts(): readonly ContextInfo[];
  /** The file that holds an entry; undefined when there is no such entry. */
  originOf(section: Section, name: string): string | undefined;
  /** A copy with every secret, file names as they are written. */
  reveal(): Kubeconfig;
  /**
   * A copy to show or to hand on.
   *
   * **Errors**: `ConfigError` when what is to be kept or read is not there.
   */
  view(options?: ViewOptions): Promise<Kubeconfig>;
  /**
   * Writes what differs from what was read: each entry to the file that holds it, new ones where
   * kubectl puts them. Other entries, and what others wrote meanwhile, stay.
   *
   * Returns the files written.
   *
   * **Errors**: `ConfigError` when the data is no kubeconfig or a file is locked; nothing is written then.
   */
  save(changed: Kubeconfig): Promise<readonly string[]>;
}

/** Which files to open. */
export interface OpenOptions {
  /** One file, which need not exist yet. @default {the files of `$KUBECONFIG`, else `~/.kube/config`} */
  readonly kubeconfig?: string | undefined;
}

/**
 * Opens the kubeconfig files.
 *
 * **Errors**: `ConfigError` when a file cannot be read or makes no sense.
 *
 * @example
 * ```ts ignore
 * import { openKubeconfig, useContext } from "kubist/config";
 *
 * const store = await openKubeconfig();
 * for (const { name, current } of store.contexts()) console.log(current ? "*" : " ", name);
 * await store.save(useContext(store.reveal(), "prod"));
 * ```
 */
export async function openKubeconfig(
  options: OpenOptions = {},
  deps: ConfigDeps = {},
): Promise<KubeconfigStore> {
  const machine = await machineOf(deps);
  const found = findings();
  const gathered = await gather(options, machine.runtime, found);
  const missing = found.problems.filter((p) => p.code !== "config.file_missing");
  if (missing.length > 0) found.check("read the kubeconfig");
  return storeOf(gathered, machine, found);
}

function storeOf(gathered: Gathered, machine: Machine, found: Findings): KubeconfigStore {
  const { merged } = gathered;
  const store: KubeconfigStore = {
    files: [...new Set(merged.documents.map((d) => d.source))],
    warnings: [...found.warnings],
    currentContext: merged.current?.name,
    contexts: () => contextsOf(gathered),
    originOf: (section, name) => merged.entry(section, name)?.document.source,
    reveal: () => deepCopy(merged.config),
    async view({ raw, minify, context, flatten } = {}) {
      const whole = deepCopy(merged.config);
      const part = minify || context !== undefined ? minifyKubeconfig(whole, context) : whole;
      if (flatten) await flattenIn(part, gathered, machine);
      return raw ? part : redactKubeconfig(part);
    },
    save: (changed) => save(changed, gathered, machine),
  };
  return conceal(store, () => redactKubeconfig(merged.config));
}

function contextsOf({ merged }: Gathered): ContextInfo[] {
  return merged.names("contexts").map((name) => {
    const entry = merged.entry("contexts", name);
    const { cluster = "", user = "", namespace } = entry?.body ?? {};
    return {
      name,
      cluster: cluster ?? "",
      user: user ?? "",
      namespace: namespace || undefined,
      current: name === merged.current?.name,
      source: entry?.document.source ?? "",
    };
  });
}

async function save(
  changed: Kubeconfig,
  { merged, places }: Gathered,
  machine: Machine,
): Promise<readonly string[]> {
  const found = findings();
  decodeObject(changed, "the changed kubeconfig", found);
  found.check("save the kubeconfig");
  if (!places) return [];
  const paths = pathRules(machine.runtime.os);
  const changes = planSave({ before: merged, after: changed, places, paths });
  await changeFiles(changes, machine);
  return [...changes.keys()];
}

const EMBEDDED = [
  ["clusters", "certificate-authority"],
  ["users", "client-certificate"],
  ["users", "client-key"],
] as const;

/** Puts the content of files in their place; relative names start at their own kubeconfig. */
async function flattenIn(
  config: Kubeconfig,
  { merged }: Gathered,
  { runtime }: Machine,
): Promise<void> {
  const paths = pathRules(runtime.os);
  const found = findings();
  for (const [section, field] of EMBEDDED) {
    for (const [i, entry] of (config[section] ?? []).entries()) {
      const body = (entry as Record<string, unknown>)[bodyKey[section]] as
        | Record<string, unknown>
        | null;
      const name = body?.[field];
      if (!body || typeof name !== "string" || name === "") continue;
      const source = merged.entry(section, entry.name)?.document.source ?? "";
      const file = paths.resolve(paths.dirname(source), name);
      const { text, problem } = await readInput(runtime, file);
      const path = showPath([section, i, bodyKey[section], field]);
      if (text === undefined) {
        found.fail("config.unreadable", { source, path }, `${file}: ${problem}`);
      } else body[`${field}-data`] ||= base64Of(text);
      delete body[field];
    }
  }
  found.check("flatten the kubeconfig");
}
