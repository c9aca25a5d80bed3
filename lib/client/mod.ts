/**
 * The client room: connections, views and verbs.
 *
 * @module
 */

export { type Client, type ClientOptions, createClient, type VersionInfo } from "./client.ts";
export { type ClientHooks, connect, fromConfig } from "./connect.ts";
export type { Session, WriteDefaults } from "./session.ts";
export type {
  DeleteCollectionOptions,
  Draft,
  DraftMeta,
  IterateOptions,
  JsonPatchStep,
  View,
  WatchOptions,
} from "./view.ts";
