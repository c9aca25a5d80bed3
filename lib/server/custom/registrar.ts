/**
 * Serves what definitions define, and cleans up after those that are deleted.
 *
 * @module
 */

import { hasCondition, setCondition } from "../../meta/conditions.ts";
import type { AnyObject } from "../../meta/object.ts";
import { change, find, findAll, type Place, remove } from "../controllers/access.ts";
import { workQueue } from "../controllers/work_queue.ts";
import type { Kernel } from "../kernel.ts";
import { type DefinitionSpec, specOf } from "./definition.ts";
import { CLEANUP } from "./definition_strategy.ts";
import { customType } from "./type.ts";

const KEY = "apiextensions.k8s.io/customresourcedefinitions";

/** Starts serving custom resources; the returned function stops that. */
export function startRegistrar(kernel: Kernel): () => void {
  const type = kernel.catalog.type("apiextensions.k8s.io", "customresourcedefinitions");
  if (!type) return () => {};
  const shown = new Map<string, string>();
  const queue = workQueue((name) => attend({ type, namespace: "", name }));

  function attend(place: Place): void {
    const definition = find(kernel, place);
    if (!definition) return;
    if (definition.metadata.deletionTimestamp !== undefined) return cleanUp(place, definition);
    const spec = specOf(definition);
    const rival = rivalOf(kernel, spec, definition.metadata.name);
    change(kernel, place, (o) => void settleNames(kernel, o, spec, rival), "status");
    if (rival === undefined) serve(definition.metadata.name, spec);
  }

  function serve(name: string, spec: DefinitionSpec): void {
    const text = JSON.stringify(spec);
    if (shown.get(name) === text) return;
    shown.set(name, text);
    kernel.catalog.add(customType(spec));
  }

  function cleanUp(place: Place, definition: AnyObject): void {
    const { group, names } = specOf(definition);
    const served = kernel.catalog.type(group, names.plural);
    const objects = served?.custom ? findAll(kernel, served, "") : [];
    for (const o of served ? objects : []) {
      remove(kernel, {
        type: served as NonNullable<typeof served>,
        namespace: o.metadata.namespace ?? "",
        name: o.metadata.name,
      });
    }
    if (served?.custom && findAll(kernel, served, "").length > 0) {
      change(kernel, place, (o) => void markTerminating(kernel, o), "status");
      return;
    }
    if (shown.delete(place.name)) kernel.catalog.remove(group, names.plural);
    change(kernel, place, (o) => {
      const left = (o.metadata.finalizers ?? []).filter((f) => f !== CLEANUP);
      if (left.length > 0) o.metadata.finalizers = left;
      else delete o.metadata.finalizers;
    });
  }

  const unlisten = kernel.store.listenAll((storageKey, c) => {
    if (storageKey === KEY && c.after) queue.add(c.after.name);
    // An instance that is gone may have been the last that its definition waits for.
    if (c.last) {
      const [group, plural] = storageKey.split("/");
      const name = `${plural}.${group}`;
      if (shown.has(name)) queue.add(name);
    }
  });
  return () => {
    unlisten();
    queue.stop();
  };
}

/** What another definition of the group has already; undefined when the names are free. */
function rivalOf(kernel: Kernel, spec: DefinitionSpec, name: string): [string, string] | undefined {
  for (const type of kernel.catalog.types) {
    if (type.group !== spec.group || `${type.plural}.${type.group}` === name) continue;
    if (type.kind === spec.names.kind) return ["KindConflict", `"${type.kind}" is already in use`];
    if (type.listKind === spec.names.listKind) {
      return ["ListKindConflict", `"${type.listKind}" is already in use`];
    }
    if (type.plural === spec.names.plural) {
      return ["PluralConflict", `"${type.plural}" is already in use`];
    }
  }
  return undefined;
}

function settleNames(
  kernel: Kernel,
  definition: AnyObject,
  spec: DefinitionSpec,
  rival: [string, string] | undefined,
): void {
  const now = kernel.timestamp();
  const before = definition["status"]?.conditions ?? [];
  const established = hasCondition(before, "Established");
  const names = setCondition(before, {
    type: "NamesAccepted",
    status: rival ? "False" : "True",
    reason: rival?.[0] ?? "NoConflicts",
    message: rival?.[1] ?? "no conflicts found",
  }, now);
  const conditions = setCondition(names, {
    type: "Established",
    status: rival && !established ? "False" : "True",
    reason: rival && !established ? "NotAccepted" : "InitialNamesAccepted",
    message: rival && !established
      ? "not all names are accepted"
      : "the initial names have been accepted",
  }, now);
  definition["status"] = {
    ...definition["status"],
    conditions,
    acceptedNames: rival ? definition["status"]?.acceptedNames : spec.names,
  };
}

function markTerminating(kernel: Kernel, definition: AnyObject): void {
  const conditions = setCondition(definition["status"]?.conditions, {
    type: "Terminating",
    status: "True",
    reason: "InstanceDeletionInProgress",
    message: "CustomResource deletion is in progress",
  }, kernel.timestamp());
  definition["status"] = { ...definition["status"], conditions };
}
