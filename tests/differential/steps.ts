/**
 * How steps and objects are written in scripts.
 *
 * @module
 */

import type { Step } from "./script.ts";

/** A JSON object. */
export type Json = Readonly<Record<string, unknown>>;

const MERGE = "application/merge-patch+json";

export const NS: string = "/api/v1/namespaces/{ns}";
export const CM: string = `${NS}/configmaps`;
export const PO: string = `${NS}/pods`;
export const SV: string = `${NS}/services`;
export const SE: string = `${NS}/secrets`;
export const DP: string = "/apis/apps/v1/namespaces/{ns}/deployments";
export const LE: string = "/apis/coordination.k8s.io/v1/namespaces/{ns}/leases";

export const get = (path: string, accept?: string): Step => ({
  method: "GET",
  path,
  ...(accept === undefined ? {} : { accept }),
});
export const post = (path: string, body: unknown, type?: string): Step => ({
  method: "POST",
  path,
  body,
  ...(type === undefined ? {} : { type }),
});
export const put = (path: string, body: unknown): Step => ({ method: "PUT", path, body });
export const remove = (path: string, body?: unknown): Step => ({ method: "DELETE", path, body });
export const patch = (path: string, body: unknown, type: string = MERGE): Step => ({
  method: "PATCH",
  path,
  body,
  type,
});

export const cm = (name: string, metadata: Json = {}, data: Json = { a: "1" }): Json => ({
  metadata: { name, ...metadata },
  data,
});
export const pod = (name: string, spec: Json = {}, metadata: Json = {}): Json => ({
  metadata: { name, ...metadata },
  spec: { containers: [{ name: "c", image: "nginx" }], ...spec },
});
const container = {
  name: "c1",
  image: "i1",
  env: [{ name: "A", value: "1" }, { name: "B", value: "2" }],
  ports: [{ containerPort: 80 }],
};
export const dep = (name: string, spec: Json = {}): Json => ({
  metadata: { name },
  spec: {
    selector: { matchLabels: { a: name } },
    template: {
      metadata: { labels: { a: name } },
      spec: {
        containers: [container, { name: "c2", image: "i2", args: ["x", "y"] }],
        volumes: [{ name: "v1", emptyDir: {} }],
        tolerations: [{ key: "k" }],
      },
    },
    ...spec,
  },
});
