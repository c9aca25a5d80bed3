/**
 * Connections of the portable adapters before any request travels on them: direct, through a proxy or
 * through a unix socket, and TLS over each.
 *
 * @module
 */

import { connect as connectPlain, isIP, type Socket } from "node:net";
import { connect as connectTls, type ConnectionOptions, type TLSSocket } from "node:tls";
import { TransportError } from "../errors.ts";
import { connectTimeoutOf, inTime } from "./connect_deadline.ts";
import { inContext } from "./network_errors.ts";
import type { HttpClientOptions } from "./options.ts";
import { authorityOf, dialHttpProxy } from "./portable_proxy.ts";
import { dialSocks5, type Target } from "./portable_socks5.ts";
import { tlsSettings } from "./tls_settings.ts";

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

/** Where a URL leads. */
export function targetOf({ protocol, hostname, port }: URL): Target {
  const host = hostname.replace(/^\[|\]$/g, "");
  return { host, port: Number(port || (protocol === "http:" ? 80 : 443)) };
}

/** Told of each socket before it is connected. */
type Opened = (socket: Socket) => void;

/**
 * Opens a connection by whatever road the options name; `opening` holds its socket.
 *
 * **Errors**: those of the road; a `TimeoutError` when it takes too long.
 */
export function dial(
  options: HttpClientOptions,
  target: Target,
  opening: Set<Socket>,
): Promise<Socket> {
  return dialInTime(options, target, opening, (opened) => dialRoad(options, target, opened));
}

/** Opens a secure connection, else as {@linkcode dial}. */
export function dialSecure(
  options: HttpClientOptions,
  target: Target,
  opening: Set<Socket>,
  protocols: readonly string[] = http1,
): Promise<TLSSocket> {
  const settings = { ...tlsOptions(options, target.host, protocols), host: target.host };
  return dialInTime(options, target, opening, async (opened) => {
    const socket = connectTls({ ...settings, socket: await dialRoad(options, target, opened) });
    opened(socket);
    return await connected(socket, "secureConnect", target);
  });
}

function dialInTime<T extends Socket>(
  options: HttpClientOptions,
  target: Target,
  opening: Set<Socket>,
  open: (opened: Opened) => Promise<T>,
): Promise<T> {
  const note = (opened: Opened): Opened => (socket) => {
    opening.add(socket);
    socket.once("close", () => opening.delete(socket));
    opened(socket);
  };
  const ms = connectTimeoutOf(options);
  const server = inContext(authorityOf(target), options);
  return inTime<Socket, T>((opened) => open(note(opened)), server, ms);
}

async function dialRoad(
  options: HttpClientOptions,
  target: Target,
  opened: Opened,
): Promise<Socket> {
  const { proxyUrl, socketPath } = options;
  if (proxyUrl === undefined) {
    const socket = connectPlain(socketPath === undefined ? { ...target } : { path: socketPath });
    opened(socket);
    return await connected(socket, "connect", target);
  }
  const proxy = new URL(proxyUrl);
  return proxy.protocol.startsWith("socks5")
    ? await dialSocks5(proxy, target, opened)
    : await dialHttpProxy(proxy, target, options, opened);
}

/** Settles for a socket that is destroyed meanwhile too, of which no error tells. */
function connected<T extends Socket>(
  socket: T,
  event: "connect" | "secureConnect",
  target: Target,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const closed = () => {
      const message = `Cannot reach ${authorityOf(target)}: the connection was closed`;
      reject(new TransportError(message, { problem: "reset" }));
    };
    socket.once("error", reject).once("close", closed);
    socket.once(event, () => {
      socket.off("error", reject).off("close", closed);
      resolve(socket);
    });
  });
}
