/**
 * A real API server for tests: kube-apiserver and etcd on loopback, with an authority and users of
 * their own, gone without a trace when the test is over.
 *
 * @module
 */

import { KubeError } from "../errors.ts";
import type { IssuedCertificate } from "./certificates.ts";
import { findAssets } from "./envtest_assets.ts";
import { nodeName } from "./envtest_kubelet.ts";
import { EnvtestServers } from "./envtest_servers.ts";
import { type AdminAccess, toKubeconfig } from "./kubeconfig.ts";

/** How to start a real API server. */
export interface EnvtestOptions {
  /** The directory with kube-apiserver and etcd. @default {where KUBEBUILDER_ASSETS points} */
  readonly assetsDir?: string | undefined;
  /** Flags for kube-apiserver, after those that it needs: `["--feature-gates=..."]`. */
  readonly apiserverArgs?: readonly string[];
  /** Whether watches are served from memory; without, they read etcd and see its compaction. @default {true} */
  readonly watchCache?: boolean;
  /** Who decides what a user may do; "AlwaysAllow" starts a little faster. @default {"RBAC"} */
  readonly authorizationMode?: string;
  /**
   * Add a node with a kubelet, so that exec, attach, port-forward and logs work in pods that name it.
   * It has no containers: commands run as processes of this machine, with this user's rights, and a
   * log is a file; see {@linkcode EnvtestNode}.
   *
   * @default {false}
   */
  readonly kubelet?: boolean;
  /** How long the servers may take to be ready. @default {60_000} */
  readonly startTimeoutMs?: number;
  /** Ends a start that is under way. */
  readonly signal?: AbortSignal | undefined;
  /** Receives the servers' logs, line by line. */
  readonly onLog?: (server: "etcd" | "kube-apiserver" | "fake-kubelet", line: string) => void;
}

/** A user of a test cluster, who may do what RBAC grants. */
export interface EnvtestUser extends IssuedCertificate {
  /** A kubeconfig file's text, with this user's certificate. */
  readonly kubeconfig: string;
}

/** The node of a cluster with a kubelet. */
export interface EnvtestNode {
  /** For `spec.nodeName` of pods; nothing schedules them. */
  readonly name: string;
  /**
   * Where the kubelet reads logs, in the format of the container runtime interface:
   * `NAMESPACE_POD_CONTAINER.log`, with `.previous.log` for the run before. A container runs as long
   * as there is no `NAMESPACE_POD_CONTAINER.exited`.
   */
  readonly logs: string;
}

/** A running API server, and how to enter it as its admin. Dispose of it, or call `stop()`. */
export interface Envtest extends AdminAccess, AsyncDisposable {
  /** A kubeconfig file's text, with the admin's certificate. */
  readonly kubeconfig: string;
  /** The node, where `kubelet` asked for one. */
  readonly node: EnvtestNode | undefined;
  /** The processes that run for it. */
  readonly pids: readonly number[];
  /** Makes a client certificate for a user, of no groups by default. */
  addUser(name: string, groups?: readonly string[]): Promise<EnvtestUser>;
  /** Kills kube-apiserver as a crash would: connections break, no answer is finished. */
  killApiserver(): Promise<void>;
  /** Starts kube-apiserver again on the same port, killing it first if it runs; ready on return. */
  restartApiserver(): Promise<void>;
  /** Stops kube-apiserver for a while: connections stay open, and nothing comes. */
  freezeApiserver(): void;
  /** Lets a frozen kube-apiserver go on. */
  thawApiserver(): void;
  /**
   * Makes etcd forget what is older than now, and returns the revision of now. Watches from before
   * get 410 without the watch cache, or once kube-apiserver has restarted; continue tokens always.
   */
  compact(): Promise<number>;
  /** Ends all processes and removes their files; fine when called again. */
  stop(): Promise<void>;
}

/**
 * Starts etcd and kube-apiserver on free ports of 127.0.0.1 and waits until they are ready, which
 * takes a few seconds. Should this process die before it stops them, a guard does.
 *
 * **Errors**: `ConfigError` when the binaries are not found; `KubeError` with the last lines of its
 * log when a server ends; `TimeoutError` with the same when it is not ready in time. Nothing is left
 * behind.
 *
 * @example
 * ```ts
 * import { startEnvtest } from "kubist/testing";
 *
 * async function address(): Promise<string> {
 *   await using cluster = await startEnvtest();
 *   return cluster.server;
 * }
 * ```
 */
export async function startEnvtest(options: EnvtestOptions = {}): Promise<Envtest> {
  const assets = await findAssets(options.assetsDir);
  for (let attempt = 1;; attempt++) {
    options.signal?.throwIfAborted();
    const servers = await EnvtestServers.create(assets, options);
    try {
      await servers.start();
      return toEnvtest(servers, options);
    } catch (error) {
      await servers.stop();
      // Another program was quicker to take one of the free ports.
      const taken = error instanceof KubeError && error.message.includes("address already in use");
      if (!taken || attempt === 3) throw error;
    }
  }
}

function toEnvtest(servers: EnvtestServers, { kubelet }: EnvtestOptions): Envtest {
  const { url: server, credentials: { ca: authority, admin, token } } = servers;
  const ca = authority.cert;
  const kubeconfig = (user: IssuedCertificate) => toKubeconfig({ server, ca, ...user }, "envtest");
  return {
    server,
    ca,
    ...admin,
    token,
    kubeconfig: kubeconfig(admin),
    node: kubelet ? { name: nodeName, logs: servers.directory } : undefined,
    get pids() {
      return servers.pids;
    },
    async addUser(commonName, organizations = []) {
      const user = await authority.issue({ commonName, organizations, usage: "client" });
      return { ...user, kubeconfig: kubeconfig(user) };
    },
    killApiserver: () => servers.killApiserver(),
    async restartApiserver() {
      await servers.killApiserver();
      await servers.startApiserver();
    },
    freezeApiserver: () => servers.freezeApiserver(true),
    thawApiserver: () => servers.freezeApiserver(false),
    compact: () => servers.compact(),
    stop: () => servers.stop(),
    [Symbol.asyncDispose]: () => servers.stop(),
  };
}
