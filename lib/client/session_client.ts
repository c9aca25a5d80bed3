/**
 * What is behind `k`.
 *
 * @module
 */

import type { UserInfo } from "../generated/authentication/v1.ts";
import type { SubjectRulesReviewStatus } from "../generated/authorization/v1.ts";
import type { Event } from "../generated/core/v1.ts";
import type { Kind } from "../meta/kind.ts";
import type { AnyObject, KubeObject } from "../meta/object.ts";
import { type OptionNames, requireKnown } from "../meta/option_names.ts";
import { systemClock } from "../stream/clock.ts";
import { type Flow, flow } from "../stream/flow.ts";
import { actingAs } from "../transport/impersonation.ts";
import type { ExchangeOptions } from "../transport/transport.ts";
import type { DiscoveredKind } from "../wire/discovery.ts";
import type { CallOptions } from "../wire/read_options.ts";
import type { WireRequest } from "../wire/request.ts";
import { decodeObject } from "../wire/response.ts";
import type { CanOptions } from "./access.ts";
import type { Client, ClientOptions, Identity, VersionInfo } from "./client.ts";
import { createDiscovery, type LookOptions } from "./discovery.ts";
import type { ApiGroup } from "./explore.ts";
import type {
  ChildrenOptions,
  EventOfOptions,
  Explanation,
  InspectionTools,
  Usage,
} from "./inspection.ts";
import { installAccessors } from "./install.ts";
import { type Budget, budgeted, readOnly } from "./limits.ts";
import type {
  Applied,
  ApplyManyOptions,
  DeleteManyOptions,
  Difference,
  Manifest,
  ManifestOptions,
  Manifests,
  Removed,
} from "./manifests.ts";
import type { ManifestTools } from "./manifest_tools.ts";
import { printAs } from "./parts.ts";
import type { KindSource } from "./requester.ts";
import type { Session, WriteDefaults } from "./session.ts";
import { createView, type FullView } from "./full_view.ts";
import { callTool, toolFlow } from "./tools.ts";

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
  return clientOf({
    transport,
    discovery: createDiscovery(transport, options.clock ?? systemClock, options.onWarning),
    namespace: options.namespace ?? "default",
    writes: options.writes ?? {},
    contentType: options.contentType ?? "json",
    jsonOnly: new Set(),
    pagesOnly: new Set(),
    freeze: options.freeze ?? false,
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
    onWarning: options.onWarning,
    onTrouble: options.onTrouble,
    tools: options.tools,
  });
}

