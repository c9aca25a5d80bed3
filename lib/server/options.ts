/**
 * The options of the embedded API server.
 *
 * @module
 */

import type { Clock } from "../stream/clock.ts";
import type { AdmissionHook } from "./admission/hooks.ts";
import type { IdSource } from "./identity.ts";
import type { Storage } from "./persist.ts";
import type { ResourceRow } from "./resource_row.ts";
import type { PodHandlers } from "./streams/process.ts";

/** Who sent a request. */
export interface UserInfo {
  /** The name. */
  readonly username: string;
  /** The uid. */
  readonly uid?: string;
  /** The groups. */
  readonly groups: readonly string[];
  /** What else is known. */
  readonly extra?: Readonly<Record<string, readonly string[]>>;
}

/** The version that `/version` reports. */
export interface VersionOptions {
  /** The second number of the version: "36". @default {"36"} */
  readonly minor?: string;
  /** The version as a whole: "v1.36.3". @default {"v1.36.3"} */
  readonly gitVersion?: string;
}

/** How a server authenticates and authorizes. */
export interface AuthOptions {
  /**
   * `open`: everybody is cluster admin. `token`: a client certificate or a known bearer token is
   * needed, and whoever has one may do everything. `rbac`: roles and bindings decide.
   *
   * @default {"open"}
   */
  readonly mode?: "open" | "token" | "rbac";
  /** The users of bearer tokens. */
  readonly tokens?: Readonly<Record<string, UserInfo>>;
}

/** What is checked and changed before a write is stored. */
export interface AdmissionOptions {
  /** Plugins to leave out, by kube-apiserver's names: "ServiceAccount", "ResourceQuota". @default {[]} */
  readonly disable?: readonly string[];
  /** Functions in place of webhooks; mutating ones run in this order. @default {[]} */
  readonly hooks?: readonly AdmissionHook[];
}

/** A client certificate, PEM, and its key. */
export interface FrontProxy {
  /** The certificate chain. */
  readonly cert: string;
  /** The key. */
  readonly key: string;
}

/** How to create a server. */
export interface ServerOptions extends PodHandlers {
  /** Drives timers and, from `startTime` on, timestamps. @default {systemClock} */
  readonly clock?: Clock;
  /** What the wall clock shows when the server is created, in milliseconds since 1970. @default {now} */
  readonly startTimeMs?: number;
  /** What makes up names and uids. @default {randomIds()} */
  readonly ids?: IdSource;
  /** The resources to serve. @default {all built-in resources} */
  readonly resources?: readonly ResourceRow[];
  /** Who may do what. */
  readonly auth?: AuthOptions;
  /** What is asked before a write. */
  readonly admission?: AdmissionOptions;
  /** The version that it says it is. */
  readonly version?: VersionOptions;
  /** How many past events per resource a watch may go back. @default {10_000} */
  readonly historyLimit?: number;
  /** How many events a watch may lag behind before it is closed. @default {1000} */
  readonly watchBuffer?: number;
  /** The mean time between bookmarks of one watch, ±25 %. @default {60_000} */
  readonly bookmarkIntervalMs?: number;
  /** The largest request body, in bytes. @default {3_145_728} */
  readonly maxBodyBytes?: number;
  /** The certificate of the cluster's authority, PEM, for kube-root-ca.crt. @default {""} */
  readonly ca?: string;
  /**
   * The client certificate by which the servers behind API services know this one; asked for when the
   * first of them is.
   *
   * @default {none is shown}
   */
  readonly frontProxy?: () => Promise<FrontProxy | undefined>;
  /** Where the objects are kept; see {@linkcode openStorage}. @default {in memory alone} */
  readonly storage?: Storage | undefined;
  /** Whether controllers run: garbage collection, namespace life cycle, service accounts. @default {true} */
  readonly controllers?: boolean;
  /**
   * Whether the cluster is alive: a node, workloads that make pods, pods that run. Namespaces then
   * hold the certificate of the cluster's authority too.
   *
   * @default {false}
   */
  readonly simulate?: boolean;
}
