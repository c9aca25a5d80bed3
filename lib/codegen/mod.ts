/**
 * Types and Kinds from schemas: for Kubernetes itself and for custom resource definitions.
 *
 * Pure: parsed documents in, the texts of files out.
 *
 * @module
 */

export { fieldLabels } from "./builtin/fields.ts";
export { generateBuiltIns } from "./builtin/files.ts";
export type {
  BuiltInInputs,
  ColumnFact,
  ProtobufField,
  ProtobufMessage,
  ResourceFact,
} from "./builtin/inputs.ts";
export type { CrdOptions } from "./crd.ts";
export { CodegenError, type CodegenProblem } from "./error.ts";
export {
  type CodegenOptions,
  type CrdCodegenOptions,
  generateFromCrds,
  generateFromOpenApi,
  type OpenApiOptions,
} from "./generate.ts";
export type { DiscoveryList } from "./openapi.ts";
export type { SourceFile } from "./file.ts";
export type { Schema } from "../meta/schema.ts";
