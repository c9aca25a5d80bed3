/**
 * The kinds of apiregistration/v1: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../apiregistration/v1.ts";

export type {
  APIServiceCondition,
  APIServiceConditionType,
  APIServiceDraft,
  APIServiceList,
  APIServiceSpec,
  APIServiceSpecDraft,
  APIServiceStatus,
  ConditionStatus,
  ServiceReference,
  ServiceReferenceDraft,
} from "../../apiregistration/v1.ts";

/** An object of the kind {@linkcode types.APIService}. */
export type APIService = types.APIService;
/** The kind APIService: cluster-scoped, with status. */
export const APIService: Kind<
  types.APIService,
  "Cluster",
  "status",
  types.APIServiceDraft,
  never
> = {
  group: "apiregistration.k8s.io",
  version: "v1",
  kind: "APIService",
  plural: "apiservices",
  singular: "apiservice",
  scope: "Cluster",
  shortNames: [],
  categories: ["api-extensions"],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["status"],
};
