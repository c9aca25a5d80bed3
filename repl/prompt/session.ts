/**
 * A prompt's session: one client, where it points, and how to point it elsewhere.
 *
 * @module
 */

import { setImmediate } from "node:timers/promises";
import {
  type Client,
  ConfigError,
  connect,
  type ConnectOptions,
  createClient,
  type TraceEvent,
} from "kubist";
import { lazyTransport } from "kubist/client";
import { loadConfig, openKubeconfig } from "kubist/config";
import type { Cluster } from "kubist/testing";
import { createGuard, type Guard } from "./guard.ts";

/** Where a session shall point. */
export interface Place {
  /** The context of the kubeconfig. */
  readonly context?: string | undefined;
  /** Where a namespace is left out. */
  readonly namespace?: string | undefined;
}

/** How to open a session. */
export interface SessionOptions {
  /** How to find the cluster. @default {as kubectl does} */
  readonly connect?: ConnectOptions | undefined;
  /** Use a cluster in this process, whatever the kubeconfig says. @default {false} */
  readonly embedded?: boolean | undefined;
  /** Refuse what changes the cluster. @default {false} */
  readonly readOnly?: boolean | undefined;
  /** What marks a production context by its name. @default {/prod/i} */
  readonly production?: RegExp | undefined;
}

/** An open session. */
export interface Session extends AsyncDisposable {
  /** The client. */
  readonly k: Client;
  /** The context's name; "embedded", "in-cluster" or the server's address where there is none. */
  readonly context: string;
  /** Where a namespace is left out. */
  readonly namespace: string;
  /** Whether the context's name says that it matters. */
  readonly isProduction: boolean;
  /** What stands between the prompt and its writes. */
  readonly guard: Guard;
  /** The last exchange, for `.curl` and `.timing`. */
  readonly lastTrace: TraceEvent | undefined;
  /** Points the session elsewhere; it stays where it was when that fails. */
  point(place: Place): Promise<void>;
  /** The contexts that there are to point to. */
  contexts(): Promise<readonly { readonly name: string; readonly current: boolean }[]>;
}

interface Connection {
  readonly k: Client;
  readonly context: string;
  /** The name in the kubeconfig, where there is one. */
  readonly contextName: string | undefined;
  readonly namespace: string;
  close(): Promise<void>;
}

type Hooks = Pick<Parameters<typeof connect>[0] & object, "onTrace" | "wrapTransport">;

/**
 * Opens a session: to the cluster that kubectl would use, or to an embedded one when there is none.
 *
 * **Errors**: `ConfigError` when a kubeconfig, context or namespace was asked for and is no use.
 */
export async function openSession(options: SessionOptions = {}): Promise<Session> {
  const guard = createGuard(options.readOnly ?? false);
  let lastTrace: TraceEvent | undefined;
  const hooks: Hooks = {
    onTrace(event) {
      if (!guard.isQuiet) lastTrace = event;
    },
    wrapTransport: guard.stage,
  };
  const source = await chooseSource(options, hooks);
  let now = await source.open({});
  const production = options.production ?? /prod/i;
  return {
    get k() {
      return now.k;
    },
    get context() {
      return now.context;
    },
    get namespace() {
      return now.namespace;
    },
    get isProduction() {
      return production.test(now.context);
    },
    guard,
    get lastTrace() {
      return lastTrace;
    },
    async point(place) {
      // A namespace is kept within a context, and belongs to no other.
      const kept = place.context === undefined ? { context: now.contextName } : {};
      const next = await source.open({ ...kept, ...place });
      const before = now;
      now = next;
      await before.close();
    },
    contexts: () => source.contexts(),
    async [Symbol.asyncDispose]() {
      await now.close();
      await source.close();
    },
  };
}

const embeddedServer = "http://embedded.cluster";

interface Source {
  open(place: Place): Promise<Connection>;
  contexts(): Promise<readonly { name: string; current: boolean }[]>;
  close(): Promise<void>;
}

async function chooseSource(options: SessionOptions, hooks: Hooks): Promise<Source> {
  if (options.embedded) return embedded(hooks);
  const { connect: asked = {} } = options;
  try {
    await loadConfig(asked);
    return configured(asked, hooks);
  } catch (error) {
    const { kubeconfig, context, server } = asked;
    const isAsked = [kubeconfig, context, server].some((choice) => choice !== undefined);
    if (isAsked || !(error instanceof ConfigError)) throw error;
    return embedded(hooks);
  }
}

function configured(asked: ConnectOptions, hooks: Hooks): Source {
  return {
    async open(place) {
      const options = { ...asked, ...given(place) };
      const config = await loadConfig(options);
      const k = await connect({ ...options, ...hooks });
      const { context: contextName, namespace, source, server } = config;
      const context = contextName ?? (source === "in-cluster" ? source : server);
      return { k, context, contextName, namespace, close: () => k.close() };
    },
    async contexts() {
      const { kubeconfig } = asked;
      const files = await openKubeconfig(typeof kubeconfig === "string" ? { kubeconfig } : {});
      return files.contexts().map(({ name, current }) => ({ name, current }));
    },
    close: () => Promise.resolve(),
  };
}

function embedded(hooks: Hooks): Source {
  const context = "embedded";
  const cluster = startLater();
  return {
    open({ context: wanted = context, namespace = "default" }) {
      if (wanted !== context) {
        throw new TypeError(`Cannot go to "${wanted}": the embedded cluster is the only one`);
      }
      const travel = async () => (await cluster).transport(hooks);
      const k = createClient({ transport: lazyTransport(embeddedServer, travel), namespace });
      const close = () => k.close();
      return Promise.resolve({ k, context, contextName: context, namespace, close });
    },
    contexts: () => Promise.resolve([{ name: context, current: true }]),
    close: async () => await (await cluster).stop(),
  };
}

/** Requests wait for it; what is done before it starts, the first prompt above all, does not. */
function startLater(): Promise<Cluster> {
  const cluster = setImmediate().then(async () => {
    const { startCluster } = await import("kubist/testing");
    return await startCluster({ simulate: true });
  });
  cluster.catch(() => {}); // whoever waits for it hears of it
  return cluster;
}

/** Only what is given: `undefined` would take the place of what was asked for at the start. */
function given({ context, namespace }: Place): Place {
  return {
    ...(context === undefined ? {} : { context, namespace: undefined }),
    ...(namespace === undefined ? {} : { namespace }),
  };
}
