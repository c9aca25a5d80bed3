/**
 * The part of `@kubernetes/client-node` in the bench beside other clients, on this runtime; the
 * variable CLIENT_NODE has its name. It runs from a folder where the library is installed.
 *
 * @module
 */

import process from "node:process";
import { heap } from "./heap.ts";
import { expect, hearing, perform, readTask, tell, tellWeight } from "./rival.ts";

const task = readTask();
const { server, ca, token, pods } = task;
// deno-lint-ignore no-explicit-any -- it is no dependency, so its types are not here
const library: any = await import(process.env["CLIENT_NODE"] ?? "");

interface Pod {
  readonly metadata: { managedFields?: unknown };
}

// It knows no transforms: what comes with a list is dropped before its store, what an event brings after.
async function withoutManagedFields(list: Promise<{ readonly items: readonly Pod[] }>) {
  for (const pod of (await list).items) delete pod.metadata.managedFields;
  return await list;
}

// deno-lint-ignore no-explicit-any -- as above
function follow(): any {
  const all = () => withoutManagedFields(core.listPodForAllNamespaces());
  return library.makeInformer(config, "/api/v1/pods", all);
}

async function sync(): Promise<() => Promise<void>> {
  const informer = follow();
  await informer.start();
  return async () => {
    expect(informer.list().length, pods);
    await informer.stop();
  };
}

async function weigh(): Promise<void> {
  const before = await heap();
  const informer = follow();
  await informer.start();
  await tellWeight(before, () => informer.list());
}

async function hearChanges(): Promise<void> {
  const { hear, all } = hearing(task);
  const informer = follow();
  informer.on("update", (pod: Pod) => {
    delete pod.metadata.managedFields;
    hear();
  });
  await informer.start();
  tell("synced");
  tell(await all);
}

const config = new library.KubeConfig();
config.loadFromOptions({
  clusters: [{ name: "bench", server, caData: btoa(ca) }],
  users: [{ name: "bench", token }],
  contexts: [{ name: "bench", cluster: "bench", user: "bench" }],
  currentContext: "bench",
});
const core = config.makeApiClient(library.CoreV1Api);
await config.makeApiClient(library.VersionApi).getCode();
if (task.job === "weigh") await weigh();
else if (task.job === "changes") await hearChanges();
else tell(await perform(task, sync));
process.exit();
