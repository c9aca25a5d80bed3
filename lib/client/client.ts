/**
 * The client: `k`.
 *
 * @module
 */

import type { Groups, TopLevel } from "../generated/clientset.ts";
import type { Identified, Kind, Scope, Verb } from "../meta/kind.ts";
import { type Clock, systemClock } from "../stream/clock.ts";
import type { Flow } from "../stream/flow.ts";
import type { ExchangeOptions, Transport } from "../transport/transport.ts";
import type { WatchTrouble } from "../watch/driver.ts";
import type { DiscoveredKind } from "../wire/discovery.ts";
import type { ContentType } from "../wire/content.ts";
import type { CallOptions } from "../wire/read_options.ts";
import type { WireRequest } from "../wire/request.ts";
import { decodeObject } from "../wire/response.ts";
import type { Accessor, Accessors, VersionAccessors } from "./accessor.ts";
import { createDiscovery } from "./discovery.ts";
import { type ApiGroup, exploreGroups } from "./explore.ts";
import { installAccessors } from "./install.ts";
import type { Manifest, ManifestOptions, ManifestVerbs } from "./manifests.ts";
import type { KindSource } from "./requester.ts";
import type { Session, WriteDefaults } from "./session.ts";
import { createView, type FullView } from "./subresource_view.ts";
import { toolFlow, type Tools } from "./tools.ts";

/** A Kind of any type, verbs and scope. */
type AnyKind = Kind<Identified, Scope, string, unknown, Verb>;

/** What the server says of itself. Source: GET /version */
export interface VersionInfo {
  readonly major: string;
  readonly minor: string;
  /** Such as "v1.36.0". */
  readonly gitVersion: string;
  readonly [field: string]: string;
}

/** The view of anything by name, and the group resource.k8s.io. */
export interface ResourceAccessor extends VersionAccessors<Groups["resource"]> {
  (name: string, namespace?: string): FullView;
}

/** What every client has beside the accessors of resources. */
export interface ClientBase extends AsyncDisposable, ManifestVerbs {
  /** The address of the API server. */
  readonly server: string;
  /** The namespace of views that name none. */
  readonly namespace: string;

  /** Core events: `k.events("web")`; those of events.k8s.io: `k.events.v1.events("web")`. */
  readonly events: Accessor<TopLevel["events"]> & VersionAccessors<Groups["events"]>;
  /**
   * The view of anything the server has, by the names that kubectl takes: plural, singular, short
   * name or Kind, alone or as `name.group` or `name.version.group`. Looked up when the first verb is
   * called. Carries the group resource.k8s.io as well: `k.resource.v1.resourceClaims("web")`.
   *
   * **Errors** (of the verb): `TypeError` that suggests near names.
   */
  readonly resource: ResourceAccessor;
  /** The view of a Kind, with its type. */
  of<K extends AnyKind>(
    kind: K,
    ...place: Parameters<Accessor<K>>
  ): ReturnType<Accessor<K>>;
  /**
   * The same client with accessors for more Kinds, such as those that `kubist gen` writes for CRDs:
   * `k.use({ certificates: Certificate }).certificates("web")`.
   */
  use<Kinds extends Readonly<Record<string, AnyKind>>>(kinds: Kinds): this & Accessors<Kinds>;

  /** All Kinds that the server has, in its order. */
  kinds(options?: { readonly signal?: AbortSignal }): Promise<readonly DiscoveredKind[]>;
  /** The groups that the server has, with their versions and resources. **Yields**: {@linkcode ApiGroup} */
  explore(): Flow<ApiGroup>;
  /** The server's version. **Wire**: GET /version */
  version(options?: CallOptions): Promise<VersionInfo>;
  /**
   * Any GET with the client's credentials; the answer as it is, whatever its status. Read or cancel
   * its body.
   */
  raw(path: string, options?: CallOptions): Promise<Response>;

  /** The same connection with defaults for writes. */
  with(defaults: WriteDefaults): this;
  /** The same connection, on which no write is stored. */
  dryRun(): this;
  /** Ends every connection; also of the clients made by `with` and `use`. */
  close(): Promise<void>;
}

/**
 * A connection to one cluster: views by plural, by group and version, by Kind and by name.
 *
 * A namespace left out is the client's own; "*" is all namespaces.
 */
export interface Client
  extends
    ClientBase,
    Accessors<Omit<TopLevel, "events">>,
    GroupAccessors<Omit<Groups, "events" | "resource">> {}

type GroupAccessors<G> = { readonly [Group in keyof G]: VersionAccessors<G[Group]> };

