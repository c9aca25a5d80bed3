/**
 * Single values of a kubeconfig by their path, as `kubectl config set` takes it.
 *
 * @module
 */

import { deepCopy, getOwn, isObject, setOwn } from "../../meta/deep.ts";
import { quote } from "../../meta/syntax.ts";
import { findings } from "../problems.ts";
import { checkShape } from "./check_shape.ts";
import { editError } from "./edit.ts";
import { entriesOf } from "./merge.ts";
import { bodyKey, type Kubeconfig, type Section, sections } from "./schema.ts";
import { bodyShapes, kubeconfigShape, type Shape } from "./shape.ts";

/**
 * Sets a value by its path, such as `current-context`, `clusters.prod.server` or
 * `users.me.exec.args`. A name may hold dots when its entry is there; in a path given as a list it
 * always may. What is missing on the way is made.
 *
 * The texts "true" and "false" become booleans where one is expected.
 *
 * **Errors**: `SyntaxError` for a path that leads nowhere, `ConfigError` for a value of another shape.
 *
 * @example
 * ```ts
 * import { setProperty } from "kubist/config";
 *
 * const changed = setProperty({}, "clusters.prod.server", "https://10.0.0.1:6443");
 * console.log(changed.clusters?.[0]?.cluster.server); // https://10.0.0.1:6443
 * ```
 */
export function setProperty(
  config: Kubeconfig,
  path: string | readonly string[],
  value: unknown,
): Kubeconfig {
  const steps = stepsOf(config, path);
  const changed = deepCopy(config);
  const { holder, field, shape } = walk(changed, steps, true);
  setOwn(holder ?? {}, field, coerce(deepCopy(value), shape));
  const found = findings();
  checkShape(changed, { source: "kubeconfig", lineOf: () => undefined }, found);
  found.check(`set ${quote(steps.join("."))}`);
  return changed;
}

/**
 * Removes a value by its path, or a whole entry: `users.old`.
 *
 * **Errors**: `SyntaxError` for a path that leads nowhere; `ConfigError` when there is nothing.
 */
export function unsetProperty(config: Kubeconfig, path: string | readonly string[]): Kubeconfig {
  const steps = stepsOf(config, path);
  const changed = deepCopy(config);
  const [section, name] = steps;
  if (steps.length === 2 && isSection(section) && name !== undefined) {
    const list = (changed[section] ?? []) as { name: string }[];
    if (!list.some((entry) => entry.name === name)) throw nothing(steps);
    setOwn(changed, section, list.filter((entry) => entry.name !== name));
    return changed;
  }
  const { holder, field } = walk(changed, steps, false);
  if (!holder || !Object.hasOwn(holder, field)) throw nothing(steps);
  delete holder[field];
  return changed;
}

function stepsOf(config: Kubeconfig, path: string | readonly string[]): readonly string[] {
  if (typeof path !== "string") return checked(path, path.join("."));
  const [first = "", ...rest] = path.split(".");
  if (!isSection(first)) return checked(path.split("."), path);
  const below = rest.join(".");
  const known = entriesOf(config, first).map((e) => e.name)
    .filter((name) => below === name || below.startsWith(`${name}.`))
    .sort((a, b) => b.length - a.length)[0];
  if (known === undefined) return checked(newEntrySteps(first, rest), path);
  const tail = below.slice(known.length + 1);
  return checked([first, known, ...(tail === "" ? [] : tail.split("."))], path);
}

/** For an entry to be made: its name ends where a known field begins. */
function newEntrySteps(section: Section, rest: readonly string[]): readonly string[] {
  const at = rest.findIndex((step, i) => i > 0 && bodyShapes[section].fields.has(step));
  if (at < 0) return [section, ...rest];
  return [section, rest.slice(0, at).join("."), ...rest.slice(at)];
}

function checked(steps: readonly string[], path: string): readonly string[] {
  if (steps.length === 0 || steps.includes("")) {
    throw new SyntaxError(`Cannot follow the path ${quote(path)}: it has an empty part`);
  }
  const whole = isSection(steps[0]) && steps.length < 2;
  if (whole) throw new SyntaxError(`Cannot follow the path ${quote(path)}: name the entry too`);
  return steps;
}

interface Found {
  readonly holder: Record<string, unknown> | undefined;
  readonly field: string;
  readonly shape: Shape | undefined;
}

function walk(config: Kubeconfig, steps: readonly string[], make: boolean): Found {
  let holder: Record<string, unknown> | undefined = config;
  let shape: Shape | undefined = kubeconfigShape;
  let rest = steps;
  const [section, name = ""] = steps;
  if (isSection(section)) {
    holder = bodyOf(config, section, name, make);
    shape = bodyShapes[section];
    rest = steps.slice(2);
    if (rest.length === 0) {
      throw new SyntaxError(`Cannot set ${quote(steps.join("."))}: name the field too`);
    }
  }
  const field = rest.at(-1) ?? "";
  for (const step of rest.slice(0, -1)) {
    shape = below(shape, step);
    if (!holder) break;
    const next = getOwn(holder, step);
    if (!isObject(next) && make) setOwn(holder, step, {});
    holder = getOwn(holder, step) as Record<string, unknown> | undefined;
    if (!isObject(holder)) holder = undefined;
  }
  return { holder, field, shape: below(shape, field) };
}

function bodyOf(
  config: Kubeconfig,
  section: Section,
  name: string,
  make: boolean,
): Record<string, unknown> | undefined {
  const list = (config[section] ?? []) as Record<string, unknown>[];
  let entry = list.find((e) => e["name"] === name);
  if (!entry && make) {
    entry = { name, [bodyKey[section]]: {} };
    list.push(entry);
    setOwn(config, section, list);
  }
  if (entry && make && !isObject(entry[bodyKey[section]])) entry[bodyKey[section]] = {};
  return entry?.[bodyKey[section]] as Record<string, unknown> | undefined;
}

function below(shape: Shape | undefined, step: string): Shape | undefined {
  if (shape?.is === "object") return shape.fields.get(step);
  return shape?.is === "map" ? shape.of : undefined;
}

function coerce(value: unknown, shape: Shape | undefined): unknown {
  if (shape?.is === "flag" && (value === "true" || value === "false")) return value === "true";
  return value;
}

function isSection(step: string | undefined): step is Section {
  return sections.some((section) => section === step);
}

function nothing(steps: readonly string[]): Error {
  return editError(`unset ${quote(steps.join("."))}`, "config.nothing_there", "it is not set");
}
