/**
 * What kubist asks of a runtime: files, the environment, processes and the network, on Deno, Bun
 * and Node alike. Importing it needs no permission and loads no dependency.
 *
 * @module
 */

export { runtime } from "./detect.ts";
export { type FailedRequest, toTransportError } from "./network_errors.ts";
export type {
  ChildProcess,
  FileInfo,
  Handler,
  HttpClient,
  HttpClientOptions,
  HttpRequest,
  Listener,
  ListenOptions,
  Peer,
  Runtime,
  ServerTls,
  SpawnOptions,
} from "./port.ts";
