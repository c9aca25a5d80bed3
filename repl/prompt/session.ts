/**
 * A prompt's session: one client, where it points, and how to point it elsewhere.
 *
 * @module
 */

import { type Client, ConfigError, connect, type TraceEvent } from "kubist";
import { loadConfig, openKubeconfig } from "kubist/config";
import { createGuard, type Guard } from "./guard.ts";

/** Where a session shall point. */
export interface Place {
  readonly kubeconfig?: string | undefined;
  readonly context?: string | undefined;
  readonly namespace?: string | undefined;
}

/** How to open a session. */
export interface SessionOptions extends Place {
  /** Use a cluster in this process, whatever the kubeconfig says. @default {false} */
  readonly embedded?: boolean | undefined;
  /** Refuse what changes the cluster. @default {false} */
  readonly readOnly?: boolean | undefined;
  /** What marks a production context by its name. @default {/prod/i} */
  readonly production?: RegExp | undefined;
}

/** An open session. */
export interface Session extends AsyncDisposable {
  readonly k: Client;
  /** The context's name; "embedded", "in-cluster" or the server's address where there is none. */
  readonly context: string;
  readonly namespace: string;
  readonly isProduction: boolean;
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
  let now = await source.open(options);
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
      const kept = place.context === undefined ? { context: now.context } : {};
      const next = await source.open({ ...options, namespace: undefined, ...kept, ...place });
      const before = now;
      now = next;
      await before.close();
    },
    contexts: () => source.contexts(now.context),
    async [Symbol.asyncDispose]() {
      await now.close();
      await source.close();
    },
  };
}

interface Source {
  open(place: Place): Promise<Connection>;
  contexts(current: string): Promise<readonly { name: string; current: boolean }[]>;
  close(): Promise<void>;
}

async function chooseSource(options: SessionOptions, hooks: Hooks): Promise<Source> {
  if (options.embedded) return await embedded(hooks);
  try {
    await loadConfig(placed(options));
    return configured(hooks);
  } catch (error) {
    const asked = options.kubeconfig !== undefined || options.context !== undefined;
    if (asked || !(error instanceof ConfigError)) throw error;
    return await embedded(hooks);
  }
}

function configured(hooks: Hooks): Source {
  return {
    async open(place) {
      const named = placed(place);
      const config = await loadConfig(named);
      const k = await connect({ ...named, ...hooks });
      const context = config.context ??
        (config.source === "in-cluster" ? config.source : config.server);
      return { k, context, namespace: k.namespace, close: () => k.close() };
    },
    async contexts() {
      return (await openKubeconfig()).contexts().map(({ name, current }) => ({ name, current }));
    },
    close: () => Promise.resolve(),
  };
}

async function embedded(hooks: Hooks): Promise<Source> {
  const { startCluster } = await import("kubist/testing");
  const cluster = await startCluster();
  return {
    open({ namespace = "default" }) {
      const k = cluster.client({ namespace, ...hooks });
      return Promise.resolve({ k, context: "embedded", namespace, close: () => k.close() });
    },
    contexts: (name) => Promise.resolve([{ name, current: true }]),
    close: () => cluster.stop(),
  };
}

/** Only what is given: `undefined` must not count as a choice. */
function placed({ kubeconfig, context, namespace }: Place): Parameters<typeof loadConfig>[0] {
  return {
    ...(kubeconfig === undefined ? {} : { kubeconfig }),
    ...(context === undefined ? {} : { context }),
    ...(namespace === undefined ? {} : { namespace }),
  };
}
