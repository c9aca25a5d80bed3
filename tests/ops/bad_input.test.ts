import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Client } from "kubist";
import { type Cluster, startCluster } from "kubist/testing";
import { scripted } from "../client/scripted.ts";
import { around, test } from "../harness.ts";

let cluster: Cluster;
let k: Client;
let folder: string;

const one = { containers: [{ name: "a", image: "i" }] };
const two = { containers: [{ name: "a", image: "i" }, { name: "b", image: "i" }] };

around(async () => {
  folder = await mkdtemp(join(tmpdir(), "kubist-rows-"));
  cluster = await startCluster({ simulate: true });
  k = cluster.client({ namespace: "default" });
  await k.pods("default").create({ metadata: { name: "one" }, spec: one });
  await k.pods("default").create({ metadata: { name: "two" }, spec: two });
  const away = { ...one, nodeSelector: { no: "such" } };
  await k.pods("default").create({ metadata: { name: "pending" }, spec: away });
  for (const name of ["one", "two"]) await k.pods("default").wait(name, "Ready");
}, async () => {
  await cluster.stop();
  await rm(folder, { recursive: true });
});

/** A row of the table of bad input: what is done, and what is said about it. */
interface Row {
  readonly row: number;
  readonly name: string;
  act(): unknown;
  readonly is: string;
  readonly problem?: string;
  readonly says: RegExp;
}

const pods = () => k.pods("default");

/** A pod whose image has no tar. */
function bare(): Client {
  const says = 'exec: "tar": executable file not found in $PATH';
  const status = { status: "Failure", reason: "InternalError", message: says, code: 500 };
  return scripted({
    script: (server) => {
      server.say(3, JSON.stringify(status));
      server.close();
    },
  }).k;
}

const rows: readonly Row[] = [
  {
    row: 129,
    name: "a wait for what a finalizer holds",
    act: async () => {
      await k.configMaps("default").create({
        metadata: { name: "held", finalizers: ["example.com/hold"] },
      });
      const held = await k.configMaps("default").delete("held");
      assert.ok("finalizers" in held.metadata && held.metadata.deletionTimestamp);
      await k.configMaps("default").delete("held", { waitMs: 200 });
    },
    is: "WaitError",
    problem: "timeout",
    says: /configmaps "held" in namespace "default".*finalizers.*example\.com\/hold/,
  },
  {
    row: 130,
    name: "a pattern that matches no file",
    act: () => k.yaml(join(folder, "*.yaml")).toArray(),
    is: "ManifestError",
    problem: "no_match",
    says: /\*\.yaml".*no file matches in \//,
  },
  {
    row: 131,
    name: "a pod of two containers",
    act: () => pods().exec("two", ["ls"]),
    is: "ContainerError",
    problem: "exec.container_needed",
    says: /pods\/?.* "two" in namespace "default": .*several containers: a, b; name one$/,
  },
  {
    row: 132,
    name: "a container that the pod does not have",
    act: () => pods().exec("one", ["ls"], { container: "z" }),
    is: "ContainerError",
    problem: "exec.container_unknown",
    says: /"one" in namespace "default": it has no container "z", but a$/,
  },
  {
    row: 133,
    name: "a pod that is pending",
    act: () => pods().exec("pending", ["ls"]),
    is: "ContainerError",
    problem: "exec.not_running",
    says: /"pending" in namespace "default": the pod is Pending/,
  },
  {
    row: 134,
    name: "a program that is not in the image",
    act: () => pods().exec("one", ["nope"]),
    is: "ExecError",
    problem: "exec.not_found_in_container",
    says: /^Cannot run "nope" in pod "one": .*"nope": executable file not found in \$PATH/,
  },
  {
    row: 135,
    name: "a command of nothing",
    act: () => pods().exec("one", []),
    is: "TypeError",
    says: /"one" in namespace "default": the command is empty/,
  },
  {
    row: 136,
    name: "a connection that ends before the command",
    act: () =>
      scripted({
        script: (server) => {
          server.say(1, "hello");
          server.cut();
        },
      }).k.pods().exec("one", ["ls"]),
    is: "TransportError",
    says: /, after 5 bytes; the command may have gone on$/,
  },
  {
    row: 137,
    name: "the log of a container that has not run before",
    act: () => pods().logs("one", { previous: true }).toArray(),
    is: "ContainerError",
    problem: "logs.unavailable",
    says: /"one" in namespace "default".*previous/,
  },
  {
    row: 138,
    name: "a log since a time and since some seconds",
    act: () => pods().logs("one", { sinceSeconds: 1, sinceTime: "2026-01-01T00:00:00Z" }).toArray(),
    is: "TypeError",
    says: /log of pods "one" in namespace "default": give sinceSeconds or sinceTime, not both$/,
  },
  {
    row: 140,
    name: "a copy where there is no tar",
    act: () => bare().pods().copyFrom("one", "/etc/hosts", join(folder, "x")),
    is: "CopyError",
    problem: "cp.no_tar",
    says: /there is no tar in its container; for one file, exec\(name, \["cat", path\],/,
  },
  {
    row: 143,
    name: "a copy below a file",
    act: async () => {
      await writeFile(join(folder, "file"), "text");
      await pods().copyTo("one", join(folder, "file"), "/data/a");
      await pods().copyFrom("one", "/data/a", join(folder, "file", "below"));
    },
    is: "CopyError",
    problem: "cp.target",
    says: /^Cannot .*file/,
  },
  {
    row: 144,
    name: "a local port that is in use",
    act: async () => {
      const server = net.createServer().listen(0, "127.0.0.1");
      await new Promise((resolve) => server.once("listening", resolve));
      const { port } = server.address() as net.AddressInfo;
      try {
        await using _ = await pods().forward("one", 80, { localPort: port });
      } finally {
        await new Promise((resolve) => server.close(resolve));
      }
    },
    is: "KubeError",
    says: /127\.0\.0\.1:\d+: .*in use.*0/,
  },
];

for (const { row, name, act, is, problem, says } of rows) {
  test(`row ${row}: ${name} is ${problem ?? is}`, async () => {
    const error = await (async () => await act())().then(() => undefined, (e: unknown) => e);
    assert.ok(error instanceof Error, "nothing is said");
    assert.match(error.message, says);
    assert.equal(error.name, is, error.message);
    if (problem) assert.equal((error as { problem?: string }).problem, problem);
    assert.ok(!error.message.includes("\n"), error.message);
  }, { isShared: true });
}
