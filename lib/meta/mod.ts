/**
 * The vocabulary of Kubernetes: objects, selectors, values, patches. Pure; no I/O, no clock.
 *
 * Importing it loads no dependency: the YAML functions load theirs when first called. Patches that know
 * types are behind a door of their own, `apply/mod.ts`.
 *
 * @module
 */

export type {
  AnyObject,
  KubeList,
  KubeObject,
  ListMeta,
  ManagedFieldsEntry,
  ObjectMeta,
  OwnerReference,
  Timestamp,
} from "./object.ts";
export type { DeepPartial, Draft, ObjectMetaDraft } from "./draft.ts";
export type {
  Base64,
  Duration,
  IntOrString,
  MicroTime,
  Quantity,
  QuantityDraft,
  RawObject,
  Time,
} from "./scalars.ts";
export { apiVersionOf, type Kind, resourceName, type Scope, type Verb } from "./kind.ts";
export type { Status, StatusCause, StatusDetails, StatusReason } from "./status.ts";
export { deepCopy, deepEqual } from "./deep.ts";
export { type LabelQuery, type LabelSelector, selector } from "./selector.ts";
export { selectorFromStructured, structuredSelector } from "./selector/structured.ts";
export { type FieldSelector, fieldSelector } from "./field_selector.ts";
export { compareResourceVersions } from "./resource_version.ts";
export { type Amount, quantity } from "./quantity.ts";
export { gvk, parseApiVersion } from "./gvk.ts";
export { compareVersions } from "./version.ts";
export { humanAge, humanDuration } from "./age.ts";
export { scaleIntOrPercent } from "./int_or_string.ts";
export { ownerReference } from "./owner.ts";
export { hasCondition, setCondition } from "./conditions.ts";
export { parseAllYaml, parseYaml, stringifyYaml } from "./yaml.ts";
export { YamlError } from "./yaml/error.ts";
export { applyJsonPatch, createJsonPatch } from "./json_patch.ts";
export { applyMergePatch, createMergePatch } from "./merge_patch.ts";
export { PatchError } from "./patch/error.ts";
export { jsonPath } from "./jsonpath.ts";
export { customColumns } from "./custom_columns.ts";
