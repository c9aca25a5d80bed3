/**
 * The kinds of flowcontrol/v1: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../flowcontrol/v1.ts";

export type {
  ConditionStatus,
  ExemptPriorityLevelConfiguration,
  ExemptPriorityLevelConfigurationDraft,
  FlowDistinguisherMethod,
  FlowDistinguisherMethodType,
  FlowSchemaCondition,
  FlowSchemaDraft,
  FlowSchemaList,
  FlowSchemaSpec,
  FlowSchemaSpecDraft,
  FlowSchemaStatus,
  GroupSubject,
  LimitResponse,
  LimitResponseDraft,
  LimitResponseType,
  LimitedPriorityLevelConfiguration,
  LimitedPriorityLevelConfigurationDraft,
  NonResourcePolicyRule,
  PolicyRulesWithSubjects,
  PriorityLevelConfigurationCondition,
  PriorityLevelConfigurationDraft,
  PriorityLevelConfigurationList,
  PriorityLevelConfigurationReference,
  PriorityLevelConfigurationSpec,
  PriorityLevelConfigurationSpecDraft,
  PriorityLevelConfigurationStatus,
  PriorityLevelEnablement,
  QueuingConfiguration,
  QueuingConfigurationDraft,
  ResourcePolicyRule,
  ServiceAccountSubject,
  Subject,
  SubjectKind,
  UserSubject,
} from "../../flowcontrol/v1.ts";

/** An object of the kind {@linkcode types.FlowSchema}. */
export type FlowSchema = types.FlowSchema;
/** The kind FlowSchema: cluster-scoped, with status. */
export const FlowSchema: Kind<
  types.FlowSchema,
  "Cluster",
  "status",
  types.FlowSchemaDraft,
  never
> = {
  group: "flowcontrol.apiserver.k8s.io",
  version: "v1",
  kind: "FlowSchema",
  plural: "flowschemas",
  singular: "flowschema",
  scope: "Cluster",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["status"],
};

/** An object of the kind {@linkcode types.PriorityLevelConfiguration}. */
export type PriorityLevelConfiguration = types.PriorityLevelConfiguration;
/** The kind PriorityLevelConfiguration: cluster-scoped, with status. */
export const PriorityLevelConfiguration: Kind<
  types.PriorityLevelConfiguration,
  "Cluster",
  "status",
  types.PriorityLevelConfigurationDraft,
  never
> = {
  group: "flowcontrol.apiserver.k8s.io",
  version: "v1",
  kind: "PriorityLevelConfiguration",
  plural: "prioritylevelconfigurations",
  singular: "prioritylevelconfiguration",
  scope: "Cluster",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["status"],
};
