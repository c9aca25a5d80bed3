/**
 * kubist: the Kubernetes SDK for scripts.
 *
 * @example
 * ```ts
 * import { connect } from "kubist";
 *
 * async function follow(): Promise<void> {
 *   await using k = await connect();
 *   for await (const ev of k.pods("web").watch()) console.log(ev.type, ev.object.metadata.name);
 * }
 * ```
 *
 * @module
 */

export type { ApiGroup } from "./lib/client/explore.ts";
export type { Client, ClientOptions, VersionInfo } from "./lib/client/client.ts";
export type { ClientHooks } from "./lib/client/connect.ts";
export type { FullView } from "./lib/client/full_view.ts";
export type {
  DeleteCollectionOptions,
  IterateOptions,
  LogOptions,
  WatchOptions,
} from "./lib/client/options.ts";
export type { Selection } from "./lib/client/selection.ts";
export type { WriteDefaults } from "./lib/client/session.ts";
export type { Patch, SpanningView, View } from "./lib/client/verbs.ts";
export { connect, type ConnectOptions, createClient, fromConfig } from "./lib/front/connect.ts";
export {
  ApiError,
  AuthError,
  type ConfigAttempt,
  ConfigError,
  ExecError,
  isApiError,
  KubeError,
  ProtocolError,
  TimeoutError,
  TransportError,
  WaitError,
} from "./lib/errors.ts";
export type { DeepPartial, Draft } from "./lib/meta/draft.ts";
export type { Kind, Scope, Verb } from "./lib/meta/kind.ts";
export type {
  AnyObject,
  KubeList,
  KubeObject,
  ListMeta,
  ObjectMeta,
  OwnerReference,
} from "./lib/meta/object.ts";
export type { Status, StatusCause, StatusReason } from "./lib/meta/status.ts";
export type { Flow } from "./lib/stream/flow.ts";
export type { TraceEvent } from "./lib/transport/trace.ts";
export type { Bookmark, Departed, WatchEvent } from "./lib/watch/events.ts";
export type { WatchTrouble } from "./lib/watch/options.ts";
export type { DiscoveredKind } from "./lib/wire/discovery.ts";
export type { CallOptions, GetOptions, ListOptions } from "./lib/wire/read_options.ts";
export type {
  ApplyOptions,
  CreateOptions,
  DeleteOptions,
  PatchOptions,
  UpdateOptions,
  WriteOptions,
} from "./lib/wire/write_options.ts";
