/**
 * The options of each verb and their values. The compiler holds these lists to the types.
 *
 * @module
 */

import type {
  ApplyOptions,
  CallOptions,
  DeleteCollectionOptions,
  DeleteOptions,
  GetOptions,
  IterateOptions,
  ListOptions,
  LogOptions,
  PatchOptions,
  WatchOptions,
  WriteOptions,
} from "kubist";

/** Every option exactly once, with the values that can be named. */
type Named<Options> = { [Name in keyof Required<Options>]: readonly string[] };

const flag = ["true", "false"];
const any: readonly string[] = [];

const call: Named<CallOptions> = { signal: any, timeoutMs: any, contentType: ["json", "protobuf"] };
const write: Named<WriteOptions> = {
  ...call,
  dryRun: flag,
  fieldManager: any,
  fieldValidation: ["Ignore", "Warn", "Strict"],
};
const get: Named<GetOptions> = { ...call, resourceVersion: any };
const list: Named<ListOptions> = {
  ...call,
  limit: any,
  continue: any,
  resourceVersion: any,
  resourceVersionMatch: ["Exact", "NotOlderThan"],
  timeoutSeconds: any,
};
const iterate: Named<IterateOptions> = {
  signal: any,
  pageSize: any,
  contentType: call.contentType,
};
const watch: Named<WatchOptions> = {
  signal: any,
  resourceVersion: any,
  bookmarks: flag,
  timeoutSeconds: any,
  silenceMs: any,
  list: ["pages", "stream"],
  onGap: ["relist", "throw"],
  judge: any,
  counters: any,
  contentType: call.contentType,
};
const patch: Named<PatchOptions> = { ...write, type: ["merge", "json", "strategic"] };
const apply: Named<ApplyOptions> = { ...write, force: flag };
const remove: Named<DeleteOptions> = {
  ...call,
  gracePeriodSeconds: any,
  propagation: ["Orphan", "Background", "Foreground"],
  preconditions: any,
  dryRun: flag,
};
const removeAll: Named<DeleteCollectionOptions> = { ...remove, all: flag };
const logs: Named<LogOptions> = {
  signal: any,
  container: any,
  follow: flag,
  previous: flag,
  tail: any,
  sinceSeconds: any,
  sinceTime: any,
  timestamps: flag,
  limitBytes: any,
  stream: ["All", "Stdout", "Stderr"],
  insecureSkipTLSVerifyBackend: flag,
};

/** A verb's options, and which argument holds them. */
export interface VerbOptions {
  readonly argument: number;
  readonly options: Readonly<Record<string, readonly string[]>>;
}

/** The verbs of views whose options complete. */
export const verbOptions: Readonly<Record<string, VerbOptions>> = {
  get: { argument: 1, options: get },
  find: { argument: 1, options: get },
  list: { argument: 0, options: list },
  items: { argument: 0, options: iterate },
  toArray: { argument: 0, options: iterate },
  watch: { argument: 0, options: watch },
  create: { argument: 1, options: write },
  update: { argument: 1, options: write },
  patch: { argument: 2, options: patch },
  apply: { argument: 2, options: apply },
  delete: { argument: 1, options: remove },
  deleteCollection: { argument: 0, options: removeAll },
  logs: { argument: 1, options: logs },
};

/** The argument of a verb that holds an object of the view's Kind, or a part of one. */
export const objectArgument: Readonly<Record<string, number>> = {
  create: 0,
  update: 0,
  updateStatus: 0,
  apply: 1,
  applyStatus: 1,
  patch: 1,
  patchStatus: 1,
};

/** The verbs whose first argument is an object's name. */
export const namingVerbs: ReadonlySet<string> = new Set([
  "get",
  "find",
  "patch",
  "apply",
  "delete",
  "edit",
  "wait",
  "logs",
  "exec",
  "attach",
  "forward",
  "evict",
  "scale",
  "restart",
  "rollout",
  "cordon",
  "uncordon",
  "drain",
  "getStatus",
  "patchStatus",
  "applyStatus",
  "getScale",
  "createToken",
]);

const common = ["metadata.name", "metadata.namespace"];

/** The field selectors of a Kind, by its plural. Source: each registry's SelectableFields in Kubernetes */
export const fieldSelectors: Readonly<Record<string, readonly string[]>> = {
  pods: [
    ...common,
    "spec.nodeName",
    "spec.restartPolicy",
    "spec.schedulerName",
    "spec.serviceAccountName",
    "spec.hostNetwork",
    "status.phase",
    "status.podIP",
    "status.nominatedNodeName",
  ],
  events: [
    ...common,
    "involvedObject.kind",
    "involvedObject.name",
    "involvedObject.namespace",
    "involvedObject.uid",
    "reason",
    "type",
    "source",
    "reportingComponent",
  ],
  nodes: ["metadata.name", "spec.unschedulable"],
  namespaces: ["metadata.name", "status.phase"],
  secrets: [...common, "type"],
  services: [...common, "spec.clusterIP", "spec.type"],
  jobs: [...common, "status.successful"],
  replicasets: [...common, "status.replicas"],
  replicationcontrollers: [...common, "status.replicas"],
  certificatesigningrequests: ["metadata.name", "spec.signerName"],
  "": common,
};
