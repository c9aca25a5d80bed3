/**
 * Connections of the portable adapters before any request travels on them: direct, through a proxy or
 * through a unix socket, and TLS over each.
 *
 * @module
 */

import { isIP, type Socket } from "node:net";
import { connect as connectTls, type ConnectionOptions, type TLSSocket } from "node:tls";
import type { HttpClientOptions } from "./options.ts";
import { dialHttpProxy } from "./portable_proxy.ts";
import { dialSocks5, type Target } from "./portable_socks5.ts";
import { tlsSettings } from "./tls_settings.ts";

/** Opens a connection to a target. */
export type Dial = (target: Target) => Promise<Socket>;

const http1: readonly string[] = ["http/1.1"];

/**
 * The TLS settings of a connection to `host`, whose name is asked for unless it is an address;
 * `protocols` are offered in the handshake (ALPN).
 */
export function tlsOptions(
  options: HttpClientOptions,
  host: string,
  protocols: readonly string[] = http1,
): ConnectionOptions {
  const servername = isIP(host) ? "" : host;
  return { servername, ...tlsSettings(options), ALPNProtocols: [...protocols] };
}

/** Opens connections through the proxy; `opening` holds those that no pool knows yet. */
export function dialProxy(proxy: URL, options: HttpClientOptions, opening: Set<Socket>): Dial {
  const opened = (socket: Socket) => noteSocket(opening, socket);
  return proxy.protocol.startsWith("socks5")
    ? (target) => dialSocks5(proxy, target, opened)
    : (target) => dialHttpProxy(proxy, target, options, opened);
}

/** Speaks TLS over a connection that stands. */
export function secured(
  socket: Socket,
  options: HttpClientOptions,
  target: Target,
  protocols: readonly string[] = http1,
): Promise<TLSSocket> {
  const settings = tlsOptions(options, target.host, protocols);
  return handshake(connectTls({ ...settings, socket, host: target.host }));
}

/** Opens a secure connection by whatever road the options name; `opening` holds its socket. */
export async function dialSecure(
  options: HttpClientOptions,
  target: Target,
  protocols: readonly string[],
  opening: Set<Socket>,
): Promise<TLSSocket> {
  const { proxyUrl, socketPath } = options;
  if (proxyUrl !== undefined) {
    const dial = dialProxy(new URL(proxyUrl), options, opening);
    return await secured(await dial(target), options, target, protocols);
  }
  const road = socketPath === undefined ? target : { path: socketPath, host: target.host };
  const socket = connectTls({ ...tlsOptions(options, target.host, protocols), ...road });
  noteSocket(opening, socket);
  return await handshake(socket);
}

function noteSocket(opening: Set<Socket>, socket: Socket): void {
  opening.add(socket);
  socket.once("close", () => opening.delete(socket));
}

function handshake(socket: TLSSocket): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.once("secureConnect", () => {
      socket.off("error", reject);
      resolve(socket);
    });
  });
}
