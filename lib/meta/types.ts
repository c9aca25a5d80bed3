/**
 * What the signatures of kubist/meta name, for those who pass it on: options, records, parts of objects.
 *
 * @module
 */

export type { ValidateOptions } from "./apply/validate.ts";
export type { Condition } from "./conditions.ts";
export type { CustomColumns } from "./custom_columns.ts";
export type { FieldRequirement } from "./field_selector.ts";
export type { GroupVersion, GroupVersionKind } from "./gvk.ts";
export type { JsonPatchOperation, JsonPatchOptions } from "./json_patch.ts";
export type { JsonPath, JsonPathOptions } from "./jsonpath.ts";
export type { Identified } from "./kind.ts";
export type { MergePatchOptions } from "./merge_patch.ts";
export type { Owned, OwnerOptions } from "./owner.ts";
export type { PatchProblem } from "./patch/error.ts";
export type { AmountLike, QuantityOptions } from "./quantity.ts";
export type { QuantityFormat } from "./quantity/parse.ts";
export type { SelectorOptions } from "./selector.ts";
export type { LabelOperator, LabelRequirement } from "./selector/requirement.ts";
export type { StructuredRequirement, StructuredSelector } from "./selector/structured.ts";
export type { YamlDocument, YamlOptions } from "./yaml.ts";
export type { YamlProblem } from "./yaml/error.ts";
export type { YamlLimits } from "./yaml/limits.ts";
