/**
 * Connects, asks for the version and watches, with whatever permissions this process has: prints "yes" or
 * why not.
 *
 * @module
 */

import process from "node:process";
import { connect } from "kubist";

const [kubeconfig, socketPath] = process.argv.slice(2);

async function work(): Promise<string> {
  await using k = await connect({ kubeconfig: kubeconfig || undefined, socketPath });
  await k.version({ timeoutMs: 10_000 });
  for await (const _ of k.configMaps("web").watch()) break;
  return "yes";
}

console.log(await work().catch((error) => `${error.name}: ${error.message}`));
