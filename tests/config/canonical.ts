/**
 * A kubeconfig as kubectl prints it: known fields only, zero values left out, lists by name.
 *
 * @module
 */

import { bodyShapes, kubeconfigShape, type Shape } from "../../lib/config/kubeconfig/shape.ts";

/** The canonical form, as plain data with sorted keys. */
export function canonical(config: unknown): unknown {
  const shaped = shape(config, kubeconfigShape) as Record<string, unknown> | undefined ?? {};
  shaped["apiVersion"] = "v1";
  shaped["kind"] = "Config";
  for (const section of ["clusters", "users", "contexts"]) {
    const list = (shaped[section] ?? []) as { name?: string }[];
    if (list.length === 0) delete shaped[section];
    else list.sort((x, y) => (x.name ?? "") < (y.name ?? "") ? -1 : 1);
  }
  return sortKeys(shaped);
}

function shape(value: unknown, as: Shape): unknown {
  if (value === null || value === undefined || value === "" || value === false) return undefined;
  if (as.is === "list" && Array.isArray(value)) {
    return value.length === 0 ? undefined : value.map((item) => shape(item, as.of) ?? {});
  }
  if (as.is !== "object" || !isObject(value)) {
    return as.is === "any" && empty(value) ? undefined : value;
  }
  const result: Record<string, unknown> = {};
  for (const [field, below] of as.fields) {
    const made = Object.hasOwn(value, field) ? shape(value[field], below) : undefined;
    if (made !== undefined) result[field] = made;
  }
  if (as === bodyShapes.users.fields.get("exec")) execDefaults(result);
  return empty(result) ? undefined : result;
}

function execDefaults(exec: Record<string, unknown>): void {
  if (exec["apiVersion"] === "client.authentication.k8s.io/v1beta1") {
    exec["interactiveMode"] ??= "IfAvailable";
  }
}

function empty(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value).sort().map((key) => [key, sortKeys(value[key])]),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
