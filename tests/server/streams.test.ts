import assert from "node:assert/strict";
import type { PodProcess } from "kubist/server";
import { test } from "../harness.ts";
import { connection, streams, talk } from "./stream_client.ts";

const success = { metadata: {}, status: "Success" };

function exitCode(code: number) {
  return {
    metadata: {},
    status: "Failure",
    message: `command terminated with non-zero exit code: exit status ${code}`,
    reason: "NonZeroExitCode",
    details: { causes: [{ reason: "ExitCode", message: String(code) }] },
  };
}

test("exec runs the built-in commands and tells their exit codes", async () => {
  await using s = await streams();
  const script = "echo out; echo err >&2; exit 3";
  assert.deepEqual(await s.exec(["echo", "a", "b"]), {
    stdout: "a b\n",
    stderr: "",
    status: success,
  });
  assert.deepEqual(await s.exec(["sh", "-c", script]), {
    stdout: "out\n",
    stderr: "err\n",
    status: exitCode(3),
  });
  assert.deepEqual((await s.exec(["false"])).status, exitCode(1));
  const unknown = await s.exec(["nosuch"]);
  assert.deepEqual(unknown.status, exitCode(127));
  assert.match(unknown.stderr, /"nosuch": executable file not found in \$PATH/);
});

test("STR-04 STR-05 STR-07 exec passes standard input, over every subprotocol", async () => {
  await using s = await streams();
  assert.deepEqual(await s.exec(["cat"], { stdin: "grüße\n" }), {
    stdout: "grüße\n",
    stderr: "",
    status: success,
  });
  const protocols = ["v4.channel.k8s.io", "v4.base64.channel.k8s.io", "base64.channel.k8s.io"];
  for (const protocol of [...protocols, "channel.k8s.io"]) {
    // Before v5 the end of input cannot be told, and before v4 success says nothing.
    const ended = await s.exec(["sh"], { stdin: "echo hi; exit 0\n", protocol });
    assert.equal(ended.stdout, "hi\n", protocol);
    assert.deepEqual(ended.status, protocol.startsWith("v4") ? success : "", protocol);
  }
});

test("exec in the shell: pipes, variables, redirections, conditions, files that stay", async () => {
  await using s = await streams();
  const cases: readonly (readonly [string, string])[] = [
    ["echo $COLOUR \"$HOSTNAME\" '$COLOUR'", "blue p $COLOUR\n"],
    ["false || echo no && echo yes", "no\nyes\n"],
    ["true && false; echo $?", "1\n"],
    ["printf 2>/dev/null; echo a; echo b | wc -l", "a\n1\n"],
    ["mkdir -p /data && echo one > /data/f && echo two >> /data/f && cat < /data/f", "one\ntwo\n"],
    ["cd /data; pwd; ls", "/data\nf\n"],
    ["test -d /data && [ -f /data/f ] && echo there", "there\n"],
    ["X=1; echo $X # a comment", "1\n"],
    ["rm -r /data; test -e /data; echo $?", "1\n"],
  ];
  for (const [script, stdout] of cases) {
    assert.equal((await s.exec(["sh", "-c", script])).stdout, stdout, script);
  }
  assert.deepEqual((await s.exec(["sh", "-c", "echo 'x"])).status, exitCode(2));
});

test("exec takes a tar archive and gives one back, as kubectl cp does", async () => {
  await using s = await streams();
  const long = `${"directory/".repeat(12)}file`;
  const fill = `mkdir -p /in/${long.slice(0, -5)}; echo deep > /in/${long}; echo flat > /in/a`;
  await s.exec(["sh", "-c", fill]);
  const copied = await s.exec(["sh", "-c", "tar cf - /in | tar xmf - -C /tmp; cat /tmp/in/a"]);
  assert.equal(copied.stdout, "flat\n");
  assert.equal((await s.exec(["cat", `/tmp/in/${long}`])).stdout, "deep\n");
  const missing = await s.exec(["tar", "cf", "-", "/none"]);
  assert.match(missing.stderr, /\/none: Cannot stat: No such file/);
  assert.deepEqual(missing.status, exitCode(2));
});

