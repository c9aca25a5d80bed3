/**
 * The options of connections, field by field: no document of OpenAPI has them.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
 *
 * @module
 */

import type { Schema } from "../meta/schema.ts";

type Fields = Readonly<Record<string, Schema>>;

const flag: Schema = { type: "boolean" };
const text: Schema = { type: "string" };
const streams: Fields = { stdin: flag, stdout: flag, stderr: flag, tty: flag, container: text };
const proxy: Fields = { path: text };

/** The fields of the options of a kind: none for what is no connection. */
export const connectionFields: Readonly<Record<string, Fields>> = {
  PodExecOptions: { ...streams, command: { type: "array", items: text } },
  PodAttachOptions: streams,
  PodPortForwardOptions: { ports: { type: "array", items: { type: "integer", format: "int32" } } },
  PodProxyOptions: proxy,
  ServiceProxyOptions: proxy,
  NodeProxyOptions: proxy,
};
