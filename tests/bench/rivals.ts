/**
 * kubist beside client-go and `@kubernetes/client-node`: informers of 10,000 pods on one server, the
 * real kube-apiserver where it was built and the embedded one elsewhere. A loss is said plainly and
 * fails nothing.
 *
 * Fair by construction:
 *
 * - Each job of each client is a process of its own, started in turns, so that none meets another load
 *   than the rest. CPU counts from the start of the process, with and without what an empty process of
 *   the same runtime takes; from the first answer, so without imports and the TLS handshake; and once
 *   more in the same process, when its code is warm.
 * - All read the same pods from the same server and drop managedFields. In the end each store has to
 *   hold the same objects in the same versions, or the bench fails.
 * - Each asks for the objects in its own way: client-go on the stream over HTTP/2, client-node in one
 *   list, kubist in pages; all accept gzip. client-go's JSON is asked for: it would take protobuf.
 * - All hear of the same changes at the same time.
 *
 * Go builds client-go's part from tests/envtest; npm installs client-node into a temporary folder;
 * what is not to be had is left out with a line that says so. `--forms` adds lists and other forms,
 * `--write` puts those into docs/formats.md. `--access FILE` names a JSON file with `server`, `ca` and
 * `token` of a cluster that has the pods already.
 *
 * `deno task bench:rivals [--pods 10000] [--rounds 5] [--again 2] [--changes 2000] [--runtime deno|bun]`
 *
 * @module
 */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { median } from "./report.ts";
import type { Done, RivalTask, Weighed } from "./rival.ts";
import { type BenchCluster, openCluster } from "./rivals_cluster.ts";
import { bareCpu, type Follower, gather, type Rival, run, standBy } from "./rivals_field.ts";
import { type Record, showFigures, showVerdicts, writeForms } from "./rivals_report.ts";

type Size = Pick<RivalTask, "pods" | "pageSize" | "again" | "changes">;

/** Has each do its job in each round, in turns. */
async function race(
  rivals: readonly Rival[],
  task: RivalTask,
  rounds: number,
): Promise<(Record & { readonly rounds: Done[] })[]> {
  const records = rivals.map((rival) => ({ rival, rounds: [] as Done[], bares: [] as number[] }));
  for (let round = -1; round < rounds; round++) {
    for (const { rival, rounds: done, bares } of records) {
      const { job, form } = rival;
      const again = round < 0 ? 0 : task.again;
      const bare = await bareCpu(rival);
      const result = await run<Done>(rival, { ...task, job, form, again });
      if (round < 0) continue; // fills the caches of runtimes and server
      bares.push(bare);
      done.push(result);
    }
  }
  return records.map(({ bares, ...record }) => ({ ...record, bare: median(bares) }));
}

/** Weighs the store of each, and sees that all hold the same. */
async function weigh(records: readonly Record[], task: RivalTask): Promise<Record[]> {
  const digests = new Set<string>();
  const weighed: Record[] = [];
  for (const record of records) {
    const { rival } = record;
    if (rival.job === "list") {
      weighed.push(record);
      continue;
    }
    const { form } = rival;
    const store = await run<Weighed>(rival, { ...task, job: "weigh", form });
    weighed.push({ ...record, memory: store.memory / task.pods });
    digests.add(store.digest);
    const keeps = form.includes("managedFields kept");
    if (digests.size > 1 || (store.managed > 0) !== keeps) {
      throw new RangeError(`${rival.client}, ${form}, on ${rival.runtime} holds other objects`);
    }
  }
  return weighed;
}

/** Has all hear of the same changes at the same time. */
async function follow(
  records: readonly Record[],
  cluster: BenchCluster,
  task: RivalTask,
): Promise<Record[]> {
  const followers = new Map<Record, Follower>();
  const heard = new Map<Record, number>();
  try {
    for (const record of records) {
      const { main, form } = record.rival;
      if (!main) continue;
      followers.set(record, await standBy(record.rival, { ...task, job: "changes", form }));
    }
    const all = [...followers].map(async ([record, follower]) => {
      heard.set(record, (await follower.heard()).cpu / task.changes * 1000);
    });
    await Promise.all([cluster.change(task.changes), ...all]);
  } finally {
    for (const follower of followers.values()) follower.end();
  }
  return records.map((record) => ({ ...record, changes: heard.get(record) }));
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      pods: { type: "string", default: "10000" },
      rounds: { type: "string", default: "5" },
      again: { type: "string", default: "2" },
      changes: { type: "string", default: "2000" },
      runtime: { type: "string" },
      access: { type: "string" },
      forms: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
    },
  });
  const [pods, again, changes] = [values.pods, values.again, values.changes].map(Number);
  const size = { pods, again, changes, pageSize: 500 } as Size;
  const folder = await mkdtemp(join(tmpdir(), "kubist-rivals-"));
  try {
    await using cluster = await openCluster(size.pods, values.access);
    const { access, bytes } = cluster;
    const all = values.forms || values.write;
    const only = values.runtime === undefined ? {} : { only: values.runtime };
    const rivals = await gather(folder, { all, ca: access.ca, ...only });
    const task: RivalTask = { ...size, ...access, job: "sync", form: "json" };
    const raced = await race(rivals, task, Number(values.rounds));
    const records = await follow(await weigh(raced, task), cluster, task);
    console.log(
      `${pods} pods of ${bytes.lean.toFixed(0)} bytes of JSON, ${bytes.whole.toFixed(0)} with`,
      `managedFields, ${
        bytes.protobuf.toFixed(0)
      } of protobuf, from ${cluster.what}; medians of ${values.rounds} rounds, ms of CPU`,
    );
    showFigures(records, bytes.lean);
    showVerdicts(records, bytes.lean);
    if (values.write) await writeForms(records, bytes.lean);
  } finally {
    await rm(folder, { recursive: true });
  }
}

if (import.meta.main) {
  await main();
  process.exit();
}
