/**
 * The client: `k`.
 *
 * @module
 */

import type { Kind } from "../meta/kind.ts";
import type { AnyObject, KubeObject } from "../meta/object.ts";
import { type Clock, systemClock } from "../stream/clock.ts";
import type { ExchangeOptions, Transport } from "../transport/transport.ts";
import type { WatchTrouble } from "../watch/driver.ts";
import type { DiscoveredKind } from "../wire/discovery.ts";
import type { CallOptions } from "../wire/options.ts";
import type { WireRequest } from "../wire/request.ts";
import { decodeObject } from "../wire/response.ts";
import { createDiscovery } from "./discovery.ts";
import { accessorKinds } from "./kinds.ts";
import { createView, type KindSource } from "./resource_view.ts";
import type { Session, WriteDefaults } from "./session.ts";
import type { View } from "./view.ts";

/** What the server says of itself. Source: GET /version */
export interface VersionInfo {
  readonly major: string;
  readonly minor: string;
  /** Such as "v1.36.0". */
  readonly gitVersion: string;
  readonly [field: string]: string;
}

/**
 * A connection to one cluster: views by plural, by Kind and by name.
 *
 * A namespace left out is the context's; "*" is all namespaces.
 */
export interface Client extends AsyncDisposable {
  /** The address of the API server. */
  readonly server: string;
  /** The namespace of views that name none. */
  readonly namespace: string;

  pods(namespace?: string): View;
  namespaces(): View;
  configMaps(namespace?: string): View;
  secrets(namespace?: string): View;
  services(namespace?: string): View;
  deployments(namespace?: string): View;

  /** The view of a Kind, with its type. */
  of<T extends KubeObject>(kind: Kind<T>, namespace?: string): View<T>;
  /**
   * The view of anything the server has, by the names that kubectl takes: plural, singular, short
   * name or Kind, alone or as `name.group` or `name.version.group`. Looked up when the first verb is
   * called.
   *
   * **Errors** (of the verb): `TypeError` that suggests near names.
   */
  resource(name: string, namespace?: string): View<AnyObject>;
  /** All Kinds that the server has, in its order. */
  kinds(options?: { readonly signal?: AbortSignal }): Promise<readonly DiscoveredKind[]>;

  /** The server's version. **Wire**: GET /version */
  version(options?: CallOptions): Promise<VersionInfo>;
  /**
   * Any GET with the client's credentials; the answer as it is, whatever its status. Read or cancel
   * its body.
   */
  raw(path: string, options?: CallOptions): Promise<Response>;

  /** The same connection with defaults for writes. */
  with(defaults: WriteDefaults): Client;
  /** The same connection, on which no write is stored. */
  dryRun(): Client;
  /** Ends every connection; also of the clients made by `with`. */
  close(): Promise<void>;
}

/** What a client is made of. */
export interface ClientOptions {
  readonly transport: Transport;
  /** @default {"default"} */
  readonly namespace?: string | undefined;
  readonly writes?: WriteDefaults | undefined;
  readonly clock?: Clock | undefined;
  readonly random?: (() => number) | undefined;
  /** Told of each watch failure that is being mended. */
  readonly onTrouble?: ((trouble: WatchTrouble) => void) | undefined;
}

/** Creates a client over a transport. */
export function createClient(options: ClientOptions): Client {
  const { transport } = options;
  return new SessionClient({
    transport,
    discovery: createDiscovery(transport),
    namespace: options.namespace ?? "default",
    writes: options.writes ?? {},
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
    onTrouble: options.onTrouble,
  });
}

class SessionClient implements Client {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  get server(): string {
    return this.#session.transport.server;
  }

  get namespace(): string {
    return this.#session.namespace;
  }

  pods(namespace?: string): View {
    return this.of(accessorKinds.pods, namespace);
  }

  namespaces(): View {
    return this.of(accessorKinds.namespaces);
  }

  configMaps(namespace?: string): View {
    return this.of(accessorKinds.configMaps, namespace);
  }

  secrets(namespace?: string): View {
    return this.of(accessorKinds.secrets, namespace);
  }

  services(namespace?: string): View {
    return this.of(accessorKinds.services, namespace);
  }

  deployments(namespace?: string): View {
    return this.of(accessorKinds.deployments, namespace);
  }

  of<T extends KubeObject>(kind: Kind<T>, namespace?: string): View<T> {
    return createView<T>(this.#session, kind as KindSource, namespace);
  }

  resource(name: string, namespace?: string): View<AnyObject> {
    const find = (signal?: AbortSignal) => this.#session.discovery.resolve(name, { signal });
    return createView(this.#session, { find }, namespace);
  }

  kinds(options: { readonly signal?: AbortSignal } = {}): Promise<readonly DiscoveredKind[]> {
    return this.#session.discovery.kinds(options);
  }

  async version(options?: CallOptions): Promise<VersionInfo> {
    const request = rawRequest("/version");
    return decodeObject(request, await this.#session.transport.exchange(request, options));
  }

  raw(path: string, options?: ExchangeOptions): Promise<Response> {
    return this.#session.transport.raw(rawRequest(path), options);
  }

  with(defaults: WriteDefaults): Client {
    const writes = { ...this.#session.writes, ...defaults };
    return new SessionClient({ ...this.#session, writes });
  }

  dryRun(): Client {
    return this.with({ dryRun: true });
  }

  close(): Promise<void> {
    return this.#session.transport.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

function rawRequest(path: string): WireRequest {
  if (!path.startsWith("/")) {
    throw new TypeError(`Cannot get ${JSON.stringify(path)}: a path starts with "/"`);
  }
  return { method: "GET", path, headers: [], kind: "unary", act: `get ${path}` };
}
