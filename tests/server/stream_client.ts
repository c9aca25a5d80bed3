/**
 * A client of exec, attach and port-forward for tests: the channels of a WebSocket, byte by byte.
 *
 * @module
 */

import { type Cluster, type ClusterOptions, startCluster } from "kubist/testing";
import { type HttpClient, runtime, type WebSocketConnection } from "kubist/runtime";

/** How a process ended, and what came of it. */
export interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  // deno-lint-ignore no-explicit-any -- answers are checked field by field
  readonly status: any;
}

/** A cluster that listens, with a running pod `p` of the containers `c` and `d`. */
export interface Streams extends AsyncDisposable {
  readonly cluster: Cluster;
  readonly http: HttpClient;
  readonly server: string;
  readonly headers: readonly (readonly [string, string])[];
  /** Opens a subresource of the pod. */
  open(path: string, protocols?: readonly string[]): Promise<WebSocketConnection | Response>;
  /** Executes a command in `c`, with standard input when there is some. */
  exec(command: readonly string[], how?: ExecHow): Promise<Ended>;
}

/** How to execute. */
export interface ExecHow {
  readonly stdin?: string | undefined;
  readonly protocol?: string;
  readonly query?: string;
}

/** Starts a cluster for one test. */
export async function streams(options: ClusterOptions = {}): Promise<Streams> {
  const cluster = await startCluster({ simulate: true, ...options });
  const k = cluster.client();
  const container = (name: string, port: number) => ({
    name,
    image: "i",
    ports: [{ containerPort: port }],
    env: [{ name: "COLOUR", value: "blue" }],
  });
  await k.pods("default").create({
    metadata: { name: "p" },
    spec: { containers: [container("c", 80), container("d", 81)] },
  });
  for await (const event of k.pods("default").watch()) {
    if (event.type === "ADDED" || event.type === "MODIFIED") {
      if (event.object.status?.phase === "Running") break;
    }
  }
  const { server, ca, token } = await cluster.listen();
  const http = runtime().createHttpClient({ ca });
  const headers = [["authorization", `Bearer ${token}`]] as const;
  const open: Streams["open"] = (path, protocols = ["v5.channel.k8s.io"]) => {
    const url = `${server}/api/v1/namespaces/default/pods/p/${path}`;
    return http.upgrade!({ method: "GET", url, headers, kind: "stream" }, protocols);
  };
  return {
    cluster,
    http,
    server,
    headers,
    open,
    async exec(command, { stdin, protocol = "v5.channel.k8s.io", query = "container=c" } = {}) {
      const words = command.map((word) => `command=${encodeURIComponent(word)}`).join("&");
      const input = stdin === undefined ? "" : "&stdin=true";
      const path = `exec?${words}&${query}${input}&stdout=true&stderr=true`;
      return await talk(connection(await open(path, [protocol])), stdin);
    },
    async [Symbol.asyncDispose]() {
      await http.close();
      await cluster.stop();
    },
  };
}

/** The connection. **Errors**: a `RangeError` when it was refused. */
export function connection(answer: WebSocketConnection | Response): WebSocketConnection {
  if (answer instanceof Response) throw new RangeError(`refused: ${answer.status}`);
  return answer;
}

/** Sends standard input and reads to the end. */
export async function talk(socket: WebSocketConnection, stdin?: string): Promise<Ended> {
  const base64 = socket.protocol.includes("base64");
  if (stdin !== undefined) {
    const bytes = new TextEncoder().encode(stdin);
    await socket.send(base64 ? `0${btoa(stdin)}` : Uint8Array.of(0, ...bytes));
    if (socket.protocol === "v5.channel.k8s.io") await socket.send(Uint8Array.of(255, 0));
  }
  const channels = ["", "", "", ""];
  const text = new TextDecoder();
  for await (const message of socket) {
    if (typeof message === "string") channels[Number(message[0])]! += atob(message.slice(1));
    else channels[message[0]!]! += text.decode(message.subarray(1));
  }
  const [, stdout = "", stderr = "", error = ""] = channels;
  return { stdout, stderr, status: error.startsWith("{") ? JSON.parse(error) : error };
}
