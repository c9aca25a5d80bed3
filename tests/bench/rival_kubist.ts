/**
 * kubist's part in the bench beside other clients, on this runtime.
 *
 * @module
 */

import process from "node:process";
import { type Client, connect } from "kubist";
import { heap } from "./heap.ts";
import { expect, hearing, perform, readTask, tell, tellWeight } from "./rival.ts";

const task = readTask();
const { server, ca, token, form, pods } = task;

/** What the forms of an informer say to it. */
const informers: Readonly<Record<string, object>> = {
  "json": {},
  "json, managedFields kept": { managedFields: true },
  "json, compact: false": { compact: false },
  'json, list: "stream"': { list: "stream" },
  "protobuf": {},
};
const fields = { name: "metadata.name", phase: "status.phase", node: "spec.nodeName" } as const;

function follow(k: Client) {
  return k.pods("*").informer({ shared: false, ...informers[form] });
}

/** Waits for all pods in a store. */
async function sync(k: Client): Promise<() => Promise<void>> {
  const informer = follow(k);
  await informer.synced;
  return async () => {
    expect(informer.size, pods);
    await informer[Symbol.asyncDispose]();
  };
}

async function list(k: Client): Promise<() => void> {
  let seen = 0;
  if (form === "three fields of protobuf") {
    for await (const pod of k.pods("*").select(fields)) seen += pod.name === "" ? 0 : 1;
  } else for await (const pod of k.pods("*")) seen += pod.metadata.name === "" ? 0 : 1;
  return () => expect(seen, pods);
}

async function weigh(k: Client): Promise<void> {
  const before = await heap();
  const informer = follow(k);
  await informer.synced;
  await tellWeight(before, () => informer.list());
}

async function hearChanges(k: Client): Promise<void> {
  const { hear, all } = hearing(task);
  const listener = follow(k).on(({ type }) => {
    if (type === "MODIFIED") hear();
  }, { buffer: pods + task.changes });
  await listener.synced;
  tell("synced");
  tell(await all);
}

const k = await connect({
  server,
  ca,
  token,
  contentType: form.endsWith("protobuf") ? "protobuf" : "json",
});
await k.version();
if (task.job === "weigh") await weigh(k);
else if (task.job === "changes") await hearChanges(k);
else tell(await perform(task, () => task.job === "list" ? list(k) : sync(k)));
process.exit();
