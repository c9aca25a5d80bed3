/**
 * The transport room: a pipeline that sends requests to one cluster.
 *
 * @module
 */

export type { CertificatePair, HeaderPairs, RequestCredentials, UsedCredentials } from "./auth.ts";
export { type ReachableCluster, toTransport } from "./cluster_transport.ts";
export type { Impersonation } from "./impersonation.ts";
export type { Identity, OpenClient, Trust } from "./pool.ts";
export type { Retry, RetryOptions } from "./retry.ts";
export type { OutgoingRequest, Send, Stage, UpgradeIntent } from "./send.ts";
export type { RateLimiter, ThrottleOptions, Wait } from "./throttle.ts";
export type { OnTrace, TraceEvent } from "./trace.ts";
export {
  createTransport,
  type ExchangeOptions,
  type OpenStream,
  type Transport,
  type TransportOptions,
} from "./transport.ts";
export type { UpgradeOptions } from "./upgrade.ts";
export { kubistVersion } from "./user_agent.ts";
export { type OnWarning, parseWarnings } from "./warnings.ts";
