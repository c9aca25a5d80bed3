import assert from "node:assert/strict";
import { appendFile, mkdir, readFile, writeFile } from "node:fs/promises";
import http from "node:http";
import net, { type AddressInfo } from "node:net";
import { join } from "node:path";
import { type Client, connect } from "kubist";
import { ContainerError, ExecError, isApiError } from "kubist/errors";
import { runtime } from "kubist/runtime";
import { around, skip, test } from "../harness.ts";
import { assetsDir } from "./assets.ts";
import { hasKubectl, type Kubectl, openKubectl } from "./kubectl.ts";
import { type SharedServer, startShared } from "./shared.ts";

const hasKubelet = (await runtime().stat(`${assetsDir()}/fake-kubelet`))?.isFile === true;
const long = { timeoutMs: 240_000 };

let api: SharedServer;
let k: Client;
let kubectl: Kubectl;
let folder: string;

around(async () => {
  if (!hasKubelet) return;
  api = await startShared({ kubelet: true });
  const { server, ca, cert, key } = api;
  k = await connect({ server, ca, cert, key, namespace: "default" });
  kubectl = await openKubectl(api.kubeconfig);
  folder = await runtime().makeTempDir("kubist-streams-");
  await k.pods().create(pod("p", ["c"]));
  await k.pods().create(pod("two", ["a", "b"]));
  for (const name of ["p", "two"]) {
    const conditions = [{ type: "Ready", status: "True" }];
    await k.pods().patchStatus(name, { status: { phase: "Running", conditions } });
  }
}, async () => {
  await k?.close();
  await kubectl?.close();
  await api?.stop();
  if (folder) await runtime().remove(folder);
});

function pod(name: string, containers: readonly string[]) {
  const spec = {
    nodeName: "node-1",
    containers: containers.map((container) => ({ name: container, image: "i" })),
  };
  return { metadata: { name, labels: { app: name } }, spec };
}

function onKubelet(name: string, fn: () => Promise<void>): void {
  if (hasKubelet) test(name, fn, long);
  else skip(name, "fake-kubelet is not built: deno task envtest:build");
}

function withKubectl(name: string, fn: () => Promise<void>): void {
  if (hasKubectl) onKubelet(name, fn);
  else skip(name, "kubectl is not built: deno task envtest:build");
}

const text = (stream: ReadableStream<Uint8Array>) => new Response(stream as BodyInit).text();

onKubelet("exec() through kube-apiserver gives both outputs and the code", async () => {
  const script = "echo out; echo err >&2; exit 3";
  const result = await k.pods().exec("p", ["sh", "-c", script], { nothrow: true });
  assert.deepEqual(result, { code: 3, stdout: "out\n", stderr: "err\n" });
  await assert.rejects(k.pods().exec("p", ["sh", "-c", script]), ExecError);
});

onKubelet(
  "exec() through kube-apiserver carries 8 MiB each way, and the end of the input",
  async () => {
    const input = new Uint8Array(8 << 20).map((_, i) => i * 31 + (i >> 8));
    const parts: Uint8Array[] = [];
    const onStdout = (bytes: Uint8Array) => void parts.push(bytes);
    await k.pods().exec("p", ["cat"], { stdin: input, onStdout });
    const digest = async (bytes: BufferSource) =>
      new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).join();
    const output = new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
    assert.equal(await digest(output), await digest(input));
  },
);

onKubelet("exec() through kube-apiserver tells a program that is not there", async () => {
  await assert.rejects(k.pods().exec("p", ["no-such-program"]), (error) => {
    assert.ok(error instanceof ExecError);
    assert.equal(error.problem, "exec.not_found_in_container");
    return true;
  });
});

onKubelet("exec() through kube-apiserver names the containers to choose from", async () => {
  for (const [container, problem] of [[undefined, "needed"], ["z", "unknown"]] as const) {
    await assert.rejects(k.pods().exec("two", ["true"], { container }), (error) => {
      assert.ok(error instanceof ContainerError);
      assert.equal(error.problem, `exec.container_${problem}`);
      assert.deepEqual(error.containers, ["a", "b"]);
      return true;
    });
  }
  const chosen = ["sh", "-c", "echo $CONTAINER"];
  assert.equal((await k.pods().exec("two", chosen, { container: "b" })).stdout, "b\n");
  const annotations = { "kubectl.kubernetes.io/default-container": "a" };
  await k.pods().patch("two", { metadata: { annotations } });
  assert.equal((await k.pods().exec("two", chosen)).stdout, "a\n");
  await k.pods().patch("two", { metadata: { annotations: null } });
  await assert.rejects(k.pods().exec("nobody", ["true"]), (e) => isApiError(e, "NotFound"));
});

