/**
 * What the matrix does with each connection.
 *
 * @module
 */

import assert from "node:assert/strict";
import process from "node:process";
import { createClient } from "kubist";
import { type ConnectOptions, loadConfig } from "kubist/config";
import { toTransport } from "kubist/transport";
import type { WatchTrouble } from "kubist/watch";
import { type Action, actions } from "./server.ts";

/** How each action went: "yes", or the message of the error. */
export type Results = Readonly<Record<Action, string>>;

/** Connects as `connect()` does, and does everything once. */
export async function tryAll(
  options: ConnectOptions,
  before: (action: Action) => Promise<void> = () => Promise.resolve(),
): Promise<Results> {
  const config = await loadConfig(options);
  await using transport = toTransport(config);
  let onTrouble = (_: WatchTrouble) => {};
  const k = createClient({
    transport,
    namespace: config.namespace,
    onTrouble: (trouble) => onTrouble(trouble),
  });
  const doing: Readonly<Record<Action, () => Promise<void>>> = {
    async request() {
      assert.equal((await k.version({ timeoutMs: 20_000 })).gitVersion, "v1.36.0");
    },
    async stream() {
      const names: string[] = [];
      // A watch mends what it can, for ever; here it is to be told.
      let trouble: unknown = new RangeError("no event in time");
      const late = new AbortController();
      onTrouble = (t) => void (trouble = t.error);
      const timer = setTimeout(() => late.abort(trouble), 20_000);
      try {
        for await (const { object } of k.configMaps("web").watch({ signal: late.signal })) {
          names.push(object.metadata.name);
          if (names.length === 2) break;
        }
      } finally {
        clearTimeout(timer);
      }
      assert.deepEqual(names, ["one", "two"]);
    },
    async WebSocket() {
      const request = {
        method: "GET",
        path: "/api/v1/namespaces/web/pods/a/exec",
        headers: [],
        kind: "stream",
        act: "exec",
      } as const;
      await using socket = await transport.upgrade(request, { protocols: ["v5.channel.k8s.io"] });
      assert.equal(socket.protocol, "v5.channel.k8s.io");
      await socket.send("hello");
      assert.equal(await socket.receive(), "hello");
    },
  };
  const results: Partial<Record<Action, string>> = {};
  for (const action of actions) {
    await before(action);
    results[action] = await doing[action]().then(() => "yes", (e) => String(e?.message ?? e));
  }
  return results as Results;
}

if (import.meta.main) {
  const [kubeconfig] = process.argv.slice(2);
  console.log(JSON.stringify(await tryAll({ kubeconfig })));
}
