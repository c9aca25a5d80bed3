/**
 * A real API server in a process of its own, shared by the tests of a file: its logs are read there,
 * so that they do not look like leaks of the test that happens to run.
 *
 * @module
 */

import process from "node:process";
import { fileURLToPath } from "node:url";
import { KubeError } from "kubist";
import { runtime } from "kubist/runtime";
import { type AdminAccess, type Envtest, type EnvtestOptions, startEnvtest } from "kubist/testing";
import { assetsDir } from "./assets.ts";

/** A server that runs elsewhere. */
export interface SharedServer extends AdminAccess, Pick<Envtest, "kubeconfig" | "node"> {
  stop(): Promise<void>;
}

/** Starts the server, with a node if there is to be one, and waits until it is ready. */
export async function startShared(
  { kubelet = false }: Pick<EnvtestOptions, "kubelet"> = {},
): Promise<SharedServer> {
  const script = fileURLToPath(import.meta.url);
  const deno = runtime().name === "deno" ? ["run", "-A", "--quiet"] : [];
  const child = runtime().spawn(process.execPath, { args: [...deno, script, String(kubelet)] });
  const errors = new Response(child.stderr).text();
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (!text.includes("\n")) {
    const { done, value } = await reader.read();
    if (done) throw new KubeError(`Cannot start kube-apiserver: ${await errors}`);
    text += value;
  }
  return {
    ...JSON.parse(text) as Omit<SharedServer, "stop">,
    async stop() {
      child.kill("SIGTERM");
      await child.exited;
      await reader.cancel();
      await errors;
    },
  };
}

if (import.meta.main) {
  const kubelet = process.argv[2] === "true";
  const { stop, ...started } = await startEnvtest({ assetsDir: assetsDir(), kubelet });
  const { server, ca, cert, key, token, kubeconfig, node } = started;
  console.log(JSON.stringify({ server, ca, cert, key, token, kubeconfig, node }));
  await new Promise<void>((resolve) => process.once("SIGTERM", () => resolve()));
  await stop();
  process.exit();
}
