/**
 * The main job in one script: create and change objects, watch them, print what happened.
 *
 * Runs on the embedded cluster, or with `--kubeconfig FILE` on any other; leaves nothing behind.
 *
 * @module
 */

import { parseArgs } from "node:util";
import { type AnyObject, type Client, connect, type View, type WatchEvent } from "kubist";
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
    const events = collect(k.configMaps(ns).where({ demo: "yes" }), k.deployments(ns));
    await changeThings(k, ns);
    print("\nWhat the watches saw:\n");
    print(table(["EVENT", "KIND", "NAME", "DETAIL"], (await events).map(eventRow)));
    print("\nWhat is there now:\n");
    const objects = [...await k.configMaps(ns).where({ demo: "yes" }).toArray()];
    for await (const deployment of k.deployments(ns)) objects.push(deployment);
    print(table(["KIND", "NAME", "DETAIL"], objects.map((o) => eventRow({ object: o }).slice(1))));
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

/** The events of both views until each has shown its last change, ordered by kind. */
async function collect(settings: View, deployments: View): Promise<WatchEvent<AnyObject>[]> {
  const until = async (view: View, last: (e: WatchEvent<AnyObject>) => boolean) => {
    const seen: WatchEvent<AnyObject>[] = [];
    for await (const event of view.watch({ signal: AbortSignal.timeout(8000) })) {
      seen.push(event);
      if (last(event)) break;
    }
    return seen;
  };
  const both = await Promise.all([
    until(settings, (e) => e.type === "DELETED"),
    until(deployments, (e) => e.object.spec.replicas === 3),
  ]);
  return both.flat();
}

function eventRow({ type = "", object }: { type?: string; object: AnyObject }): string[] {
  const detail = object.kind === "Deployment"
    ? `replicas=${object.spec.replicas} generation=${object.metadata.generation}`
    : Object.entries(object.data ?? {}).map(([key, value]) => `${key}=${value}`).join(" ");
  return [type, object.kind, object.metadata.name, detail];
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
