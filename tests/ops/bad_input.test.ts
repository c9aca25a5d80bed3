import assert from "node:assert/strict";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Client } from "kubist";
import { KubeError } from "kubist/errors";
import { type Cluster, startCluster } from "kubist/testing";
import { packTar, type TarHeader } from "modern-tar";
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

/** A pod whose tar sends such members. */
function sending(...headers: readonly TarHeader[]): Client {
  const entries = headers.map((header) => ({ header, body: "x".repeat(header.size) }));
  return scripted({
    script: async (server) => {
      server.say(1, await packTar(entries));
      server.exit(0);
    },
  }).k;
}

const apply = (text: string) => k.apply(k.yaml(text, { source: "a.yaml" })).toArray();
const head = (kind: string, more: string) =>
  `apiVersion: v1\nkind: ${kind}\nmetadata: { name: a }\n${more}\n`;
const nested = (open: string, close: string) => open.repeat(10_000) + close.repeat(10_000);

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
    row: 106,
    name: "a kind in lower case",
    act: () => apply(head("pod", "")),
    is: "ManifestError",
    problem: "kind",
    says: /a\.yaml:1: the server has no v1 pod; did you mean v1 Pod\?$/,
  },
  {
    row: 106,
    name: "a kind with a slip, in the second document",
    act: () => apply(`${head("ConfigMap", "")}---\n${head("ConfgMap", "")}`),
    is: "ManifestError",
    problem: "kind",
    says: /a\.yaml:6: the server has no v1 ConfgMap; did you mean v1 ConfigMap\?$/,
  },
  {
    row: 113,
    name: "an integer that would be rounded",
    act: () => apply(head("ConfigMap", "data: { x: 9007199254740993 }")),
    is: "SyntaxError",
    problem: "number",
    says:
      /the integer 9007199254740993 is beyond 2\^53 and would be rounded; quote it to keep it as text at a\.yaml:4:12$/,
  },
  ...[".inf", "-.Inf", ".nan"].map((number) => ({
    row: 114,
    name: `the number ${number}`,
    act: () => apply(head("ConfigMap", `data: { x: ${number} }`)),
    is: "SyntaxError",
    problem: "number",
    says: /the number -?\.\w+ does not exist in JSON at a\.yaml:4:12$/,
  })),
  {
    row: 116,
    name: "a document with more aliases than a person writes",
    act: () => apply(head("ConfigMap", `a: &a b\nc: [${Array(101).fill("*a").join(", ")}]`)),
    is: "SyntaxError",
    problem: "limit",
    says: /more than 100 aliases in one document at a\.yaml:5:\d+$/,
  },
  ...[
    ["YAML", head("ConfigMap", `x: ${nested("[", "]")}`)],
    ["JSON", `{"apiVersion":"v1","kind":"ConfigMap","x":${nested("[", "]")}}`],
  ].map(([what, text]) => ({
    row: 116,
    name: `${what} of ten thousand levels`,
    act: () => apply(text as string),
    is: "SyntaxError",
    problem: "limit",
    says: /more than 200 collections in each other at a\.yaml:\d+:\d+$/,
  })),
  ...["!!js/function", "!!python/object:os.system"].map((tag) => ({
    row: 117,
    name: `the tag ${tag}`,
    act: () => apply(head("ConfigMap", `data: { x: ${tag} "y" }`)),
    is: "SyntaxError",
    problem: "tag",
    says: /the tag "!!\w+\/[\w:.]+" has no meaning in a manifest at a\.yaml:4:12$/,
  })),
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
    row: 139,
    name: "a copy from a path in kubectl's form",
    act: () => pods().copyFrom("one", "one:/etc/hosts", join(folder, "x")),
    is: "CopyError",
    problem: "cp.sides",
    says:
      /^Cannot copy "one:\/etc\/hosts": the pod is named before the path; write copyFrom\("one", "\/etc\/hosts", …\)$/,
  },
  {
    row: 139,
    name: "a copy from a pod into a pod",
    act: () => pods().copyFrom("one", "/etc/hosts", "default/two:/tmp/x"),
    is: "CopyError",
    problem: "cp.sides",
    says:
      /^Cannot copy to "default\/two:\/tmp\/x": copyFrom writes here, and one side alone is in a pod$/,
  },
  {
    row: 139,
    name: "a copy of what is in a pod into a pod",
    act: () => pods().copyTo("two", "one:/etc/hosts", "/tmp/x"),
    is: "CopyError",
    problem: "cp.sides",
    says: /^Cannot copy "one:\/etc\/hosts": copyTo reads here, and one side alone is in a pod$/,
  },
  {
    row: 139,
    name: "a copy to a path in kubectl's form",
    act: () => pods().copyTo("one", join(folder, "file"), "one:/tmp/x"),
    is: "CopyError",
    problem: "cp.sides",
    says: /; write copyTo\("one", …, "\/tmp\/x"\)$/,
  },
  {
    row: 139,
    name: "a copy to nowhere",
    act: () => Reflect.apply(pods().copyFrom, pods(), ["one", "/etc/hosts"]),
    is: "CopyError",
    problem: "cp.sides",
    says: /^Cannot copy "\/etc\/hosts": say what and where to; write copyFrom\("one", …, …\)$/,
  },
  {
    row: 141,
    name: "an archive that leads out of the folder",
    act: async () => {
      const archive = [
        { name: "data/first", size: 1 },
        { name: "data/../../\u001b[31mx", size: 1 },
        { name: "data/last", size: 1 },
      ];
      const to = join(folder, "escape");
      try {
        await sending(...archive).pods().copyFrom("one", "/data", to);
      } finally {
        assert.deepEqual(await readdir(to), ["first"]);
      }
    },
    is: "CopyError",
    problem: "cp.escape",
    says:
      /^Cannot copy "data\/\.\.\/\.\.\/U\+001B\[31mx": the name in the archive holds "\.\."; nothing of it is written$/,
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

test("row 142: a link in an archive is passed over, told of, and counted", async () => {
  const told: string[] = [];
  const link = { name: "data/l", size: 0, type: "symlink", linkname: "/etc" } as const;
  const to = join(folder, "links");
  const copied = await sending({ name: "data/file", size: 1 }, link).pods()
    .copyFrom("one", "/data", to, { onSkip: (path, why) => told.push(`${path}: ${why}`) });
  assert.deepEqual(copied, { files: 1, directories: 0, bytes: 1, skipped: 1 });
  assert.deepEqual(told, ["data/l: a symlink is not copied"]);
  assert.deepEqual(await readdir(to), ["file"]);
}, { isShared: true });

test("row 114: a float that Go cannot hold is text to it, and so to us", async () => {
  await apply(head("ConfigMap", "data: { x: 1e400 }"));
  assert.deepEqual((await k.configMaps().get("a")).data, { x: "1e400" });
}, { isShared: true });

test(
  "row 145: a connection to a port that nobody serves ends alone, and the tunnel stays",
  async () => {
    const errors: unknown[] = [];
    await using forward = await pods().forward("one", 81, {
      onError: (error) => errors.push(error),
    });
    for (let tries = 1; tries <= 2; tries++) {
      const ended = new Promise<number>((resolve) => {
        let bytes = 0;
        const socket = net.connect(forward.port, "127.0.0.1");
        socket.on("data", (data) => bytes += data.length).on("error", () => {});
        socket.once("close", () => resolve(bytes));
        socket.end("x");
      });
      assert.equal(await ended, 0);
      while (errors.length < tries) await new Promise((resolve) => setTimeout(resolve, 5));
      assert.equal(errors.length, tries);
    }
    for (const error of errors) {
      assert.ok(error instanceof KubeError, String(error));
      const says = /^Cannot forward port 81 of pods "one" in namespace "default": .*refused[^\n]*$/;
      assert.match(error.message, says);
    }
  },
  { isShared: true },
);