test("exec is played by the function that the user passes", async () => {
  const seen: Partial<PodProcess>[] = [];
  await using s = await streams({
    async exec(process) {
      const { pod, container, command, tty } = process;
      seen.push({ container, command, tty });
      if (command[0] === "throw") throw new RangeError("mine");
      if (command[0] !== "psql") return await process.builtIn();
      let input = "";
      for await (const bytes of process.stdin) input += new TextDecoder().decode(bytes);
      await process.stdout.write(`${pod.metadata.name}: ${input}`);
      await process.stderr.write(new TextEncoder().encode("careful"));
      return 7;
    },
  });
  assert.deepEqual(await s.exec(["psql", "-c", "select"], { stdin: "rows" }), {
    stdout: "p: rows",
    stderr: "careful",
    status: exitCode(7),
  });
  assert.deepEqual(seen, [{ container: "c", command: ["psql", "-c", "select"], tty: false }]);
  assert.equal((await s.exec(["echo", "still"])).stdout, "still\n");
  const { status } = await s.exec(["throw"]);
  assert.equal(status.reason, "InternalError");
  assert.equal(status.message, "Internal error occurred: mine");
});

test("STR-09 exec with a terminal tells its sizes and joins the outputs", async () => {
  await using s = await streams({
    async exec({ resize, stderr, tty }) {
      for await (const { width, height } of resize) {
        await stderr.write(`${width}x${height} ${tty}`);
        break;
      }
    },
  });
  const path = "exec?command=x&container=c&tty=true&stdin=true&stdout=true&stderr=true";
  const socket = connection(await s.open(path));
  const size = new TextEncoder().encode('{"Width":80,"Height":24}');
  await socket.send(Uint8Array.of(4, ...size));
  assert.deepEqual(await talk(socket), { stdout: "80x24 true", stderr: "", status: success });
});

test("exec aborts the signal of its process when the client goes away", async () => {
  const gone = Promise.withResolvers<void>();
  await using s = await streams({
    exec: ({ signal }) =>
      new Promise<void>((resolve) =>
        signal.addEventListener("abort", () => {
          gone.resolve();
          resolve();
        })
      ),
  });
  const socket = connection(await s.open("exec?command=x&container=c&stdout=true"));
  await socket.close();
  await gone.promise;
});

test("STR-08 exec passes large outputs whole and in order", async () => {
  const size = 3_000_000;
  await using s = await streams({
    async exec({ stdout }) {
      for (let at = 0; at < size; at += 100_000) {
        await stdout.write(new Uint8Array(100_000).fill(97));
      }
    },
  });
  const { stdout } = await s.exec(["x"]);
  assert.equal(stdout.length, size);
});

test("STR-06 exec, attach and port-forward refuse what they cannot serve", async () => {
  await using s = await streams();
  const refused = async (path: string, protocols: readonly string[] = ["v5.channel.k8s.io"]) => {
    const answer = await s.open(path, protocols);
    assert.ok(answer instanceof Response, path);
    const { message, code } = await answer.json();
    return `${code} ${message}`;
  };
  assert.equal(
    await refused("exec?command=x&stdout=true"),
    "400 a container name must be specified for pod p, choose one of: [c d]",
  );
  assert.equal(
    await refused("exec?command=x&stdout=true&container=z"),
    "400 container z is not valid for pod p",
  );
  assert.match(await refused("exec?container=c&stdout=true"), /^400 you must specify a command/);
  assert.match(await refused("exec?command=x&container=c"), /^400 you must specify at least 1 of/);
  assert.match(
    await refused("exec?command=x&container=c&stdout=1", ["v9"]),
    /^400 .*client supports \["v9"\]/,
  );
  assert.match(await refused("portforward"), /^400 /);
  const k = s.cluster.client();
  await k.pods("default").create({
    metadata: { name: "waits" },
    spec: { schedulerName: "nobody", containers: [{ name: "c", image: "i" }] },
  });
  assert.equal(
    await refused("../waits/exec?command=x&stdout=true"),
    "400 pod waits does not have a host assigned",
  );
  const url = `${s.server}/api/v1/namespaces/default/pods/p/exec?command=x&container=c&stdout=true`;
  const { headers } = s;
  const plain = await s.http.request({ method: "POST", url, headers, kind: "unary" });
  assert.equal(plain.status, 400);
  assert.equal((await plain.json()).message, "Upgrade request required");
});

test("STR-13 attach shows what the container prints from now on", async () => {
  await using s = await streams({
    attach: async (process) => {
      await process.stdout.write("before\n");
      return await process.builtIn();
    },
  });
  const socket = connection(await s.open("attach?container=c&stdout=true"));
  assert.equal(new TextDecoder().decode((await socket.receive()) as Uint8Array), "\u0001before\n");
  await s.cluster.client().pods("default").delete("p");
  assert.deepEqual(await talk(socket), { stdout: "", stderr: "", status: success });
});

