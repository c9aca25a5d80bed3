/**
 * Patches that know types: server-side apply with its managed fields, and strategic merge.
 *
 * @module
 */

export {
  applyObject,
  type ApplyOptions,
  type ApplyResult,
  type FieldManagerOptions,
  type ManagedObject,
  trackUpdate,
} from "./field_manager.ts";
export type { VersionView } from "./update.ts";
export {
  type ApplyConflict,
  ApplyConflictError,
  ApplyTypeError,
  conflictAdvice,
  conflictsOfStatus,
  type TypeProblem,
} from "./error.ts";
export { extractApplied, type ExtractOptions } from "./extract.ts";
export { upgradeManagedFields, type UpgradeOptions, upgradePatch } from "./upgrade.ts";
export { entriesAfterScale, type ReplicasPath, scaleEntries } from "./scale.ts";
export { type FieldPath, fieldPathOf, type PathElement } from "./element.ts";
export { type FieldSet, fieldSet, hasPath, isEmptySet, pathsOf } from "./field_set.ts";
export { deepDifference, difference, equalSets, intersection, union } from "./set_algebra.ts";
export { formatFieldsV1, parseFieldsV1 } from "./fields_v1.ts";
export { formatManagers, type Manager, type Managers, parseManagers } from "./managers.ts";
export { pathText } from "./path_text.ts";
export { fieldsOf } from "./to_fields.ts";
export { compareTyped, type Comparison } from "./compare.ts";
export { mergeTyped } from "./merge.ts";
export { checkType } from "./validate.ts";
export type {
  AnySchema,
  FieldSchema,
  ListSchema,
  MapSchema,
  PatchStrategy,
  ScalarSchema,
  TypeSchema,
} from "../type_schema.ts";
export { anyValue, type OpenApiSource, openApiType, openApiTypes } from "../openapi_types.ts";
export {
  applyStrategicMergePatch,
  createStrategicMergePatch,
  createThreeWayStrategicMergePatch,
} from "../strategic_merge_patch.ts";
