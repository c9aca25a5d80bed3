/**
 * What the verbs of views and the methods of clients take, and which resources have which verbs.
 *
 * @module
 */

import type { DiscoveredKind } from "kubist";
import { options as o, type OptionValues } from "./options.ts";

/** What completion knows of a call. */
export interface CallFacts {
  /** The options, and which argument holds them. */
  readonly options?: readonly [argument: number, values: OptionValues];
  /** The options may stand alone, as the first argument. */
  readonly alone?: boolean;
  /** The first argument is the name of an object. */
  readonly names?: boolean;
  /** The argument that holds an object of the view's Kind, or a part of one. */
  readonly object?: number;
}

interface Verb extends CallFacts {
  /** What a resource has to have: a verb of the API, a "/subresource", a kind of these. */
  readonly needs: string | readonly string[];
}

const workloads = ["Deployment", "StatefulSet", "DaemonSet"];
const withPods = [...workloads, "ReplicaSet", "ReplicationController", "Job", "Service"];

/** The verbs that name no object. */
const ofMany: Readonly<Record<string, Verb>> = {
  where: { needs: [] },
  fields: { needs: [] },
  list: { needs: "list", options: [0, o.list] },
  items: { needs: "list", options: [0, o.iterate] },
  toArray: { needs: "list", options: [0, o.iterate] },
  first: { needs: "list", options: [0, o.list] },
  table: { needs: "list", options: [0, o.table] },
  select: { needs: "list" },
  watch: { needs: "watch", options: [0, o.watch] },
  informer: { needs: "watch", options: [0, o.informer] },
  waitAll: { needs: "watch", options: [1, o.wait] },
  deleteCollection: { needs: "deletecollection", options: [0, o.removeAll] },
  create: { needs: "create", object: 0, options: [1, o.write] },
  update: { needs: "update", object: 0, options: [1, o.write] },
  updateStatus: { needs: "/status", object: 0, options: [1, o.write] },
  updateScale: { needs: "/scale", options: [1, o.write] },
  updateApproval: { needs: "/approval", object: 0, options: [1, o.write] },
  updateEphemeralContainers: { needs: "/ephemeralcontainers", object: 0, options: [1, o.write] },
  updateResize: { needs: "/resize", object: 0, options: [1, o.write] },
  finalize: { needs: "/finalize", object: 0, options: [1, o.write] },
};

/** The verbs whose first argument is the name of an object. */
const ofOne: Readonly<Record<string, Verb>> = {
  get: { needs: "get", options: [1, o.get] },
  find: { needs: "get", options: [1, o.get] },
  patch: { needs: "patch", object: 1, options: [2, o.patch] },
  apply: { needs: "patch", object: 1, options: [2, o.apply] },
  edit: { needs: "patch", options: [2, o.edit] },
  delete: { needs: "delete", options: [1, o.removeOne] },
  wait: { needs: "watch", options: [2, o.wait] },
  getStatus: { needs: "/status", options: [1, o.get] },
  patchStatus: { needs: "/status", object: 1, options: [2, o.patch] },
  applyStatus: { needs: "/status", object: 1, options: [2, o.apply] },
  scale: { needs: "/scale", options: [2, o.scale] },
  getScale: { needs: "/scale", options: [1, o.get] },
  patchApproval: { needs: "/approval", object: 1, options: [2, o.patch] },
  patchEphemeralContainers: { needs: "/ephemeralcontainers", object: 1, options: [2, o.patch] },
  patchResize: { needs: "/resize", object: 1, options: [2, o.patch] },
  createToken: { needs: "/token", options: [2, o.write] },
  evict: { needs: "/eviction", options: [1, o.evict] },
  bind: { needs: "/binding", options: [2, o.write] },
  proxy: { needs: "/proxy", options: [2, o.proxy] },
  exec: { needs: "/exec", options: [2, o.exec] },
  attach: { needs: "/attach", options: [1, o.attach] },
  debug: { needs: "/ephemeralcontainers", options: [1, o.debug] },
  copyFrom: { needs: "/exec", options: [3, o.copyFrom] },
  copyTo: { needs: "/exec", options: [3, o.copyTo] },
  logs: { needs: ["/log", ...withPods], options: [1, o.logs], alone: true },
  forward: { needs: ["/portforward", ...withPods], options: [2, o.forward] },
  rollout: { needs: workloads, options: [1, o.rollout] },
  restart: { needs: workloads, options: [1, o.write] },
  setImage: { needs: workloads, options: [2, o.write] },
  history: { needs: workloads, options: [1, o.call] },
  undo: { needs: workloads, options: [1, o.undo] },
  pause: { needs: ["Deployment"], options: [1, o.write] },
  resume: { needs: ["Deployment"], options: [1, o.write] },
  trigger: { needs: ["CronJob"], options: [1, o.trigger] },
  cordon: { needs: ["Node"], options: [1, o.write] },
  uncordon: { needs: ["Node"], options: [1, o.write] },
  drain: { needs: ["Node"], options: [1, o.drain] },
};

/** The verbs of views. */
export const viewVerbs: Readonly<Record<string, Verb>> = {
  ...ofMany,
  ...Object.fromEntries(
    Object.entries(ofOne).map(([name, verb]) => [name, { ...verb, names: true }]),
  ),
};

/** The methods of clients that take options. */
export const clientMethods: Readonly<Record<string, CallFacts>> = {
  apply: { options: [1, o.applyMany] },
  diff: { options: [1, o.applyMany] },
  delete: { options: [1, o.deleteMany] },
  yaml: { options: [1, o.manifests] },
  explain: { options: [1, o.call] },
  owners: { options: [1, o.call] },
  children: { options: [1, o.children] },
  eventsOf: { options: [1, o.eventsOf] },
  top: { options: [2, o.call] },
  can: { options: [3, o.can] },
  rules: { options: [1, o.call] },
  whoami: { options: [0, o.call] },
  version: { options: [0, o.call] },
  raw: { options: [1, o.call] },
  with: { options: [0, o.defaults] },
  as: { options: [1, o.identity] },
  budget: { options: [0, o.budget] },
};

/** Whether objects of a Kind can be asked for a verb. */
export function hasVerb(kind: DiscoveredKind, name: string): boolean {
  const needs = Object.hasOwn(viewVerbs, name) ? viewVerbs[name]?.needs ?? [] : [];
  if (needs.length === 0) return true;
  return [needs].flat().some((need) =>
    need.startsWith("/")
      ? kind.subresources.includes(need.slice(1))
      : /^[A-Z]/.test(need)
      ? kind.kind === need
      : kind.verbs.some((verb) => verb === need)
  );
}
