/**
 * The vocabulary of Kubernetes: objects, selectors, values, patches. Pure; no I/O, no clock.
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
export {
  type LabelQuery,
  type LabelRequirement,
  type LabelSelector,
  selector,
} from "./selector.ts";
export { type FieldRequirement, type FieldSelector, fieldSelector } from "./field_selector.ts";
export { compareResourceVersions } from "./resource_version.ts";
export {
  applyJsonPatch,
  createJsonPatch,
  type JsonPatchOperation,
  type JsonPatchOptions,
} from "./json_patch.ts";
export { applyMergePatch, createMergePatch, createThreeWayMergePatch } from "./merge_patch.ts";
export { PatchError } from "./patch/error.ts";
export {
  parseAllYaml,
  parseYaml,
  stringifyYaml,
  type YamlDocument,
  type YamlOptions,
} from "./yaml.ts";
export { YamlError } from "./yaml/error.ts";
export {
  checkPathSegment,
  dns1035LabelProblems,
  dns1123LabelProblems,
  dns1123SubdomainProblems,
  labelValueProblems,
  pathSegmentProblems,
  qualifiedNameProblems,
} from "./names.ts";
