/**
 * Custom resource definitions as objects: defaults and validation.
 *
 * @module
 */

import type { Strategy } from "../strategy.ts";
import { type DefinedVersion, specOf } from "./definition.ts";
import { acceptedErrors } from "./definition_names.ts";
import { definitionErrors } from "./definition_validation.ts";

/** The finalizer with which instances are deleted before their definition. */
export const CLEANUP = "customresourcecleanup.apiextensions.k8s.io";

/** The rules of definitions. */
export const definitionStrategy: Partial<Strategy> = {
  initialStatus: (object) => ({
    conditions: null,
    acceptedNames: { plural: "", kind: "" },
    storedVersions: (object["spec"]?.versions ?? []).filter((v: DefinedVersion) => v.storage)
      .map((v: DefinedVersion) => v.name),
  }),
  defaults(object) {
    const spec = object["spec"];
    if (!spec?.names?.kind) return;
    spec.names.singular ||= spec.names.kind.toLowerCase();
    spec.names.listKind ||= `${spec.names.kind}List`;
    spec.conversion ??= { strategy: "None" };
    if (spec.preserveUnknownFields === false) delete spec.preserveUnknownFields;
  },
  prepare(object, _old, call) {
    const storage = specOf(object).versions?.find((v) => v.storage)?.name;
    const stored: string[] = object["status"]?.storedVersions ?? [];
    // What a status says is taken as it is, as long as it says anything.
    if (call.subresource === "status" && stored.length > 0) return;
    if (storage && object["status"] && !stored.includes(storage)) {
      object["status"] = { ...object["status"], storedVersions: [...stored, storage] };
    }
  },
  beforeDelete(object) {
    object.metadata.finalizers = [...new Set([...object.metadata.finalizers ?? [], CLEANUP])];
  },
  validate: (object, old, call) =>
    call.subresource === "status" ? acceptedErrors(object) : definitionErrors(object, old),
};