/** What a client is made of. */
export interface ClientOptions {
  readonly transport: Transport;
  /** @default {"default"} */
  readonly namespace?: string | undefined;
  readonly writes?: WriteDefaults | undefined;
  /**
   * The form in which objects travel, unless a call says. What has no protobuf form, as custom
   * resources, travels as JSON all the same.
   *
   * "protobuf" takes half the bytes on the wire and spares the server work, but reading whole objects
   * of it costs a script several times the CPU of JSON, which the runtime parses natively; together
   * with `select` it costs less than JSON on Deno, and more on Bun, whose JSON is faster. The objects
   * that come out are equal, but for the types of objects inside others (a StatefulSet's claim templates) and for fields that are newer than kubist,
   * neither of which it carries.
   *
   * @default {"json"}
   */
  readonly contentType?: ContentType | undefined;
  readonly clock?: Clock | undefined;
  readonly random?: (() => number) | undefined;
  /** Told of each watch failure that is being mended. */
  readonly onTrouble?: ((trouble: WatchTrouble) => void) | undefined;
  /**
   * What lies beyond requests on one view, such as `k.yaml`; the functions of `kubist` bring it.
   *
   * @default {none: those methods throw}
   */
  readonly tools?: Tools | undefined;
}

/**
 * Creates a client over a transport, without tools unless they are given; that of `kubist` brings them.
 *
 * @example
 * ```ts
 * import { createClient } from "kubist/client";
 * import { runtime } from "kubist/runtime";
 * import { createTransport } from "kubist/transport";
 *
 * const transport = createTransport({
 *   server: "https://127.0.0.1:6443",
 *   open: ({ ca }) => runtime().createHttpClient({ ca }),
 * });
 * const k = createClient({ transport, namespace: "web" });
 * await k.close();
 * ```
 */
export function createClient(options: ClientOptions): Client {
  const { transport } = options;
  const client = new SessionClient({
    transport,
    discovery: createDiscovery(transport),
    namespace: options.namespace ?? "default",
    writes: options.writes ?? {},
    contentType: options.contentType ?? "json",
    jsonOnly: new Set(),
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
    onTrouble: options.onTrouble,
    tools: options.tools,
  }, {});
  // The table that installs the accessors and the types that promise them have one source.
  return client as unknown as Client;
}

class SessionClient {
  readonly #session: Session;
  readonly #kinds: Readonly<Record<string, Kind>>;

  constructor(session: Session, kinds: Readonly<Record<string, Kind>>) {
    this.#session = session;
    this.#kinds = kinds;
    for (const [name, kind] of Object.entries(kinds)) {
      if (name in this) {
        throw new TypeError(`Cannot use "${name}" for ${kind.kind}: the client has it already`);
      }
      const value = (namespace?: string) => this.of(kind, namespace);
      Object.defineProperty(this, name, { value, enumerable: true });
    }
  }

  get server(): string {
    return this.#session.transport.server;
  }

  get namespace(): string {
    return this.#session.namespace;
  }

  of(kind: KindSource, namespace?: string): FullView {
    return createView(this.#session, kind, namespace);
  }

  resource(name: string, namespace?: string): FullView {
    const find = (signal?: AbortSignal) => this.#session.discovery.resolve(name, { signal });
    return this.of({ find }, namespace);
  }

  use(kinds: Readonly<Record<string, Kind>>): SessionClient {
    return new SessionClient(this.#session, { ...this.#kinds, ...kinds });
  }

  kinds(options: { readonly signal?: AbortSignal } = {}): Promise<readonly DiscoveredKind[]> {
    return this.#session.discovery.kinds(options);
  }

  explore(): Flow<ApiGroup> {
    return exploreGroups(this.#session.discovery);
  }

  async version(options?: CallOptions): Promise<VersionInfo> {
    const request = rawRequest("/version");
    return decodeObject(request, await this.#session.transport.exchange(request, options));
  }

  async raw(path: string, options?: ExchangeOptions): Promise<Response> {
    return await this.#session.transport.raw(rawRequest(path), options);
  }

  yaml(source: string | readonly string[], options: ManifestOptions = {}): Flow<Manifest> {
    const read = (signal: AbortSignal) => ({ ...options, signal });
    return toolFlow(
      this.#session,
      "manifests",
      "read manifests",
      (tool, signal) => tool.readManifests(source, read(signal)),
      options.signal,
    );
  }

  with(defaults: WriteDefaults): SessionClient {
    const writes = { ...this.#session.writes, ...defaults };
    return new SessionClient({ ...this.#session, writes }, this.#kinds);
  }

  dryRun(): SessionClient {
    return this.with({ dryRun: true });
  }

  close(): Promise<void> {
    return this.#session.transport.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

installAccessors(SessionClient.prototype);

function rawRequest(path: string): WireRequest {
  if (!path.startsWith("/")) {
    throw new TypeError(`Cannot get ${JSON.stringify(path)}: a path starts with "/"`);
  }
  return { method: "GET", path, headers: [], kind: "unary", act: `get ${path}` };
}
