/**
 * The main job in one script: create and change objects, watch them, print what happened.
 *
 * Runs on the embedded cluster, or with `--kubeconfig FILE` on any other; leaves nothing behind.
 *
 * @module
 */

import { parseArgs } from "node:util";
import { type Client, connect, type Flow, type WatchEvent } from "kubist";
import type { Deployment } from "kubist/apps/v1";
import type { ConfigMap } from "kubist/core/v1";
import { startCluster } from "kubist/testing";

const { values } = parseArgs({
  options: { kubeconfig: { type: "string" }, context: { type: "string" } },
});

if (values.kubeconfig === undefined) {
  await using cluster = await startCluster();
  await demo(cluster.client());
} else {
  const { kubeconfig, context } = values;
  await using k = await connect({ kubeconfig, ...(context === undefined ? {} : { context }) });
  await demo(k);
}

async function demo(k: Client): Promise<void> {
  const { metadata: { name: ns } } = await k.namespaces().create({
    metadata: { generateName: "kubist-demo-" },
  });
  const version = await k.version();
  print(`Kubernetes ${version.major}.${version.minor} at ${k.server}, namespace ${ns}`);
  try {
    const settings = k.configMaps(ns).where({ demo: "yes" });
    const limit = { signal: AbortSignal.timeout(8000) };
    const seen = Promise.all([
      until(settings.watch(limit), (e) => e.type === "DELETED"),
      until(k.deployments(ns).watch(limit), (e) => e.object.spec?.replicas === 3),
    ]);
    await changeThings(k, ns);
    print("\nWhat the watches saw:\n");
    print(table(["EVENT", "KIND", "NAME", "DETAIL"], (await seen).flat().map(eventRow)));
    print("\nWhat is there now:\n");
    const objects = [...await settings.toArray(), ...await k.deployments(ns).toArray()];
    print(table(["KIND", "NAME", "DETAIL"], objects.map(objectRow)));
  } finally {
    await k.deployments(ns).deleteCollection({ all: true });
    await k.configMaps(ns).deleteCollection({ all: true });
    await k.namespaces().delete(ns);
  }
}

async function changeThings(k: Client, ns: string): Promise<void> {
  const labels = { demo: "yes" };
  await k.configMaps(ns).create({ metadata: { name: "settings", labels }, data: { mode: "slow" } });
  await k.configMaps(ns).create({ metadata: { name: "draft", labels }, data: { text: "hello" } });
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
  await k.configMaps(ns).patch("settings", { data: { mode: "fast" } });
  await k.deployments(ns).patch("web", [{ op: "replace", path: "/spec/replicas", value: 3 }]);
  await k.configMaps(ns).delete("draft");
}

/** Follows a watch to the event that `last` knows. */
async function until<E>(watch: Flow<E>, last: (event: E) => boolean): Promise<E[]> {
  const seen: E[] = [];
  for await (const event of watch) {
    seen.push(event);
    if (last(event)) break;
  }
  return seen;
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
