/**
 * The part of `@kubernetes/client-node` in the bench beside other clients, on this runtime; the
 * variable CLIENT_NODE has its name. It runs from a folder where the library is installed.
 *
 * @module
 */

import process from "node:process";
import { type Feat, heap, type RivalAssignment, spend } from "./rounds.ts";

const task: RivalAssignment = JSON.parse(process.env["BENCH"] ?? "{}");
const { pods, events, rounds } = task;
// deno-lint-ignore no-explicit-any -- it is no dependency, so its types are not here
const library: any = await import(process.env["CLIENT_NODE"] ?? "");

// deno-lint-ignore no-explicit-any -- as above
function open(server: string): { readonly config: any; readonly core: any } {
  const config = new library.KubeConfig();
  config.loadFromOptions({
    clusters: [{ name: "bench", server, caData: btoa(task.ca) }],
    users: [{ name: "bench", token: task.token }],
    contexts: [{ name: "bench", cluster: "bench", user: "bench" }],
    currentContext: "bench",
  });
  return { config, core: config.makeApiClient(library.CoreV1Api) };
}

function expect(count: number, wanted: number): void {
  if (count !== wanted) throw new RangeError(`saw ${count} of ${wanted}`);
}

async function list(): Promise<void> {
  const { core } = open(task.quiet);
  let seen = 0;
  let token: string | undefined;
  do {
    const page = await core.listPodForAllNamespaces({ limit: task.pageSize, _continue: token });
    for (const pod of page.items) seen += pod.metadata.name === "" ? 0 : 1;
    token = page.metadata._continue;
  } while (token);
  expect(seen, pods);
}

/** Waits for all pods in a store, then for so many changes; answers the bytes that each pod takes. */
async function follow(server: string, changes: number, weigh = false): Promise<number> {
  const { config, core } = open(server);
  const before = weigh ? await heap() : 0;
  const informer = library.makeInformer(
    config,
    "/api/v1/pods",
    () => core.listPodForAllNamespaces(),
  );
  const done = Promise.withResolvers<void>();
  let seen = 0;
  informer.on("update", () => void (++seen === changes && done.resolve()));
  await informer.start();
  expect(informer.list().length, pods);
  if (changes > 0) await done.promise;
  const memory = weigh ? (await heap() - before) / pods : 0;
  await informer.stop();
  return memory;
}

const name = "client-node";
// First of all, before there is anything that could go while it is weighed.
const memory = await follow(task.quiet, 0, true);
const feats: Feat[] = [
  { name, job: "list", spent: await spend(rounds, list) },
  {
    name,
    job: "sync",
    spent: await spend(rounds, async () => void await follow(task.quiet, 0)),
    memory,
  },
  {
    name,
    job: "events",
    spent: await spend(rounds, async () => void await follow(task.busy, events)),
  },
];
console.log(JSON.stringify(feats));
process.exit();
