/**
 * The parts of a JSON schema that OpenAPI documents and custom resource definitions use.
 *
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
 *
 * @module
 */

import type { GroupVersionKind } from "./gvk.ts";

/** A schema as the API server publishes it or a custom resource definition holds it. */
export interface Schema {
  /** "#/definitions/io.k8s.api.core.v1.Pod" */
  readonly $ref?: string;
  /** "object", "array", "string", "integer", "number" or "boolean". */
  readonly type?: string;
  /** What strings and numbers are: "date-time", "int64". */
  readonly format?: string;
  /** What it is for. */
  readonly description?: string;
  /** The fields of an object. */
  readonly properties?: Readonly<Record<string, Schema>>;
  /** The fields that must be there. */
  readonly required?: readonly string[];
  /** What a list holds. */
  readonly items?: Schema;
  /** What an object holds beside its fields. */
  readonly additionalProperties?: Schema | boolean;
  /** All of these hold. */
  readonly allOf?: readonly Schema[];
  /** One of these holds. */
  readonly anyOf?: readonly Schema[];
  /** Exactly one of these holds. */
  readonly oneOf?: readonly Schema[];
  /** The values there are. */
  readonly enum?: readonly unknown[];
  /** What is filled in. */
  readonly default?: unknown;
  /** Whether null is a value. */
  readonly nullable?: boolean;
  /** The least number. */
  readonly minimum?: number;
  /** The greatest number. */
  readonly maximum?: number;
  /** The shortest string. */
  readonly minLength?: number;
  /** The longest string. */
  readonly maxLength?: number;
  /** The shortest list. */
  readonly minItems?: number;
  /** The longest list. */
  readonly maxItems?: number;
  /** What strings must match. */
  readonly pattern?: string;
  /** Whether it is a number or a string. */
  readonly "x-kubernetes-int-or-string"?: boolean;
  /** Whether unknown fields are kept. */
  readonly "x-kubernetes-preserve-unknown-fields"?: boolean;
  /** Whether it is a whole object of the API. */
  readonly "x-kubernetes-embedded-resource"?: boolean;
  /** "atomic", "set" or "map". */
  readonly "x-kubernetes-list-type"?: string;
  /** What tells the items of a map apart. */
  readonly "x-kubernetes-list-map-keys"?: readonly string[];
  /** "atomic" or "granular". */
  readonly "x-kubernetes-map-type"?: string;
  /** What tells items apart in a strategic patch. */
  readonly "x-kubernetes-patch-merge-key"?: string;
  /** What a strategic patch does: "merge", "replace", "retainKeys". */
  readonly "x-kubernetes-patch-strategy"?: string;
  /** The kinds that have this schema. */
  readonly "x-kubernetes-group-version-kind"?: readonly GroupVersionKind[];
  /** Groups of fields of which one is set. */
  readonly "x-kubernetes-unions"?: readonly unknown[];
}
