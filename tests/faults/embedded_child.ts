/**
 * The embedded cluster in a process of its own, over TLS: what it keeps does not count as the client's.
 *
 * @module
 */

import process from "node:process";
import { fileURLToPath } from "node:url";
import { KubeError } from "kubist";
import { runtime } from "kubist/runtime";
import { type AdminAccess, startCluster } from "kubist/testing";

/** A server that runs elsewhere. */
export interface ChildCluster extends AdminAccess {
  stop(): Promise<void>;
}

/** Starts the cluster and waits until it listens. */
export async function startChild(): Promise<ChildCluster> {
  const script = fileURLToPath(import.meta.url);
  const deno = runtime().name === "deno" ? ["run", "-A", "--quiet"] : [];
  const child = runtime().spawn(process.execPath, { args: [...deno, script] });
  const errors = new Response(child.stderr).text();
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (!text.includes("\n")) {
    const { done, value } = await reader.read();
    if (done) throw new KubeError(`Cannot start the embedded cluster: ${await errors}`);
    text += value;
  }
  return {
    ...JSON.parse(text) as AdminAccess,
    async stop() {
      child.kill("SIGTERM");
      await child.exited;
      await reader.cancel();
      await errors;
    },
  };
}

if (import.meta.main) {
  const cluster = await startCluster();
  const { server, ca, cert, key, token } = await cluster.listen();
  console.log(JSON.stringify({ server, ca, cert, key, token }));
  await new Promise<void>((resolve) => process.once("SIGTERM", () => resolve()));
  process.exit();
}