onKubelet("exec({ stream: true }) through kube-apiserver is a terminal with a size", async () => {
  const tty = { columns: 101, rows: 33 };
  await using sh = await k.pods().exec("p", ["sh"], { stream: true, stdin: true, tty });
  const writer = sh.stdin.getWriter();
  // The size arrives on a way of its own.
  await writer.write(
    "while [ \"$(stty size)\" = '0 0' ]; do sleep 0.01; done; stty size; exit 7\n",
  );
  assert.match(await text(sh.stdout), /33 101\r\n$/);
  assert.deepEqual(await sh.exited, { code: 7 });
});

onKubelet(
  "attach() through kube-apiserver joins the main process, with and without input",
  async () => {
    await using watching = await k.pods().attach("p");
    assert.equal(await text(watching.stdout), "tick 1\ntick 2\ntick 3\n");
    await using talking = await k.pods().attach("p", { stdin: true });
    const writer = talking.stdin.getWriter();
    await writer.write("hello");
    await writer.close();
    assert.equal(await text(talking.stdout), "heard: HELLO");
    assert.deepEqual(await talking.exited, { code: 0 });
  },
);

onKubelet(
  "forward() through kube-apiserver serves many connections, of pods and services",
  async () => {
    const server = http.createServer((request, answer) => answer.end(`hi ${request.url}`));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    try {
      await k.services().create({
        metadata: { name: "api" },
        spec: { selector: { app: "p" }, ports: [{ name: "web", port: 80, targetPort: port }] },
      });
      await using direct = await k.pods().forward("p", port);
      await using behind = await k.services().forward("api", "web");
      for (const { url } of [direct, behind]) {
        const paths = Array.from({ length: 8 }, (_, i) => `/${i}`);
        const answers = await Promise.all(paths.map(async (path) => {
          const response = await fetch(url + path, { headers: { connection: "close" } });
          return await response.text();
        }));
        assert.deepEqual(answers, paths.map((path) => `hi ${path}`));
      }
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  },
);

onKubelet("forward() through kube-apiserver ends each direction by itself", async () => {
  const received: string[] = [];
  const server = net.createServer({ allowHalfOpen: true }, (socket) => {
    socket.on("data", (chunk) => received.push(String(chunk)));
    socket.on("end", () => socket.end("after the end"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await using fw = await k.pods().forward("p", (server.address() as AddressInfo).port);
    const socket = net.connect({ port: fw.port, host: "127.0.0.1", allowHalfOpen: true });
    socket.end("before");
    const answer = await new Promise<string>((resolve, reject) => {
      let all = "";
      socket.on("data", (chunk) => all += chunk).once("end", () => resolve(all));
      socket.once("error", reject);
    });
    assert.deepEqual([received.join(""), answer], ["before", "after the end"]);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
});

onKubelet("forward() through kube-apiserver tells that nobody listens, and goes on", async () => {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const errors = Promise.withResolvers<unknown>();
  await using fw = await k.pods().forward("p", port, { onError: errors.resolve });
  await assert.rejects(fetch(fw.url));
  assert.match(String(await errors.promise), /connection refused/);
});

onKubelet(
  "exec() and forward() fall back to the older protocols, which reach the kubelet itself",
  async () => {
    const { server, ca, cert, key } = api;
    const older = ["v4.channel.k8s.io"];
    await using old = await connect({
      server,
      ca,
      cert,
      key,
      namespace: "default",
      // What is left of the offer on servers that know no other.
      wrapTransport: (next) => (request) => {
        const { upgrade } = request;
        return next(upgrade ? { ...request, upgrade: { ...upgrade, protocols: older } } : request);
      },
    });
    const { code, stdout } = await old.pods().exec("p", ["sh", "-c", "echo out; exit 3"], {
      nothrow: true,
    });
    assert.deepEqual([code, stdout], [3, "out\n"]);
    const web = http.createServer((request, answer) => answer.end(`hi ${request.url}`));
    await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
    try {
      await using fw = await old.pods().forward("p", (web.address() as AddressInfo).port);
      const response = await fetch(`${fw.url}/old`, { headers: { connection: "close" } });
      assert.equal(await response.text(), "hi /old");
    } finally {
      web.closeAllConnections();
      await new Promise((resolve) => web.close(resolve));
    }
  },
);

onKubelet("logs() through kube-apiserver reads, follows and ends with the container", async () => {
  await k.pods().create(pod("talker", ["c"]));
  const file = join(api.node?.logs ?? "", "default_talker_c");
  await assert.rejects(k.pods().logs("talker").toArray(), (error) => {
    assert.ok(error instanceof ContainerError);
    assert.equal(error.problem, "logs.unavailable");
    assert.match(error.message, /the pod is Pending$/);
    return true;
  });
  await k.pods().patchStatus("talker", { status: { phase: "Running" } });
  const line = (second: number, words: string, stream = "stdout") =>
    `2026-01-01T00:00:0${second}.000000001Z ${stream} F ${words}\n`;
  await writeFile(`${file}.log`, line(1, "one") + line(2, "two", "stderr") + line(3, "three"));
  const logs = (options = {}) => k.pods().logs("talker", options).toArray();
  assert.deepEqual(await logs(), ["one", "two", "three"]);
  assert.deepEqual(await logs({ tail: 1 }), ["three"]);
  assert.deepEqual(await logs({ sinceTime: "2026-01-01T00:00:02Z" }), ["two", "three"]);
  assert.deepEqual(await logs({ limitBytes: 6 }), ["one", "tw"]);
  assert.deepEqual(await logs({ tail: 1, timestamps: true }), [
    "2026-01-01T00:00:03.000000001Z three",
  ]);
  await assert.rejects(logs({ previous: true }), ContainerError);
  await writeFile(`${file}.previous.log`, line(0, "before"));
  assert.deepEqual(await logs({ previous: true }), ["before"]);
  const followed: string[] = [];
  for await (const words of k.pods().logs("talker", { follow: true, tail: 1 })) {
    followed.push(words);
    if (words === "three") await appendFile(`${file}.log`, line(4, "four"));
    if (words === "four") await writeFile(`${file}.exited`, "");
  }
  assert.deepEqual(followed, ["three", "four"]);
});

onKubelet("copyTo() and copyFrom() through kube-apiserver carry a tree", async () => {
  const here = (name: string) => join(folder, name);
  await mkdir(here("tree/sub"), { recursive: true });
  const bytes = new Uint8Array(1_000_000).map((_, i) => i * 13);
  await writeFile(here("tree/sub/bytes"), bytes);
  await writeFile(here("tree/text"), "text");
  const counts = { files: 2, directories: 2, bytes: 1_000_004, skipped: 0 };
  // The kubelet's containers are this machine.
  assert.deepEqual(await k.pods().copyTo("p", here("tree"), here("there")), counts);
  assert.deepEqual(await k.pods().copyFrom("p", here("there"), here("back")), counts);
  assert.deepEqual(new Uint8Array(await readFile(here("back/sub/bytes"))), bytes);
  const nothing = k.pods().copyFrom("p", here("nothing"), here("x"));
  await assert.rejects(nothing, { name: "CopyError", problem: "cp.source" });
});

withKubectl("kubectl exec, attach, logs and cp work in the same pods", async () => {
  const exec = ["exec", "p", "--", "sh", "-c", "echo out; exit 3"];
  const failed = await kubectl.run(exec);
  assert.deepEqual([failed.ok, failed.stdout], [false, "out\n"]);
  assert.match(failed.stderr, /exit code 3/);
  assert.match((await kubectl.run(["attach", "p"])).stdout, /tick 3/);
  await writeFile(
    join(api.node?.logs ?? "", "default_p_c.log"),
    "2026-01-01T00:00:00Z stdout F hi\n",
  );
  assert.equal((await kubectl.run(["logs", "p"])).stdout, "hi\n");
  const [from, to] = [join(folder, "from"), join(folder, "to")];
  await writeFile(from, "by kubectl");
  const copied = await kubectl.run(["cp", from, `default/p:${to}`]);
  assert.ok(copied.ok, copied.stderr);
  assert.equal(await readFile(to, "utf8"), "by kubectl");
});

withKubectl("kubectl port-forward works in the same pods", async () => {
  const web = http.createServer((_, answer) => answer.end("hi"));
  await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
  const config = join(folder, "config");
  await writeFile(config, api.kubeconfig, { mode: 0o600 });
  const ports = `:${(web.address() as AddressInfo).port}`;
  const child = runtime().spawn(join(assetsDir(), "kubectl"), {
    args: ["port-forward", "p", ports, "--address=127.0.0.1"],
    env: { HOME: folder, KUBECONFIG: config },
  });
  const errors = text(child.stderr);
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  try {
    let said = "";
    while (!said.includes("->")) said += (await reader.read()).value ?? assert.fail(await errors);
    const address = /127\.0\.0\.1:\d+/.exec(said)?.[0];
    const response = await fetch(`http://${address}/`, { headers: { connection: "close" } });
    assert.equal(await response.text(), "hi");
  } finally {
    child.kill("SIGKILL");
    await child.exited;
    await reader.cancel();
    await errors;
    web.closeAllConnections();
    await new Promise((resolve) => web.close(resolve));
  }
});
