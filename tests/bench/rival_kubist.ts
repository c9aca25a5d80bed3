/**
 * kubist's part in the bench beside other clients, on this runtime.
 *
 * @module
 */

import process from "node:process";
import { type Client, connect } from "kubist";
import { type Feat, heap, type RivalAssignment, spend } from "./rounds.ts";

const task: RivalAssignment = JSON.parse(process.env["BENCH"] ?? "{}");
const { pods, events, rounds } = task;

function open(server: string, contentType: "json" | "protobuf"): Promise<Client> {
  return connect({ server, ca: task.ca, token: task.token, contentType });
}

function expect(count: number, wanted: number): void {
  if (count !== wanted) throw new RangeError(`saw ${count} of ${wanted}`);
}

async function count<E>(all: AsyncIterable<E>, shown: (one: E) => unknown): Promise<void> {
  let seen = 0;
  for await (const one of all) seen += shown(one) === "" ? 0 : 1;
  expect(seen, pods);
}

/** Waits for all pods in a store, then for so many changes. */
async function follow(k: Client, changes: number, more = {}): Promise<void> {
  await using informer = k.pods("*").informer(more);
  let seen = 0;
  const done = Promise.withResolvers<void>();
  if (changes > 0) {
    informer.on((change) => {
      if (change.type === "MODIFIED" && ++seen === changes) done.resolve();
    }, { buffer: pods + changes });
  }
  await informer.synced;
  expect(informer.size, pods);
  if (changes > 0) await done.promise;
}

/**
 * The bytes that each pod takes in a store of its own. The store is kept to the end of all weighing,
 * so that nothing else goes while the next one is weighed.
 */
async function weigh(k: Client, more: object, kept: AsyncDisposableStack): Promise<number> {
  const before = await heap();
  const informer = kept.use(k.pods("*").informer({ ...more, shared: false }));
  await informer.synced;
  expect(informer.size, pods);
  return (await heap() - before) / pods;
}

async function feats(): Promise<Feat[]> {
  await using json = await open(task.quiet, "json");
  await using protobuf = await open(task.quiet, "protobuf");
  await using busy = await open(task.busy, "json");
  const fields = { name: "metadata.name", phase: "status.phase", node: "spec.nodeName" } as const;
  const list = async (name: string, work: () => Promise<void>): Promise<Feat> => ({
    name: `kubist, ${name}`,
    job: "list",
    spent: await spend(rounds, work),
  });
  const stores = [
    { name: "json", k: json, more: {} },
    { name: "json, managedFields kept", k: json, more: { managedFields: true } },
    { name: "json, compact", k: json, more: { compact: true } },
    { name: "protobuf", k: protobuf, more: {} },
  ];
  const memory: number[] = [];
  await using kept = new AsyncDisposableStack();
  await follow(json, 0);
  await follow(protobuf, 0);
  for (const { k, more } of stores) memory.push(await weigh(k, more, kept));
  await kept.disposeAsync();
  const syncs: Feat[] = [];
  for (const [i, { name, k, more }] of stores.entries()) {
    const spent = await spend(rounds, () => follow(k, 0, more));
    syncs.push({ name: `kubist, ${name}`, job: "sync", spent, memory: memory[i] ?? 0 });
  }
  return [
    await list("json", () => count(json.pods("*"), (pod) => pod.metadata.name)),
    await list("protobuf", () => count(protobuf.pods("*"), (pod) => pod.metadata.name)),
    await list(
      "three fields of protobuf",
      () => count(protobuf.pods("*").select(fields), (pod) => pod.name),
    ),
    ...syncs,
    {
      name: "kubist, json",
      job: "events",
      spent: await spend(rounds, () => follow(busy, events)),
    },
  ];
}

console.log(JSON.stringify(await feats()));
process.exit();
