/**
 * What kubist asks of a runtime: files, the environment, processes and the network, on Deno, Bun
 * and Node alike. Importing it needs no permission and loads no dependency.
 *
 * @module
 */

export { runtime } from "./detect.ts";
export { type FailedRequest, toTransportError } from "./network_errors.ts";
export type {
  HttpClientOptions,
  ListenLimits,
  ListenOptions,
  ServerTls,
  SpawnOptions,
} from "./options.ts";
export type {
  ChildProcess,
  FileInfo,
  Handler,
  HttpClient,
  HttpRequest,
  Listener,
  Peer,
  Runtime,
} from "./port.ts";
export type { TcpConnection, TcpListenOptions } from "./tcp_port.ts";
export type { FileTree, TreeEntry, WriteFileOptions } from "./tree_port.ts";
export type { ByteConnection, Upgrade, UpgradeHandler } from "./upgrade_port.ts";
export type { WebSocketClose, WebSocketConnection, WebSocketMessage } from "./websocket_port.ts";
