/**
 * The pools of connections of the portable adapter, direct or through a proxy.
 *
 * @module
 */

import http from "node:http";
import https from "node:https";
import { isIP, type Socket } from "node:net";
import { connect as connectTls, type ConnectionOptions } from "node:tls";
import type { HttpClientOptions } from "./options.ts";
import { dialHttpProxy } from "./portable_proxy.ts";
import { dialSocks5, type Target } from "./portable_socks5.ts";
import { tlsSettings } from "./tls_settings.ts";

/** Two pools, for plain and for secure connections. */
export interface Agents {
  readonly http: http.Agent;
  readonly https: https.Agent;
  /** Closes every connection. */
  destroy(): void;
}

type Callback = (error: Error | null, socket?: Socket) => void;
type Dial = (target: Target) => Promise<Socket>;
interface Connector {
  createConnection(target: Target, callback: Callback): void;
}

/** The TLS settings of a connection to `host`, whose name is asked for unless it is an address. */
export function tlsOptions(options: HttpClientOptions, host: string): ConnectionOptions {
  const servername = isIP(host) ? "" : host;
  return { servername, ...tlsSettings(options), ALPNProtocols: ["http/1.1"] };
}

/** Makes the pools; without `keepAlive` every request has a connection of its own. */
export function createAgents(options: HttpClientOptions, keepAlive: boolean): Agents {
  const pool = { keepAlive, maxFreeSockets: 16 };
  const plain = new http.Agent(pool);
  const secure = new https.Agent(pool);
  const opening = new Set<Socket>();
  if (options.proxyUrl !== undefined) {
    const dial = dialer(new URL(options.proxyUrl), options, opening);
    route(plain, dial);
    route(secure, async (target) => await secured(await dial(target), options, target));
  }
  const destroy = () => {
    plain.destroy();
    secure.destroy();
    for (const socket of opening) socket.destroy();
  };
  return { http: plain, https: secure, destroy };
}

/** Opens connections through the proxy; `opening` holds those that no pool knows yet. */
function dialer(proxy: URL, options: HttpClientOptions, opening: Set<Socket>): Dial {
  const opened = (socket: Socket) => {
    opening.add(socket);
    socket.once("close", () => opening.delete(socket));
  };
  return proxy.protocol.startsWith("socks5")
    ? (target) => dialSocks5(proxy, target, opened)
    : (target) => dialHttpProxy(proxy, target, options, opened);
}

function route(agent: http.Agent, dial: Dial): void {
  (agent as unknown as Connector).createConnection = ({ host, port }, callback) => {
    dial({ host, port: Number(port) }).then(
      (socket) => callback(null, socket),
      (error) => callback(error),
    );
  };
}

function secured(socket: Socket, options: HttpClientOptions, target: Target): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const secure = connectTls({ ...tlsOptions(options, target.host), socket, host: target.host });
    secure.once("error", reject);
    secure.once("secureConnect", () => {
      secure.off("error", reject);
      resolve(secure);
    });
  });
}
