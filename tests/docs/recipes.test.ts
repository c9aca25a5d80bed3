import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";
import type { Client } from "kubist";
import { startCluster } from "kubist/testing";
import { test } from "../harness.ts";

/** What each recipe must print, by its heading. */
const prints: Readonly<Record<string, RegExp>> = {
  "Restart a Deployment and wait for it": /^deployment "api" successfully rolled out$/m,
  "Wait until all pods of an app are ready": /^\d pods are ready$/m,
  "Scale everything with a label": /^api 3$/m,
  "Run a CronJob now, wait, and read its log": /^done$/m,
  "The last lines of every pod of an app": /^$/,
  "Pods that are not well, and why": /^web\/crashing main 3 CrashLoopBackOff$/m,
  "Warnings of the last hour, counted by reason": /^2 Pod Odd$/m,
  "The table that kubectl prints": /^NAME\tREADY\t[^\n]*\napi\t\d\/\d\t/m,
  "Volume claims that no pod mounts": /^web\/forgotten 1Gi$/m,
  "Who may do everything": /^Group system:masters cluster-admin$/m,
  "How full the nodes are": /^embedded \d+ \S+ of \d+ cores$/m,
  "Copy a Secret to another namespace": /^shop \[ ['"]password['"] \]$/m,
  "Give all pods of an app a label": /^api-\S+\napi-\S+\napi-\S+$/m,
  "Look at the difference, then apply":
    /^\+ {2}sky: blue$[^]*^configmaps\/web\/colours created\nconfigmaps\/web\/sizes created$/m,
  "Delete Jobs that ended more than a day ago": /^web ancient$/m,
  "Delete by label in all namespaces": /^configmaps\/web\/a deleted\nconfigmaps\/shop\/a deleted$/m,
  "A worker of which one is active": /^I lead; \d+ jobs$/m,
};

/** What the recipes look for. */
async function prepare(k: Client): Promise<void> {
  for (const name of ["web", "shop"]) {
    await k.namespaces().create({ metadata: { name } });
    await k.configMaps(name).create({ metadata: { name: "a", labels: { app: "old" } } });
  }
  const labels = { app: "api" };
  const resources = { requests: { cpu: "250m" } };
  const containers = [{ name: "main", image: "registry.example/api:1", resources }];
  await k.deployments("web").create({
    metadata: { name: "api", labels: { tier: "back" } },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers } },
    },
  });
  await k.deployments("web").wait("api", "Available");
  const job = (command: string[]) => ({
    template: { spec: { restartPolicy: "Never", containers: [{ ...containers[0]!, command }] } },
  });
  await k.cronJobs("web").create({
    metadata: { name: "backup" },
    spec: { schedule: "0 3 * * *", jobTemplate: { spec: job(["true"]) } },
  });
  // Another controller's job, so that its end can be told.
  const spec = { ...job(["true"]), managedBy: "example.com/tests" };
  await k.jobs("web").create({ metadata: { name: "ancient" }, spec });
  const completionTime = "2020-01-01T00:00:01Z";
  const conditions = ["SuccessCriteriaMet", "Complete"].map((type) => ({
    type,
    status: "True",
    lastTransitionTime: completionTime,
  }));
  await k.jobs("web").patchStatus("ancient", {
    status: { startTime: completionTime, completionTime, succeeded: 1, conditions },
  });
  await k.secrets("web").create({ metadata: { name: "registry" }, stringData: { password: "x" } });
  await k.persistentVolumeClaims("web").create({
    metadata: { name: "forgotten" },
    spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
  });
  await k.pods("web").create({
    metadata: { name: "crashing" },
    spec: { nodeName: "n", containers },
  });
  const state = { waiting: { reason: "CrashLoopBackOff" } };
  const status = { name: "main", ready: false, restartCount: 3, image: "a", imageID: "", state };
  await k.pods("web").patchStatus("crashing", { status: { containerStatuses: [status] } });
  await k.events("web").create({
    metadata: { name: "e" },
    involvedObject: { kind: "Pod", namespace: "web", name: "crashing" },
    type: "Warning",
    reason: "Odd",
    count: 2,
    lastTimestamp: new Date().toISOString(),
  });
}

test("docs/recipes.md: every recipe does what its heading says", async () => {
  const page = await readFile("docs/recipes.md", "utf8");
  const recipes = page.split(/^### /m).slice(1).map((part) => ({
    title: part.split("\n")[0] ?? "",
    code: /^```ts recipe\n([^]*?)^```$/m.exec(part)?.[1] ?? "",
  }));
  assert.deepEqual(recipes.map(({ title }) => title), Object.keys(prints));
  await using cluster = await startCluster({ simulate: true });
  await prepare(cluster.client());
  const { kubeconfig } = await cluster.listen();
  await mkdir(".cache", { recursive: true });
  // inside the project, so that "kubist" is found
  const folder = await mkdtemp(path.join(process.cwd(), ".cache/recipes-"));
  try {
    const config = path.join(folder, "config");
    await writeFile(config, kubeconfig, { mode: 0o600 });
    const order: string[] = [];
    for (const [i, { title, code }] of recipes.entries()) {
      await writeFile(path.join(folder, `${i}.ts`), code);
      order.push(`console.log("### ${title}");\nawait import("./${i}.ts");\n`);
    }
    await writeFile(path.join(folder, "all.ts"), `${order.join("")}export {};\n`);
    const output = await run(path.join(folder, "all.ts"), config);
    const printed = new Map(
      output.split(/^### /m).slice(1).map((part) => {
        const [title = "", ...lines] = part.split("\n");
        return [title, lines.join("\n").trimEnd()] as const;
      }),
    );
    for (const { title } of recipes) {
      const text = printed.get(title) ?? "(did not run)";
      assert.match(text, prints[title] ?? /(?!)/, `${title} printed:\n${text}`);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}, { timeoutMs: 120_000 });

async function run(file: string, kubeconfig: string): Promise<string> {
  const runtime = "Deno" in globalThis ? ["run", "-A"] : [];
  const child = spawn(process.execPath, [...runtime, file], {
    env: { ...process.env, KUBECONFIG: kubeconfig, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exit = new Promise((resolve) => child.once("close", resolve));
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  assert.equal(await exit, 0, `${out}\n${errors}`);
  return out;
}
