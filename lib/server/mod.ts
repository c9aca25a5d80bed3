/**
 * The embedded API server: a Kubernetes API in this process.
 *
 * @module
 */

export { createServer, type EmbeddedServer } from "./server.ts";
export type { AdmissionHook, AdmissionRefusal, AdmissionReview } from "./admission/hooks.ts";
export type {
  AdmissionOptions,
  AuthOptions,
  ServerOptions,
  UserInfo,
  VersionOptions,
} from "./options.ts";
export type { FaultAnswer, FaultMatch, Faults } from "./faults.ts";
export { openStorage, type Storage, type StoredRow } from "./persist.ts";
export type { LogLine, PodLogs } from "./pod_logs.ts";
export type {
  PodAddress,
  PodHandlers,
  PodHttpHandler,
  PodProcess,
  PortConnection,
  PortHandler,
  ProcessHandler,
  ProcessOutput,
  TerminalSize,
} from "./streams/mod.ts";
export type { WatchEnd } from "./watch_stream.ts";
export type { PlantedObject } from "./plant.ts";
export type { Snapshot } from "./snapshot.ts";
export { refuseForeign } from "./limits.ts";
export { type IdSource, randomIds, seededIds } from "./identity.ts";
export type { ColumnRow, ResourceRow } from "./resource_row.ts";
export type { RecordedRequest } from "./recorder.ts";