test("port-forward over channels reaches the ports that containers declare", async () => {
  await using s = await streams();
  const socket = connection(await s.open("portforward?ports=80", ["v4.channel.k8s.io"]));
  assert.deepEqual(await socket.receive(), Uint8Array.of(0, 80, 0));
  assert.deepEqual(await socket.receive(), Uint8Array.of(1, 80, 0));
  const request = "GET /x HTTP/1.0\r\nhost: p\r\n\r\n";
  await socket.send(Uint8Array.of(0, ...new TextEncoder().encode(request)));
  let text = "";
  for await (const message of socket) {
    text += new TextDecoder().decode(message.slice(1) as Uint8Array);
  }
  assert.match(text, /^HTTP\/1\.1 200 /);
  assert.match(text, /GET \/x at default\/p:80/);
});

test("port-forward tells why a port cannot be reached", async () => {
  await using s = await streams();
  const socket = connection(await s.open("portforward?ports=9", ["v4.channel.k8s.io"]));
  await socket.receive();
  await socket.receive();
  const message = await socket.receive() as Uint8Array;
  assert.equal(message[0], 1);
  assert.match(new TextDecoder().decode(message.subarray(1)), /localhost:9 .*connection refused$/);
});

test("port-forward is played by the function that the user passes", async () => {
  await using s = await streams({
    async portForward(connection) {
      await connection.write(new TextEncoder().encode(`hello ${connection.port}, `));
      const bytes = await connection.read();
      if (bytes) await connection.write(bytes);
    },
  });
  const socket = connection(await s.open("portforward?ports=5432", ["v4.channel.k8s.io"]));
  await socket.receive();
  await socket.receive();
  await socket.send(Uint8Array.of(0, ...new TextEncoder().encode("you")));
  let text = "";
  for await (const message of socket) {
    text += new TextDecoder().decode(message.slice(1) as Uint8Array);
  }
  assert.equal(text, "hello 5432, you");
});

test("the proxy of pods and services reaches what a pod serves", async () => {
  const seen: string[] = [];
  await using s = await streams({
    async http(request, { pod, port }) {
      if (port === 82) return undefined;
      const { pathname, search } = new URL(request.url);
      const body = await request.text();
      seen.push(`${request.method} ${pathname}${search} ${pod.metadata.name}:${port} ${body}`);
      return new Response("served", { status: 202, headers: { "x-mine": "1" } });
    },
  });
  const ports = [{ name: "web", port: 8080, targetPort: 80 }];
  const { client } = s.cluster;
  await client().pods("default").patch("p", { metadata: { labels: { app: "p" } } });
  await client().services("default").create({
    metadata: { name: "v" },
    spec: { selector: { app: "p" }, ports },
  });
  const ask = async (path: string, method = "GET", body?: string) => {
    const request = new Request(`http://embedded/api/v1/namespaces/default/${path}`, {
      method,
      ...(body === undefined ? {} : { body }),
    });
    const answer = await s.cluster.fetch(request);
    return `${answer.status} ${answer.headers.get("x-mine")} ${await answer.text()}`;
  };
  assert.equal(await ask("pods/p:80/proxy/a/b?c=d"), "202 1 served");
  assert.equal(await ask("services/v:web/proxy/x", "POST", "data"), "202 1 served");
  assert.equal(await ask("services/http:v:8080/proxy/"), "202 1 served");
  assert.deepEqual(seen, ["GET /a/b?c=d p:80 ", "POST /x p:80 data", "GET / p:80 "]);
  assert.match(await ask("pods/p:82/proxy/"), /^503 .*connection refused/);
  assert.match(await ask("pods/nosuch/proxy/"), /^404 /);
  assert.match(await ask("services/v:9/proxy/"), /^503 .*no service port/);
});

test("tar says what it leaves out of names, and what is not there", async () => {
  await using s = await streams();
  const words = (text: string) => `tar: ${text}\n`;
  assert.equal(
    (await s.exec(["tar", "cf", "-", "/etc"])).stderr.split("\n")[0],
    "tar: Removing leading `/' from member names",
  );
  const { stderr, status } = await s.exec(["tar", "cf", "-", "nosuch"]);
  const missing = words("nosuch: Cannot stat: No such file or directory");
  assert.equal(stderr, missing + words("Exiting with failure status due to previous errors"));
  assert.deepEqual(status, exitCode(2));
});
