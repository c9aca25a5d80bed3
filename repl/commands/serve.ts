/**
 * `kubist serve`: the embedded cluster for kubectl and every other client.
 *
 * @module
 */

import { resolve } from "node:path";
import { runtime } from "kubist/runtime";
import { startCluster } from "kubist/testing";
import { clusterFlags, clusterOptions } from "./cluster_flags.ts";
import type { Call, Command } from "./command.ts";
import { UsageError } from "./parse.ts";

/** The command. */
export const serve: Command = {
  name: "serve",
  summary: "Serve the embedded cluster to kubectl and every other client",
  usage: ["serve [flags]"],
  about: `It listens on loopback over TLS, writes a kubeconfig that only you can read, prints
its path and goes on until Ctrl-C.`,
  examples: [
    ["serve", "then: export KUBECONFIG=<the path>; kubectl get namespaces"],
    ["serve --simulate --seed './fixtures/*.yaml'", "with objects, and pods that run"],
    ["serve --persist ./cluster.log --kubeconfig ./kubeconfig", "to be found again tomorrow"],
  ],
  flags: {
    address: { type: "string", value: "IP", text: "127.0.0.1, for it serves this machine alone" },
    port: { type: "string", value: "PORT", text: "where to listen instead of any free port" },
    kubeconfig: { type: "string", value: "FILE", text: "where to write the kubeconfig" },
    persist: { type: "string", value: "FILE", text: "keep objects and credentials in this file" },
    ...clusterFlags,
  },
  async run(call, io) {
    const port = portOf(call);
    const hostname = call.text("address") as "127.0.0.1" | undefined;
    const persist = call.text("persist");
    await using cluster = await startCluster({ ...clusterOptions(call), persist });
    const address = await cluster.listen({ port, hostname });
    const file = await keepKubeconfig(call.text("kubeconfig"), address.kubeconfig);
    io.out(file.path);
    io.err(`Serving ${address.server}\n\n  export KUBECONFIG=${file.path}\n\nCtrl-C ends it`);
    await new Promise<void>((resolve) => {
      if (io.signal.aborted) resolve();
      io.signal.addEventListener("abort", () => resolve(), { once: true });
    });
    // What is kept is good for the next time, and so are its credentials.
    if (persist === undefined) await file.remove();
    return 0;
  },
};

function portOf(call: Call): number | undefined {
  const text = call.text("port");
  if (text === undefined) return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new UsageError(`Cannot listen on port ${text}: expected 0 to 65535`);
}

/** A kubeconfig that lasts as long as the cluster: its credentials are good for nothing after. */
async function keepKubeconfig(
  named: string | undefined,
  text: string,
): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const folder = named === undefined ? await runtime().makeTempDir("kubist-serve-") : undefined;
  // The line that is printed is good in any directory.
  const path = resolve(named ?? `${folder}/kubeconfig`);
  await runtime().writeTextFile(path, text);
  return { path, remove: () => runtime().remove(folder ?? path) };
}
