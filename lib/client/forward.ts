/**
 * Local ports that lead to pods.
 *
 * @module
 */

import { ApiError, KubeError, TransportError } from "../errors.ts";
import { type OptionNames, requireKnown } from "../meta/option_names.ts";
import { runtime } from "../runtime/detect.ts";
import type { Listener } from "../runtime/port.ts";
import type { TcpConnection } from "../runtime/tcp_port.ts";
import type { WebSocketConnection } from "../runtime/websocket_port.ts";
import { type Scope, scope } from "../stream/deadline.ts";
import { toPortForwardRequest } from "../wire/command.ts";
import { forwardProtocols } from "../wire/forward_channels.ts";
import { carry } from "./forward_connection.ts";
import { type Route, type RouteFinder, routeFinder } from "./forward_route.ts";
import type { Forward, ForwardOptions } from "./forwarding.ts";
import type { Requester } from "./requester.ts";

const forwardOptions: OptionNames<ForwardOptions> = {
  signal: true,
  timeoutMs: true,
  localPort: true,
  localAddress: true,
  maxConnections: true,
  onError: true,
};

/** Finds a pod, then listens. */
export async function openForward(
  requester: Requester,
  name: string,
  port: number | string,
  options: ForwardOptions,
): Promise<Forward> {
  requireKnown(`forward a port of "${name}"`, options, forwardOptions);
  const { signal, localAddress = "127.0.0.1", localPort = 0 } = options;
  const within = scope(signal);
  try {
    const find = await routeFinder(requester, { name, port, options });
    const route = await find(within.signal);
    const forward = new LocalForward(requester, { find, route, within, options });
    const listen = { hostname: localAddress, port: localPort };
    forward.start(await runtime().listenTcp((local) => forward.accept(local), listen));
    return forward;
  } catch (error) {
    within[Symbol.dispose]();
    throw error;
  }
}

interface ForwardParts {
  readonly find: RouteFinder;
  readonly route: Route;
  readonly within: Scope;
  readonly options: ForwardOptions;
}

class LocalForward implements Forward {
  readonly #requester: Requester;
  readonly #parts: ForwardParts;
  readonly #open = new Set<Promise<void>>();
  readonly #locals = new Set<TcpConnection>();
  #route: Route;
  /** A choice of another pod that is under way, for all connections that need one. */
  #choosing: Promise<Route> | undefined;
  #listener: Listener | undefined;
  #closed: Promise<void> | undefined;

  constructor(requester: Requester, parts: ForwardParts) {
    this.#requester = requester;
    this.#parts = parts;
    this.#route = parts.route;
  }

  get port(): number {
    return this.#listener?.port ?? 0;
  }

  get address(): string {
    const { hostname = "" } = this.#listener ?? {};
    return `${hostname.includes(":") ? `[${hostname}]` : hostname}:${this.port}`;
  }

  get url(): string {
    return `http://${this.address}`;
  }

  get pod(): string {
    return this.#route.pod.name;
  }

  get connections(): number {
    return this.#open.size;
  }

  start(listener: Listener): void {
    this.#listener = listener;
    const { signal } = this.#parts.within;
    const end = () => void this.close();
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true });
  }

  accept(local: TcpConnection): void {
    const { maxConnections = 256 } = this.#parts.options;
    if (this.#closed || this.#open.size >= maxConnections) return local.destroy();
    this.#locals.add(local);
    const served = this.#serve(local).catch((error) => this.#report(error)).finally(() => {
      this.#open.delete(served);
      this.#locals.delete(local);
    });
    this.#open.add(served);
  }

  close(): Promise<void> {
    return this.#closed ??= this.#close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #close(): Promise<void> {
    const { within } = this.#parts;
    within.abort(new KubeError("Cannot forward the port any further: the forward was closed"));
    for (const local of this.#locals) local.destroy();
    await this.#listener?.close();
    await Promise.all(this.#open);
    within[Symbol.dispose]();
  }

  async #serve(local: TcpConnection): Promise<void> {
    try {
      const { remote, route: { pod, port } } = await this.#connect();
      const { act } = toPortForwardRequest(pod, port);
      await carry({ local, remote, port, act, clock: this.#requester.session.clock });
    } catch (error) {
      local.destroy();
      throw error;
    }
  }

  /** Connects to the pod, or to another one when it does not take connections any more. */
  async #connect(): Promise<{ readonly remote: WebSocketConnection; readonly route: Route }> {
    const route = this.#route;
    try {
      return { remote: await this.#upgrade(route), route };
    } catch (error) {
      const isOver = this.#parts.within.signal.aborted;
      if (isOver || !(error instanceof ApiError || error instanceof TransportError)) throw error;
      const other = await this.#replace(route);
      return { remote: await this.#upgrade(other), route: other };
    }
  }

  #upgrade({ pod, port }: Route): Promise<WebSocketConnection> {
    const { signal } = this.#parts.within;
    const request = toPortForwardRequest(pod, port);
    return this.#requester.session.transport.upgrade(request, {
      protocols: forwardProtocols,
      signal,
    });
  }

  async #replace(failed: Route): Promise<Route> {
    if (this.#route !== failed) return this.#route;
    const { find, within: { signal } } = this.#parts;
    this.#choosing ??= find(signal, failed.pod.name).finally(() => this.#choosing = undefined);
    return this.#route = await this.#choosing;
  }

  #report(error: unknown): void {
    if (!this.#closed) this.#parts.options.onError?.(error);
  }
}
