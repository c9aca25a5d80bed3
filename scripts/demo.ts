/**
 * The main job in one script: create and change objects, watch them, print what happened.
 *
 * Runs on the embedded cluster, or with `--kubeconfig FILE` on any other; leaves nothing behind.
 *
 * @module
 */

import { parseArgs } from "node:util";
import { type Client, connect, type WatchEvent } from "kubist";
import type { Deployment } from "kubist/apps/v1";
import type { ConfigMap } from "kubist/core/v1";
import { startCluster } from "kubist/testing";

const { values } = parseArgs({
  options: { kubeconfig: { type: "string" }, context: { type: "string" } },
});

const labels = { demo: "yes" };

const { kubeconfig, context } = values;
if (kubeconfig === undefined) {
  const cluster = await startCluster();
  await demo(cluster.client()).finally(() => cluster.stop());
} else {
  const k = await connect({ kubeconfig, context });
  await demo(k).finally(() => k.close());
}

async function demo(k: Client): Promise<void> {
  const { metadata: { name: ns } } = await k.namespaces().create({
    metadata: { generateName: "kubist-demo-" },
  });
  const version = await k.version();
  print(`Kubernetes ${version.major}.${version.minor} at ${k.server}, namespace ${ns}`);
  try {
    await createThings(k, ns);
    const seen = await Promise.all([changeSettings(k, ns), scaleUp(k, ns)]);
    print("\nWhat the watches saw:\n");
    print(table(["EVENT", "KIND", "NAME", "DETAIL"], seen.flat()));
    print("\nWhat is there now:\n");
    const objects = [
      ...await k.configMaps(ns).where({ demo: "yes" }).toArray(),
      ...await k.deployments(ns).toArray(),
    ];
    print(table(["KIND", "NAME", "DETAIL"], objects.map(objectRow)));
  } finally {
    await k.deployments(ns).deleteCollection({ all: true });
    await k.configMaps(ns).deleteCollection({ all: true });
    await k.namespaces().delete(ns);
  }
}

async function createThings(k: Client, ns: string): Promise<void> {
  await k.configMaps(ns).create({ metadata: { name: "settings", labels }, data: { mode: "slow" } });
  await k.deployments(ns).create({
    metadata: { name: "web", labels },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: "web" } },
      template: {
        metadata: { labels: { app: "web" } },
        spec: { containers: [{ name: "web", image: "example.com/web:1" }] },
      },
    },
  });
}

/** Each change follows from the event before it, so that the events are the same on any cluster. */
async function changeSettings(k: Client, ns: string): Promise<string[][]> {
  const rows: string[][] = [];
  const settings = k.configMaps(ns).where({ demo: "yes" });
  for await (const event of settings.watch({ signal: AbortSignal.timeout(30_000) })) {
    rows.push(eventRow(event));
    const { type, object } = event;
    if (type === "DELETED") break;
    if (type === "MODIFIED") {
      await k.configMaps(ns).create({ metadata: { name: "draft", labels }, data: { a: "1" } });
    } else if (object.metadata.name === "draft") await k.configMaps(ns).delete("draft");
    else await k.configMaps(ns).patch("settings", { data: { mode: "fast" } });
  }
  return rows;
}

async function scaleUp(k: Client, ns: string): Promise<string[][]> {
  const rows: string[][] = [];
  const patch = [{ op: "replace", path: "/spec/replicas", value: 3 }] as const;
  for await (const event of k.deployments(ns).watch({ signal: AbortSignal.timeout(30_000) })) {
    rows.push(eventRow(event));
    if (event.type !== "ADDED") break;
    await k.deployments(ns).patch("web", patch);
  }
  return rows;
}

function eventRow({ type, object }: WatchEvent<ConfigMap | Deployment>): string[] {
  return [type, ...objectRow(object)];
}

function objectRow(object: WatchEvent<ConfigMap | Deployment>["object"]): string[] {
  const detail = object.kind === "Deployment"
    ? `replicas=${object.spec?.replicas} generation=${object.metadata.generation}`
    : Object.entries(object.data ?? {}).map(([key, value]) => `${key}=${value}`).join(" ");
  return [object.kind, object.metadata.name, detail];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...all.map((row) => row[i]?.length ?? 0)));
  return all.map((row) => row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join("   ").trimEnd())
    .join("\n");
}

function print(text: string): void {
  console.log(text);
}
