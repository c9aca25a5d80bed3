/**
 * The pools of connections of the portable adapter, direct or through a proxy.
 *
 * @module
 */

import http from "node:http";
import https from "node:https";
import type { Socket } from "node:net";
import { destroyAll } from "./connect_deadline.ts";
import { idleTimeoutOf } from "./idle_limit.ts";
import type { HttpClientOptions } from "./options.ts";
import { dial, dialSecure } from "./portable_dial.ts";
import type { Target } from "./portable_socks5.ts";

/** Two pools, for plain and for secure connections. */
export interface Agents {
  readonly http: http.Agent;
  readonly https: https.Agent;
  /** Closes the connections that nothing uses. */
  destroyFree(): void;
  /** Closes every connection. */
  destroy(): void;
}

type Callback = (error: Error | null, socket?: Socket) => void;
interface Connector {
  createConnection(target: Target, callback: Callback): void;
}

/** Makes the pools; without `keepAlive` every request has a connection of its own. */
export function createAgents(options: HttpClientOptions, keepAlive: boolean): Agents {
  // The timeout ends free sockets; one that carries a request may be quiet for longer.
  const pool = {
    keepAlive,
    maxFreeSockets: 16,
    ...keepAlive && { timeout: idleTimeoutOf(options) },
  };
  const plain = new http.Agent(pool);
  const secure = new https.Agent(pool);
  const opening = new Set<Socket>();
  if (options.proxyUrl !== undefined) {
    route(plain, (target) => dial(options, target, opening));
    route(secure, (target) => dialSecure(options, target, opening));
  }
  const destroy = () => {
    plain.destroy();
    secure.destroy();
    destroyAll(opening);
  };
  const destroyFree = () => {
    for (const agent of [plain, secure]) {
      for (const sockets of Object.values(agent.freeSockets)) destroyAll([...sockets ?? []]);
    }
  };
  return { http: plain, https: secure, destroyFree, destroy };
}

function route(agent: http.Agent, open: (target: Target) => Promise<Socket>): void {
  (agent as unknown as Connector).createConnection = ({ host, port }, callback) => {
    open({ host, port: Number(port) }).then(
      (socket) => callback(null, socket),
      (error) => callback(error),
    );
  };
}
