/**
 * The last stage: one pool of connections per cluster and identity.
 *
 * @module
 */

import { KubeError, TransportError } from "../errors.ts";
import type { HttpClient, HttpRequest } from "../runtime/port.ts";
import { type Clock, systemClock } from "../stream/clock.ts";
import type { RequestCredentials } from "./auth.ts";
import { sendDoubting } from "./second_connection.ts";
import type { OutgoingRequest, Send, UpgradeIntent } from "./send.ts";

/** Whom to trust, as it changes. */
export interface Trust {
  /** The certificates to trust now, PEM; undefined for the system's. */
  ca(): Promise<string | undefined>;
  /** Looks again after a TLS failure; true when there is something new to try. */
  invalidate(): Promise<boolean>;
}

/** What connections are opened with. */
export interface Identity {
  /** The certificates to trust, PEM; undefined for the system's. */
  readonly ca: string | undefined;
  /** The client certificate and its key, PEM. */
  readonly certificate: { readonly cert: string; readonly key: string } | undefined;
}

/** Opens a pool of connections. */
export type OpenClient = (identity: Identity) => HttpClient;

/** The connections to a cluster. */
export interface Pool {
  readonly send: Send;
  close(): Promise<void>;
}

/** What a pool is made of. */
export interface PoolOptions {
  /** What idle times are measured with. @default {the machine's clock} */
  readonly clock?: Clock | undefined;
  /** How long a read may be without an answer before it is sent a second time. @default {15_000} */
  readonly secondConnectionMs?: number | undefined;
  readonly server: string;
  readonly open: OpenClient;
  readonly credentials?: RequestCredentials | undefined;
  readonly trust?: Trust | undefined;
}

/**
 * Opens connections for the first request; a rotated certificate or CA gets new ones, while running
 * streams go on with the old.
 */
export function pool(
  { server, open, credentials, trust, clock = systemClock, secondConnectionMs }: PoolOptions,
): Pool {
  const doubt = { clock, afterMs: secondConnectionMs ?? 15_000 };
  const isStale = idleWatch(clock);
  let current: Identity & { readonly client: HttpClient } | undefined;
  const all = new Set<HttpClient>();
  let closed = false;
  const refuseWhenClosed = (act: string) => {
    if (closed) throw new KubeError(`Cannot ${act}: the client is closed; connect again`);
  };
  const clientFor = async (request: OutgoingRequest): Promise<HttpClient> => {
    refuseWhenClosed(request.act);
    const certificate = await credentials?.certificate({ signal: request.signal });
    const ca = await trust?.ca();
    refuseWhenClosed(request.act);
    if (!current || current.certificate !== certificate || current.ca !== ca) {
      current = { ca, certificate, client: open({ ca, certificate }) };
      all.add(current.client);
    }
    // Nothing may have been heard of it for hours: a clock that measures sleeps with the machine.
    if (isStale()) current.client.renew?.();
    return current.client;
  };
  const send: Send = async (request) => {
    const client = await clientFor(request);
    const sent = {
      method: request.method,
      url: server + request.path,
      headers: request.headers,
      body: request.body,
      signal: request.signal,
      kind: request.kind,
    };
    return request.upgrade
      ? await upgrade(client, sent, request, request.upgrade)
      : await sendDoubting(client, sent, doubt);
  };
  return {
    async send(request) {
      try {
        return await send(request);
      } catch (error) {
        // A handshake that failed has sent nothing of the request: it may go again.
        const tls = error instanceof TransportError && error.problem === "tls";
        if (!tls || !(await trust?.invalidate())) throw error;
        return await send(request);
      }
    },
    async close() {
      closed = true;
      await Promise.all([...all].map((client) => client.close()));
    },
  };
}

/** The runtimes end connections that are idle for that long, unless the machine sleeps meanwhile. */
const idleMs = 30_000;

/** Tells, at each request, whether there was none for longer than connections may be idle. */
function idleWatch(clock: Clock): () => boolean {
  const wall = () => clock.wall?.() ?? clock.now();
  let last = wall();
  return () => {
    const before = last;
    last = wall();
    return last - before > idleMs;
  };
}

async function upgrade(
  client: HttpClient,
  sent: HttpRequest,
  { act }: OutgoingRequest,
  { protocols, opened }: UpgradeIntent,
): Promise<Response> {
  if (!client.upgrade) throw new KubeError(`Cannot ${act}: this connection carries no WebSocket`);
  const answer = await client.upgrade(sent, protocols);
  if (answer instanceof Response) return answer;
  opened(answer);
  // No Response can be made with this status, which the stages are to see nevertheless.
  return Object.defineProperty(new Response(null), "status", { value: 101 });
}