/** The client of a session, for tools, which are called with one. */
export function clientOf(session: Session): Client {
  // The table that installs the accessors and the types that promise them have one source.
  return new SessionClient(session, {}) as unknown as Client;
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
    if (typeof name !== "string") {
      const state = 'give it as text, such as "deployments.apps" or "deployments.v1.apps"';
      throw new TypeError(`Cannot find the resource ${JSON.stringify(name)}: ${state}`);
    }
    const find = (how: LookOptions) => this.#session.discovery.resolve(name, how);
    return this.of({ find }, namespace);
  }

  use(kinds: Readonly<Record<string, Kind>>): SessionClient {
    return new SessionClient(this.#session, { ...this.#kinds, ...kinds });
  }

  kinds(options: LookOptions = {}): Promise<readonly DiscoveredKind[]> {
    return this.#session.discovery.kinds(options);
  }

  explore(): Flow<ApiGroup> {
    const { discovery } = this.#session;
    return flow(async function* (signal) {
      const { groupsOf } = await import("./explore.ts");
      yield groupsOf(await discovery.kinds({ signal }));
    });
  }

  async version(options?: CallOptions): Promise<VersionInfo> {
    const request = rawRequest("/version");
    return decodeObject(request, await this.#session.transport.exchange(request, options));
  }

  async raw(path: string, options?: ExchangeOptions): Promise<Response> {
    return await this.#session.transport.raw(rawRequest(path), options);
  }

  yaml(source: string | readonly string[], options: ManifestOptions = {}): Flow<Manifest> {
    return this.#many("read manifests", options, (tool, signal) => {
      return tool.readManifests(source, { ...options, signal });
    });
  }

  apply(objects: Manifests, options: ApplyManyOptions = {}): Flow<Applied> {
    return this.#many("apply manifests", options, (tool, signal) => {
      return tool.applyManifests(this.#session, objects, { ...options, signal });
    });
  }

  diff(objects: Manifests, options: ApplyManyOptions = {}): Flow<Difference> {
    return this.#many("compare manifests", options, (tool, signal) => {
      return tool.diffManifests(this.#session, objects, { ...options, signal });
    });
  }

  delete(objects: Manifests, options: DeleteManyOptions = {}): Flow<Removed> {
    return this.#many("delete manifests", options, (tool, signal) => {
      return tool.deleteManifests(this.#session, objects, { ...options, signal });
    });
  }

  explain(path: string, options: CallOptions = {}): Promise<Explanation> {
    return this.#inspect(`explain ${path}`, (tool) => tool.explain(this.#session, path, options));
  }

  owners(object: KubeObject, options: CallOptions = {}): Promise<AnyObject[]> {
    return this.#inspect("find owners", (tool) => tool.owners(this.#session, object, options));
  }

  children(object: KubeObject, options: ChildrenOptions = {}): Flow<KubeObject> {
    return toolFlow(this.#session, "inspection", "find children", (tool, signal) => {
      return tool.children(this.#session, object, { ...options, signal });
    }, options.signal);
  }

  eventsOf(object: KubeObject, options: EventOfOptions = {}): Flow<Event> {
    return toolFlow(this.#session, "inspection", "read events", (tool, signal) => {
      return tool.eventsOf(this.#session, object, { ...options, signal });
    }, options.signal);
  }

  top(what: "pods" | "nodes", namespace?: string, options: CallOptions = {}): Promise<Usage[]> {
    return this.#inspect(`read what ${what} use`, (tool) => {
      return tool.top(this.#session, what, namespace, options);
    });
  }

  async can(
    verb: string,
    resource: string,
    namespace?: string,
    options: CanOptions = {},
  ): Promise<boolean> {
    const { can } = await import("./access.ts");
    return await can(this.#session, verb, resource, namespace, options);
  }

  async rules(namespace?: string, options: CallOptions = {}): Promise<SubjectRulesReviewStatus> {
    const { rules } = await import("./access.ts");
    return await rules(this.#session, namespace, options);
  }

  async whoami(options: CallOptions = {}): Promise<UserInfo> {
    const { whoami } = await import("./access.ts");
    return await whoami(this.#session, options);
  }

  with(defaults: WriteDefaults): SessionClient {
    return this.#changed({ writes: { ...this.#session.writes, ...defaults } });
  }

  dryRun(): SessionClient {
    return this.with({ dryRun: true });
  }

  as(user: string, identity: Identity = {}): SessionClient {
    if (typeof user !== "string" || user === "") {
      throw new TypeError("Cannot act as a user without a name");
    }
    requireKnown(`act as "${user}"`, identity, identityOptions);
    return this.#changed({ transport: actingAs(this.#session.transport, { ...identity, user }) });
  }

  readOnly(): SessionClient {
    return this.#changed({ transport: readOnly(this.#session.transport) });
  }

  budget(limits: Budget): SessionClient {
    return this.#changed({ transport: budgeted(this.#session.transport, limits) });
  }

  #inspect<R>(act: string, use: (tool: InspectionTools) => Promise<R>): Promise<R> {
    return callTool(this.#session, "inspection", act, use);
  }

  #many<E>(
    act: string,
    { signal }: { readonly signal?: AbortSignal | undefined },
    use: (tool: ManifestTools, signal: AbortSignal) => AsyncIterable<E>,
  ): Flow<E> {
    return toolFlow(this.#session, "manifests", act, use, signal);
  }

  #changed(change: Partial<Session>): SessionClient {
    return new SessionClient({ ...this.#session, ...change }, this.#kinds);
  }

  close(): Promise<void> {
    return this.#session.transport.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

const identityOptions: OptionNames<Identity> = { uid: true, groups: true, extra: true };

// The client has more members than anybody wants to read.
printAs(SessionClient.prototype, (k) => `Client(${k.server}, namespace "${k.namespace}")`);

installAccessors(SessionClient.prototype);

function rawRequest(path: string): WireRequest {
  if (!path.startsWith("/")) {
    throw new TypeError(`Cannot get ${JSON.stringify(path)}: a path starts with "/"`);
  }
  return { method: "GET", path, headers: [], kind: "unary", act: `get ${path}` };
}
