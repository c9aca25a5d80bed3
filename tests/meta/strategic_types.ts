/**
 * The parts of a Deployment's and a Service's types that the tests of patches need, as the API's
 * OpenAPI document has them.
 *
 * @module
 */

import { openApiTypes, type TypeSchema } from "../../lib/meta/apply/mod.ts";
import type { Schema } from "../../lib/meta/schema.ts";

const text: Schema = { type: "string" };
const number: Schema = { type: "integer" };
const texts: Schema = { type: "object", additionalProperties: text };
const ref = (name: string): Schema => ({ $ref: `#/definitions/${name}` });
const object = (properties: Record<string, Schema>): Schema => ({ type: "object", properties });

function merged(items: Schema, mergeKey: string, ...keys: string[]): Schema {
  return {
    type: "array",
    items,
    "x-kubernetes-list-type": "map",
    "x-kubernetes-list-map-keys": keys.length > 0 ? keys : [mergeKey],
    "x-kubernetes-patch-strategy": "merge",
    "x-kubernetes-patch-merge-key": mergeKey,
  };
}

const definitions: Readonly<Record<string, Schema>> = {
  Meta: object({
    name: text,
    namespace: text,
    labels: texts,
    annotations: texts,
    finalizers: {
      type: "array",
      items: text,
      "x-kubernetes-list-type": "set",
      "x-kubernetes-patch-strategy": "merge",
    },
    uid: text,
    resourceVersion: text,
  }),
  Container: object({
    name: text,
    image: text,
    args: { type: "array", items: text, "x-kubernetes-list-type": "atomic" },
    env: merged(object({ name: text, value: text }), "name"),
    ports: merged(ref("Port"), "containerPort", "containerPort", "protocol"),
  }),
  Port: object({ containerPort: number, protocol: text, name: text }),
  Volume: object({
    name: text,
    emptyDir: { type: "object" },
    configMap: object({ name: text }),
  }),
  PodSpec: object({
    containers: merged(ref("Container"), "name"),
    volumes: {
      ...merged(ref("Volume"), "name"),
      "x-kubernetes-patch-strategy": "merge,retainKeys",
    },
    tolerations: {
      type: "array",
      items: object({ key: text }),
      "x-kubernetes-list-type": "atomic",
    },
    nodeSelector: { ...texts, "x-kubernetes-map-type": "atomic" },
  }),
  Deployment: object({
    apiVersion: text,
    kind: text,
    metadata: ref("Meta"),
    spec: object({
      replicas: number,
      selector: {
        ...object({ matchLabels: texts }),
        "x-kubernetes-map-type": "atomic",
      },
      strategy: {
        ...object({ type: text, rollingUpdate: object({ maxSurge: number }) }),
        "x-kubernetes-patch-strategy": "retainKeys",
      },
      template: object({ metadata: ref("Meta"), spec: ref("PodSpec") }),
    }),
    status: object({ replicas: number }),
  }),
  ConfigMap: object({ apiVersion: text, kind: text, metadata: ref("Meta"), data: texts }),
  Budget: object({
    spec: object({
      selector: { ...object({ matchLabels: texts }), "x-kubernetes-patch-strategy": "replace" },
    }),
  }),
};

const types = openApiTypes({
  schema: (name) => definitions[name],
  defaultOf: (name, field) => name === "Port" && field === "protocol" ? "TCP" : undefined,
});

/** One of the types above. */
export function typeOf(name: keyof typeof definitions): TypeSchema {
  return types(name) as TypeSchema;
}
