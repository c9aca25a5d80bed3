/**
 * The client room: connections, views and verbs.
 *
 * @module
 */

export type {
  Accessor,
  Accessors,
  ClusterAccessor,
  NamespacedAccessor,
  PartialView,
  VersionAccessors,
  ViewOf,
} from "./accessor.ts";
export type { AccessVerbs, CanOptions } from "./access.ts";
export type {
  Client,
  ClientBase,
  ClientOptions,
  Identity,
  ResourceAccessor,
  VersionInfo,
} from "./client.ts";
export { type ClientHooks, connect, fromConfig } from "./connect.ts";
export type { ApiGroup, ApiVersion, Stability } from "./explore.ts";
export type { Budget } from "./limits.ts";
export type {
  DeleteCollectionOptions,
  EditOptions,
  EvictOptions,
  IterateOptions,
  LogOptions,
  ProxyOptions,
  RemoveOptions,
  ScaleOptions,
  WaitOptions,
  WatchOptions,
} from "./options.ts";
export type { KnownPaths, Selected, SelectedEvent, Selection, ValueAt } from "./selection.ts";
export { lazyTransport } from "../transport/lazy_transport.ts";
export { createClient } from "./session_client.ts";
export type { Session, WriteDefaults } from "./session.ts";
export type {
  MetadataView,
  PartialObjectMetadata,
  Shapes,
  SpanningMetadataView,
  TableOptions,
} from "./shapes.ts";
export type { FullView } from "./full_view.ts";
export type { AllSubresourceVerbs, SubresourceVerbs } from "./subresources.ts";
export type { InformerTools, Tools } from "./tools.ts";
export type {
  CollectionVerbs,
  FieldQuery,
  Narrowing,
  ObjectVerbs,
  Patch,
  SpanningView,
  View,
  WaitVerbs,
} from "./verbs.ts";
export type { WaitCondition } from "./wait_condition.ts";
