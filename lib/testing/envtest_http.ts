/**
 * What envtest asks of its servers: whether they are ready, and of etcd to forget.
 *
 * @module
 */

import { ProtocolError, TimeoutError } from "../errors.ts";
import { type HttpClient, type HttpClientOptions, runtime } from "../runtime/mod.ts";
import type { ServerProcess } from "./envtest_process.ts";

/** How long to wait, and for what. */
export interface Wait {
  readonly name: string;
  readonly server: ServerProcess;
  readonly url: string;
  readonly deadline: number;
  readonly signal: AbortSignal | undefined;
  /** Whether an answer says that the server is ready. */
  readonly isReady: (text: string) => boolean;
}

const pollMs = 20;

/** Asks until the server is ready; throws with its last words when it ends, or the time is over. */
export async function waitReady(options: HttpClientOptions, wait: Wait): Promise<void> {
  const client = runtime().createHttpClient(options);
  try {
    for (;;) {
      wait.signal?.throwIfAborted();
      wait.server.check();
      if (wait.isReady(await ask(client, wait))) return;
      if (Date.now() > wait.deadline) throw late(wait);
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  } finally {
    await client.close();
  }
}

/** What the server says; nothing while it does not answer. */
async function ask(client: HttpClient, { url, signal: caller }: Wait): Promise<string> {
  const patience = new AbortController();
  const end = () => patience.abort();
  const timer = setTimeout(end, 2000);
  caller?.addEventListener("abort", end, { once: true });
  try {
    const { signal } = patience;
    const response = await client.request({
      method: "GET",
      url,
      headers: [],
      kind: "unary",
      signal,
    });
    const text = await response.text();
    return response.ok ? text : "";
  } catch {
    return "";
  } finally {
    clearTimeout(timer);
    caller?.removeEventListener("abort", end);
  }
}

function late({ name, server }: Wait): TimeoutError {
  const message = [`Cannot start ${name}: it is not ready in time`, ...server.lastLines()];
  return new TimeoutError(message.join("\n  "), { phase: "overall", retryable: false });
}

/** Makes etcd forget everything older than now, and returns the revision of now. */
export async function compactEtcd(url: string): Promise<number> {
  const client = runtime().createHttpClient({});
  const call = async (path: string, body: unknown): Promise<{ header?: { revision?: string } }> => {
    const response = await client.request({
      method: "POST",
      url: `${url}/v3/kv/${path}`,
      headers: [["content-type", "application/json"]],
      body: JSON.stringify(body),
      kind: "unary",
    });
    const text = await response.text();
    if (!response.ok) throw new ProtocolError(`Cannot compact etcd: it answers ${text}`);
    return JSON.parse(text);
  };
  try {
    const { header } = await call("range", { key: btoa("compact"), count_only: true });
    const revision = Number(header?.revision);
    await call("compaction", { revision, physical: true });
    return revision;
  } finally {
    await client.close();
  }
}

/** Ports that nobody listens on, for now. */
export async function freePorts(count: number): Promise<number[]> {
  const make = () => runtime().listen(() => new Response());
  const listeners = await Promise.all(Array.from({ length: count }, make));
  await Promise.all(listeners.map((listener) => listener.close()));
  return listeners.map(({ port }) => port);
}
