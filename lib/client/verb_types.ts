/**
 * The verbs of views in groups, one for each subresource: what a function takes that needs no more.
 *
 * @module
 */

export type {
  BindingVerbs,
  EphemeralContainersVerbs,
  EvictionVerbs,
  LogVerbs,
  ResizeVerbs,
} from "./pod_subresources.ts";
export type {
  ApprovalVerbs,
  FinalizeVerbs,
  ProxyVerbs,
  ScaleVerbs,
  StatusVerbs,
  TokenVerbs,
} from "./subresources.ts";
export type { AllToolVerbs, ToolVerbs } from "./tool_verbs.ts";
export type { Change } from "./editing.ts";
