/**
 * Port-forwarding: what its verb takes and gives.
 *
 * Source: https://kubernetes.io/docs/tasks/access-application-cluster/port-forward-access-application-cluster/
 *
 * @module
 */

/** How to forward a port. */
export interface ForwardOptions {
  /** Ends the forwarding. */
  readonly signal?: AbortSignal | undefined;
  /** How long a pod that can serve may take to be there. @default {60_000} */
  readonly timeoutMs?: number | undefined;
  /** The port here. @default {0} any free one */
  readonly localPort?: number | undefined;
  /** The address here; who can reach it can reach the pod. @default {"127.0.0.1"} */
  readonly localAddress?: string | undefined;
  /** Connections at one time; further ones are closed at once. @default {256} */
  readonly maxConnections?: number | undefined;
  /** Told why a connection failed; the others, and the forwarding, go on. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** A local port that leads to a pod. Dispose of it, or call `close()`. */
export interface Forward extends AsyncDisposable {
  /** `http://127.0.0.1:PORT`, whatever is spoken there. */
  readonly url: string;
  /** Where it listens on this machine. */
  readonly address: string;
  /** The port it listens on. */
  readonly port: number;
  /** The pod that new connections go to, until it fails them. */
  readonly pod: string;
  /** The open connections. */
  readonly connections: number;
  /** Ends all connections and gives the port back. */
  close(): Promise<void>;
}

/** Forwarding ports to pods. */
export interface ForwardVerbs {
  /**
   * Listens on a local port and takes each connection to a port of a pod: of this one, or of one that
   * the service selects or the workload runs. A pod that has gone is replaced by another one when the
   * next connection comes.
   *
   * `port` is a number or a name: of a pod's container port, and for a service of its own port.
   *
   * **Wire**: for each connection a GET on `/portforward` that becomes a WebSocket of
   * `SPDY/3.1+portforward.k8s.io`, or of `v4.channel.k8s.io` where the server is older than 1.31; the
   * older one cannot end one direction alone. Needs the verb create on pods/portforward, for services
   * and workloads list on pods too.
   *
   * **Errors**: `RangeError` for a port that is none; a `KubeError` when the local port is in use; a
   * `WaitError` when no pod is ready in time.
   */
  forward(name: string, port: number | string, options?: ForwardOptions): Promise<Forward>;
}
