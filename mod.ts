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

export {
  type ApiGroup,
  type Client,
  type ClientHooks,
  type ClientOptions,
  type DeleteCollectionOptions,
  type FullView,
  type IterateOptions,
  type LogOptions,
  type Patch,
  type Selection,
  type SpanningView,
  type VersionInfo,
  type View,
  type WatchOptions,
  type WriteDefaults,
} from "./lib/client/mod.ts";
export { connect, type ConnectOptions, createClient, fromConfig } from "./lib/front/mod.ts";
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
export type { TraceEvent } from "./lib/transport/mod.ts";
export type { Bookmark, Departed, WatchEvent, WatchTrouble } from "./lib/watch/mod.ts";
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
