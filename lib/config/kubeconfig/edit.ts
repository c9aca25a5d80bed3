/**
 * Changes to a kubeconfig as data; each returns a new one.
 *
 * @module
 */

import { ConfigError } from "../../errors.ts";
import { deepCopy, isObject, setOwn } from "../../meta/deep.ts";
import { quote } from "../../meta/syntax.ts";
import { didYouMean } from "../../meta/nearest.ts";
import { entriesOf } from "./merge.ts";
import { bodyKey, type Kubeconfig, type Section } from "./schema.ts";

/**
 * Makes a context the current one.
 *
 * **Errors**: `ConfigError` `config.context_unknown`.
 *
 * @example
 * ```ts
 * import { useContext } from "kubist/config";
 *
 * const config = { contexts: [{ name: "prod", context: { cluster: "prod" } }] };
 * console.log(useContext(config, "prod")["current-context"]); // prod
 * ```
 */
export function useContext(config: Kubeconfig, name: string): Kubeconfig {
  requireEntry(config, "contexts", name, "use");
  return { ...deepCopy(config), "current-context": name };
}

/**
 * Gives a context another name; the current one stays current.
 *
 * **Errors**: `ConfigError` when there is no such context, or one of the new name.
 */
export function renameContext(config: Kubeconfig, from: string, to: string): Kubeconfig {
  requireEntry(config, "contexts", from, "rename");
  if (to === "") throw new TypeError("Cannot rename a context to nothing: give a name");
  if (from !== to && has(config, "contexts", to)) {
    const act = `rename context ${quote(from)} to ${quote(to)}`;
    throw editError(act, "config.name_duplicate", "there is one of that name already");
  }
  const changed = deepCopy(config);
  for (const entry of changed.contexts ?? []) if (entry.name === from) entry.name = to;
  if (changed["current-context"] === from) changed["current-context"] = to;
  return changed;
}

/**
 * Removes a context, cluster or user. A current context that is removed stays named, as with kubectl, so
 * that the next use is refused instead of going to a context that another file calls current.
 *
 * **Errors**: `ConfigError` when there is no such entry.
 */
export function deleteEntry(config: Kubeconfig, section: Section, name: string): Kubeconfig {
  requireEntry(config, section, name, "delete");
  const changed = deepCopy(config);
  const list = (changed[section] ?? []) as { name: string }[];
  setOwn(changed, section, list.filter((entry) => entry.name !== name));
  return changed;
}

/**
 * Adds an entry, or replaces the one of its name.
 */
export function setEntry(
  config: Kubeconfig,
  section: Section,
  name: string,
  body: Readonly<Record<string, unknown>>,
): Kubeconfig {
  if (name === "") throw new TypeError("Cannot set an entry without a name: give one");
  const changed = deepCopy(config);
  const list = (changed[section] ?? []) as { name: string }[];
  const entry = { name, [bodyKey[section]]: deepCopy(body) };
  const at = list.findIndex((e) => e.name === name);
  if (at < 0) list.push(entry);
  else list[at] = { ...list[at], ...entry };
  setOwn(changed, section, list);
  return changed;
}

/**
 * The kubeconfig with nothing but one context, its cluster and its user.
 *
 * @param context The context to keep. @default {the current one}
 *
 * **Errors**: `ConfigError` when there is no such context, or it names what is not there.
 */
export function minifyKubeconfig(config: Kubeconfig, context?: string): Kubeconfig {
  const name = context ?? config["current-context"];
  if (!name) {
    throw editError("minify the kubeconfig", "config.no_context", "there is no current context");
  }
  requireEntry(config, "contexts", name, "keep");
  const changed = { ...deepCopy(config), "current-context": name };
  const kept = changed.contexts?.find((c) => c.name === name);
  const { cluster = "", user = "" } = kept?.context ?? {};
  if (cluster !== "") requireEntry(config, "clusters", cluster, "keep");
  if (user !== "") requireEntry(config, "users", user, "keep");
  changed.contexts = kept ? [kept] : [];
  changed.clusters = (changed.clusters ?? []).filter((c) => c.name === cluster);
  changed.users = (changed.users ?? []).filter((u) => u.name === user);
  return changed;
}

/** An error about an edit. */
export function editError(act: string, code: string, problem: string): ConfigError {
  return new ConfigError(`Cannot ${act}: ${problem}`, {
    attempts: [{ source: "kubeconfig", problem, code }],
  });
}

function requireEntry(config: Kubeconfig, section: Section, name: string, act: string): void {
  if (has(config, section, name)) return;
  const one = section.slice(0, -1);
  const names = entriesOf(config, section).map((e) => e.name);
  const problem = `there is no such ${one}${didYouMean(name, names)}`;
  throw editError(`${act} ${one} ${quote(name)}`, `config.${one}_unknown`, problem);
}

function has(config: Kubeconfig, section: Section, name: string): boolean {
  return entriesOf(config, section).some((e) => isObject(e) && e.name === name);
}
