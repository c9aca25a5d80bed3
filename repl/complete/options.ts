/**
 * The options of calls and the values that they can have. The compiler holds these lists to the types.
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
import type {
  Budget,
  CanOptions,
  EditOptions,
  EvictOptions,
  Identity,
  ProxyOptions,
  RemoveOptions,
  ScaleOptions,
  TableOptions,
  WaitOptions,
  WriteDefaults,
} from "kubist/client";
import type {
  AttachOptions,
  CopyFromOptions,
  CopyOptions,
  DebugOptions,
  ExecOptions,
  ExecStreamOptions,
  ForwardOptions,
} from "kubist/client/streams";
import type {
  ApplyManyOptions,
  ChildrenOptions,
  DeleteManyOptions,
  DrainOptions,
  EventOfOptions,
  ManifestOptions,
  RolloutOptions,
  TriggerOptions,
  UndoOptions,
  WorkloadLogOptions,
} from "kubist/ops";
import type { InformerOptions } from "kubist/watch";

/** Options by name, each with the values that can be named. */
export type OptionValues = Readonly<Record<string, readonly string[]>>;

interface OptionTypes {
  readonly apply: ApplyOptions;
  readonly applyMany: ApplyManyOptions;
  readonly attach: AttachOptions;
  readonly budget: Budget;
  readonly call: CallOptions;
  readonly can: CanOptions;
  readonly children: ChildrenOptions;
  readonly copyFrom: CopyFromOptions;
  readonly copyTo: CopyOptions;
  readonly debug: DebugOptions;
  readonly defaults: WriteDefaults;
  readonly deleteMany: DeleteManyOptions;
  readonly drain: DrainOptions;
  readonly edit: EditOptions;
  readonly eventsOf: EventOfOptions;
  readonly evict: EvictOptions;
  readonly exec: ExecOptions & Omit<ExecStreamOptions, "stream">;
  readonly forward: ForwardOptions;
  readonly get: GetOptions;
  readonly identity: Identity;
  readonly informer: InformerOptions<unknown>;
  readonly iterate: IterateOptions;
  readonly list: ListOptions;
  readonly logs: LogOptions & Omit<WorkloadLogOptions, keyof LogOptions>;
  readonly manifests: ManifestOptions;
  readonly patch: PatchOptions;
  readonly proxy: ProxyOptions;
  readonly removeAll: DeleteCollectionOptions;
  readonly removeOne: RemoveOptions;
  readonly rollout: RolloutOptions;
  readonly scale: ScaleOptions;
  readonly table: TableOptions;
  readonly trigger: TriggerOptions;
  readonly undo: UndoOptions;
  readonly wait: WaitOptions;
  readonly watch: WatchOptions;
  readonly write: WriteOptions;
}

/** Every option exactly once. */
type Named<Options> = { readonly [Name in keyof Required<Options>]: readonly string[] };

const flag = ["true", "false"];
const any: readonly string[] = [];
const limits = { signal: any, timeoutMs: any };
const contentType = ["json", "protobuf"];
const propagation = ["Orphan", "Background", "Foreground"];
const many = { ...limits, namespace: any, concurrency: any };
const call: Named<CallOptions> = { ...limits, contentType };
const write: Named<WriteOptions> = {
  ...call,
  dryRun: flag,
  fieldManager: any,
  fieldValidation: ["Ignore", "Warn", "Strict"],
};
const list: Named<ListOptions> = {
  ...call,
  limit: any,
  continue: any,
  resourceVersion: any,
  resourceVersionMatch: ["Exact", "NotOlderThan"],
  timeoutSeconds: any,
};
const patch: Named<PatchOptions> = { ...write, type: ["merge", "json", "strategic"] };
const remove: Named<DeleteOptions> = {
  ...call,
  gracePeriodSeconds: any,
  propagation,
  preconditions: any,
  dryRun: flag,
  ignoreStoreReadErrorWithClusterBreakingPotential: flag,
};
const attach: Named<AttachOptions> = { ...limits, container: any, stdin: flag, tty: flag };
const copyTo: Named<CopyOptions> = { ...limits, container: any, onSkip: any };

/** The options of calls, by what they are for. */
export const options: { readonly [Call in keyof OptionTypes]: Named<OptionTypes[Call]> } = {
  apply: { ...write, force: flag },
  applyMany: {
    ...many,
    dryRun: flag,
    fieldManager: any,
    fieldValidation: write.fieldValidation,
    force: flag,
    prune: any,
    establishMs: any,
  },
  attach,
  budget: { deletes: any, creates: any, updates: any, writes: any },
  call,
  can: { ...call, name: any },
  children: { ...call, kinds: any },
  copyFrom: {
    ...copyTo,
    overwrite: flag,
    maxBytes: any,
    maxEntries: any,
  },
  copyTo,
  debug: { ...attach, image: any, command: any, target: any, more: any },
  defaults: {
    dryRun: flag,
    fieldManager: any,
    fieldValidation: write.fieldValidation,
  },
  deleteMany: {
    ...many,
    dryRun: flag,
    gracePeriodSeconds: any,
    propagation,
    waitMs: any,
  },
  drain: {
    ...limits,
    ignoreDaemonSets: flag,
    deleteEmptyDirData: flag,
    force: flag,
    podSelector: any,
    gracePeriodSeconds: any,
    disableEviction: flag,
    dryRun: flag,
  },
  edit: write,
  eventsOf: { signal: any, timeoutMs: any, follow: flag },
  evict: { ...remove, waitMs: any },
  exec: {
    ...attach,
    nothrow: flag,
    onStdout: any,
    onStderr: any,
    stream: ["true"],
  },
  forward: {
    ...limits,
    localPort: any,
    localAddress: any,
    maxConnections: any,
    onError: any,
  },
  get: { ...call, resourceVersion: any },
  identity: { groups: any, uid: any, extra: any },
  informer: {
    signal: any,
    timeoutSeconds: any,
    silenceMs: any,
    pageSize: any,
    list: ["pages", "stream"],
    judge: any,
    indexes: any,
    transform: any,
    managedFields: flag,
    shared: flag,
    compact: flag,
    freeze: flag,
    onTrouble: any,
  },
  iterate: { signal: any, pageSize: any, contentType },
  list,
  logs: {
    signal: any,
    timeoutMs: any,
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
    containers: ["*"],
    maxPods: any,
  },
  manifests: { ...limits, source: any },
  patch,
  proxy: {
    ...limits,
    method: ["GET", "POST", "PUT", "PATCH", "DELETE"],
    headers: any,
    body: any,
    port: any,
    scheme: ["http", "https"],
  },
  removeAll: { ...remove, all: flag },
  removeOne: { ...remove, waitMs: any },
  rollout: limits,
  scale: { ...patch, from: any, waitMs: any },
  table: { ...list, includeObject: ["Metadata", "None", "Object"] },
  trigger: { ...write, jobName: any },
  undo: { ...write, to: any },
  wait: { ...limits, failOn: any },
  watch: {
    signal: any,
    resourceVersion: any,
    bookmarks: flag,
    timeoutSeconds: any,
    silenceMs: any,
    list: ["pages", "stream"],
    onGap: ["relist", "throw"],
    judge: any,
    counters: any,
    contentType,
  },
  write,
};
