/**
 * The processes of one envtest: started in order, killed in any.
 *
 * @module
 */

import { KubeError } from "../errors.ts";
import { runtime } from "../runtime/mod.ts";
import { apiserverArgs, etcdArgs, kubeletClientArgs, type ServerSettings } from "./envtest_args.ts";
import type { Assets } from "./envtest_assets.ts";
import { type Credentials, writeCredentials } from "./envtest_credentials.ts";
import { type Guard, guard } from "./envtest_guard.ts";
import { compactEtcd, freePorts, waitReady } from "./envtest_http.ts";
import { joinNode, startKubelet } from "./envtest_kubelet.ts";
import { type ServerProcess, startProcess } from "./envtest_process.ts";
import type { EnvtestOptions } from "./envtest.ts";

/** etcd and kube-apiserver, and what keeps them. */
export class EnvtestServers {
  readonly #assets: Assets;
  readonly #options: EnvtestOptions;
  readonly #settings: ServerSettings;
  #credentials: Credentials | undefined;
  #etcd: ServerProcess | undefined;
  #apiserver: ServerProcess | undefined;
  #kubelet: ServerProcess | undefined;
  #guard: Guard | undefined;
  #stopped = false;

  private constructor(assets: Assets, options: EnvtestOptions, settings: ServerSettings) {
    this.#assets = assets;
    this.#options = options;
    this.#settings = settings;
  }

  /** A cluster with a directory and ports of its own; nothing runs yet. */
  static async create(assets: Assets, options: EnvtestOptions): Promise<EnvtestServers> {
    const { watchCache = true, authorizationMode = "RBAC" } = options;
    const [etcdPort = 0, apiserverPort = 0, kubeletPort = 0] = await freePorts(3);
    const directory = await runtime().makeTempDir("kubist-envtest-");
    const settings = {
      directory,
      etcdPort,
      apiserverPort,
      kubeletPort,
      watchCache,
      authorizationMode,
    };
    return new EnvtestServers(assets, options, settings);
  }

  get url(): string {
    return `https://127.0.0.1:${this.#settings.apiserverPort}`;
  }

  get credentials(): Credentials {
    if (this.#credentials === undefined) throw new KubeError("Cannot use envtest: not started");
    return this.#credentials;
  }

  /** Where the kubelet finds the logs of containers. */
  get directory(): string {
    return this.#settings.directory;
  }

  get pids(): number[] {
    const running = [this.#etcd, this.#apiserver, this.#kubelet].filter((server) =>
      server !== undefined && !server.ended
    );
    return running.map((server) => server!.pid);
  }

  /** Starts both servers, and returns when they are ready. */
  async start(): Promise<void> {
    const deadline = this.#deadline();
    const { directory, etcdPort } = this.#settings;
    const etcd = this.#etcd = this.#spawn("etcd", this.#assets.etcd, etcdArgs(this.#settings));
    await this.#protect();
    const [credentials] = await Promise.all([
      writeCredentials(directory),
      waitReady({}, {
        name: "etcd",
        server: etcd,
        url: `http://127.0.0.1:${etcdPort}/health`,
        deadline,
        signal: this.#options.signal,
        isReady: (text) => text.includes('"true"'),
      }),
    ]);
    this.#credentials = credentials;
    await this.startApiserver(deadline);
    if (this.#options.kubelet) await this.#startKubelet(deadline);
  }

  async #startKubelet(deadline: number): Promise<void> {
    const { ca: { cert: ca }, admin } = this.credentials;
    const { directory, kubeletPort: port } = this.#settings;
    const { onLog, signal } = this.#options;
    const kubelet = this.#kubelet = startKubelet({
      path: this.#assets.kubelet,
      directory,
      port,
      onLog: onLog && ((line) => onLog("fake-kubelet", line)),
    });
    await this.#protect();
    await joinNode({ kubelet, port, apiserver: this.url, ca, admin, deadline, signal });
  }

  /** Starts kube-apiserver, and returns when it is ready. */
  async startApiserver(deadline: number = this.#deadline()): Promise<void> {
    const { ca, admin } = this.credentials;
    const { kubelet, apiserverArgs: more = [] } = this.#options;
    const nodes = kubelet ? kubeletClientArgs(this.#settings.directory) : [];
    const args = [...apiserverArgs(this.#settings), ...nodes, ...more];
    const server = this.#apiserver = this.#spawn("kube-apiserver", this.#assets.apiserver, args);
    await this.#protect();
    await waitReady({ ca: ca.cert, ...admin }, {
      name: "kube-apiserver",
      server,
      url: `${this.url}/readyz`,
      deadline,
      signal: this.#options.signal,
      isReady: (text) => text === "ok",
    });
  }

  async killApiserver(): Promise<void> {
    await this.#apiserver?.kill();
  }

  freezeApiserver(frozen: boolean): void {
    this.#apiserver?.freeze(frozen);
  }

  compact(): Promise<number> {
    return compactEtcd(`http://127.0.0.1:${this.#settings.etcdPort}`);
  }

  /** Ends what runs and removes what was written, as often as it is called. */
  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    await this.#guard?.dismiss();
    await Promise.all([this.#kubelet?.kill(), this.#apiserver?.kill(), this.#etcd?.kill()]);
    await runtime().remove(this.#settings.directory);
  }

  #deadline(): number {
    return Date.now() + (this.#options.startTimeoutMs ?? 60_000);
  }

  #spawn(name: "etcd" | "kube-apiserver", path: string, args: readonly string[]): ServerProcess {
    if (this.#stopped) throw new KubeError(`Cannot start ${name}: envtest was stopped`);
    const { onLog } = this.#options;
    return startProcess({ name, path, args, onLog: onLog && ((line) => onLog(name, line)) });
  }

  /** Has the servers of this moment guarded. */
  async #protect(): Promise<void> {
    const before = this.#guard;
    this.#guard = guard(this.#settings.directory, this.pids);
    await before?.dismiss();
  }
}
