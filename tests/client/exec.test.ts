import assert from "node:assert/strict";
import fc from "fast-check";
import { ContainerError, ExecError, KubeError, TransportError } from "kubist/errors";
import { manualClock } from "kubist/stream";
import { test } from "../harness.ts";
import { type Script, scripted } from "./scripted.ts";

const podPath = "/api/v1/namespaces/web/pods/api-0";

function pod(
  names: readonly string[],
  more: { status?: object; annotations?: Record<string, string> } = {},
) {
  return {
    metadata: { name: "api-0", namespace: "web", annotations: more.annotations },
    spec: { containers: names.map((name) => ({ name })) },
    status: more.status ?? { phase: "Running" },
  };
}

const text = (stream: ReadableStream<Uint8Array>) => new Response(stream as BodyInit).text();

test("exec() returns the code and both outputs, in the pieces' order", async () => {
  const { k, asked } = scripted({
    script: (server) => {
      server.say(1);
      // A character in two pieces.
      server.say(1, Uint8Array.of(0xc3));
      server.say(2, "err");
      server.say(1, Uint8Array.of(0xa9, 10));
      server.exit(0);
    },
  });
  const result = await k.pods().exec("api-0", ["ls", "/"], { container: "c" });
  assert.deepEqual(result, { code: 0, stdout: "é\n", stderr: "err" });
  const query = "command=ls&command=%2F&container=c&stdout=true&stderr=true";
  assert.deepEqual(asked, [`${podPath}/exec?${query}`]);
});

test("exec() throws for a code that is not zero, unless nothrow", async () => {
  const script: Script = (server) => {
    server.say(1, "out");
    server.say(2, "first\nlast\n");
    server.exit(3);
  };
  const { k } = scripted({ script });
  await assert.rejects(k.pods().exec("api-0", ["sh", "-c", "secret"]), (error) => {
    assert.ok(error instanceof ExecError);
    assert.equal(error.message, 'Cannot run "sh" in pod "api-0": exit code 3: last');
    const { code, problem, stdout, stderr } = error;
    const expected = { code: 3, problem: "exec.failed", stdout: "out", stderr: "first\nlast\n" };
    assert.deepEqual({ code, problem, stdout, stderr }, expected);
    return true;
  });
  const result = await k.pods().exec("api-0", ["sh"], { nothrow: true });
  assert.equal(result.code, 3);
});

test("exec() tells a program that is not in the container", async () => {
  const notThere = 'exec: "nosuch": executable file not found in $PATH';
  const status = { status: "Failure", reason: "InternalError", message: notThere };
  const byRuntime = scripted({ script: (server) => server.say(3, JSON.stringify(status)) });
  await assert.rejects(byRuntime.k.pods().exec("api-0", ["nosuch"]), (error) => {
    assert.ok(error instanceof ExecError && error.message.includes(notThere));
    assert.deepEqual([error.problem, error.code], ["exec.not_found_in_container", undefined]);
    return true;
  });
  const byShell = scripted({
    script: (server) => {
      server.say(2, "sh: nosuch: not found\n");
      server.exit(127);
    },
  });
  await assert.rejects(byShell.k.pods().exec("api-0", ["sh", "-c", "nosuch"]), (error) => {
    assert.ok(error instanceof ExecError && error.message.endsWith(": sh: nosuch: not found"));
    assert.deepEqual([error.problem, error.code], ["exec.not_found_in_container", 127]);
    return true;
  });
});

test("exec() refuses an empty command before any request", async () => {
  const { k, asked } = scripted({ script: (server) => server.exit(0) });
  await assert.rejects(k.pods().exec("api-0", []), {
    name: "TypeError",
    message: 'Cannot run a command in pods "api-0" in namespace "web": ' +
      "the command is empty; give a program",
  });
  assert.deepEqual(asked, []);
});

test("exec() in a pod of several containers takes the default one, or names them", async () => {
  const refusal = { code: 400, message: "a container name must be specified" };
  const names = ["a", "b"];
  const annotations = { "kubectl.kubernetes.io/default-container": "b" };
  const preferring = scripted({
    script: refusal,
    objects: { [podPath]: pod(names, { annotations }) },
  });
  await assert.rejects(preferring.k.pods().exec("api-0", ["ls"]));
  assert.match(preferring.asked.at(-1) ?? "", /container=b/);
  const undecided = scripted({ script: refusal, objects: { [podPath]: pod(names) } });
  await assert.rejects(undecided.k.pods().exec("api-0", ["ls"]), (error) => {
    assert.ok(error instanceof ContainerError);
    assert.equal(error.problem, "exec.container_needed");
    assert.deepEqual(error.containers, names);
    assert.match(error.message, /several containers: a, b; name one$/);
    return true;
  });
});

test("exec() says that a container is unknown, or not running, and why", async () => {
  const script = { code: 400, message: "no" };
  const problemOf = async (object: unknown, container?: string) => {
    const { k } = scripted({ script, objects: { [podPath]: object } });
    const error = await k.pods().exec("api-0", ["ls"], { container }).catch((e) => e);
    assert.ok(error instanceof ContainerError, String(error));
    return [error.problem, error.message.split(": ").slice(1).join(": ")];
  };
  assert.deepEqual(await problemOf(pod(["a", "b"]), "z"), [
    "exec.container_unknown",
    'it has no container "z", but a, b',
  ]);
  const pending = { phase: "Pending", reason: "Unschedulable" };
  assert.deepEqual(await problemOf(pod(["a"], { status: pending })), [
    "exec.not_running",
    "the pod is Pending: Unschedulable",
  ]);
  const state = { terminated: { exitCode: 0, reason: "Completed" } };
  const done = { phase: "Succeeded", containerStatuses: [{ name: "a", state }] };
  assert.deepEqual(await problemOf(pod(["a"], { status: done })), [
    "exec.not_running",
    'container "a" has ended: Completed, with exit code 0',
  ]);
});

test("exec() passes the server's refusal on where the pod does not explain it", async () => {
  const script = { code: 400, message: "no" };
  const running = scripted({ script, objects: { [podPath]: pod(["a"]) } });
  await assert.rejects(running.k.pods().exec("api-0", ["ls"]), { name: "ApiError", code: 400 });
  const unreadable = scripted({ script });
  await assert.rejects(unreadable.k.pods().exec("api-0", ["ls"]), { name: "ApiError", code: 400 });
});

test("exec() never takes a connection that ends early for success", async () => {
  const ends = {
    goodbye: (server: { close(): void }) => server.close(),
    cut: (server: { cut(): void }) => server.cut(),
  };
  for (const [name, end] of Object.entries(ends)) {
    const { k } = scripted({
      script: (server) => {
        server.say(1, "all of it?");
        end(server);
      },
    });
    await assert.rejects(k.pods().exec("api-0", ["cat"], { nothrow: true }), (error) => {
      assert.ok(error instanceof TransportError, name);
      assert.equal(error.retryable, false);
      assert.match(error.message, /ended before it did, after 10 bytes; the command may have gone/);
      return true;
    });
  }
});

test("exec() tells of every cut, wherever it comes", async () => {
  const cut = fc.record({ pieces: fc.nat(8), goodbye: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(cut, async ({ pieces, goodbye }) => {
      const { k } = scripted({
        script: (server) => {
          for (let i = 0; i < pieces; i++) server.say(1 + i % 2, "piece");
          if (goodbye) server.close();
          else server.cut();
        },
      });
      await assert.rejects(k.pods().exec("api-0", ["cat"], { nothrow: true }), TransportError);
    }),
    { numRuns: 200 },
  );
});

test("exec() sends its input and the end of it, in the protocol that can say so", async () => {
  const { k, offered, servers } = scripted({
    async script(server) {
      for (let i = 0; i < 3; i++) await server.next();
      server.exit(0);
    },
  });
  await k.pods().exec("api-0", ["cat"], { stdin: ["a", Uint8Array.of(98)] });
  assert.deepEqual(offered, [["v5.channel.k8s.io"]]);
  const sent = [Uint8Array.of(0, 97), Uint8Array.of(0, 98), Uint8Array.of(255, 0)];
  assert.deepEqual(servers[0]?.received, sent);
});

test("exec() ends with the command, however much input is left", async () => {
  const { k } = scripted({ script: (server) => server.exit(0) });
  let isLeft = false;
  async function* endless() {
    try {
      for (;;) yield await new Promise<string>((resolve) => setTimeout(() => resolve("x"), 1));
    } finally {
      isLeft = true;
    }
  }
  assert.equal((await k.pods().exec("api-0", ["true"], { stdin: endless() })).code, 0);
  // The input is closed; the test's deadline ends the wait.
  while (!isLeft) await new Promise((resolve) => setTimeout(resolve, 1));
});

test("exec() fails with what its input fails with", async () => {
  const { k } = scripted({ script: () => {} });
  const failure = new RangeError("no more");
  // deno-lint-ignore require-yield -- it fails before
  async function* broken(): AsyncGenerator<string> {
    await Promise.resolve();
    throw failure;
  }
  const running = k.pods().exec("api-0", ["cat"], { stdin: broken() });
  await assert.rejects(running, (error) => error === failure);
});

test("exec() hands output to onStdout, one piece after the other", async () => {
  const { k } = scripted({
    script: (server) => {
      for (const piece of ["a", "b"]) server.say(1, piece);
      server.exit(0);
    },
  });
  const seen: string[] = [];
  const result = await k.pods().exec("api-0", ["cat"], {
    async onStdout(bytes) {
      seen.push(`+${new TextDecoder().decode(bytes)}`);
      await new Promise((resolve) => setTimeout(resolve, 1));
      seen.push("-");
    },
  });
  assert.deepEqual(seen, ["+a", "-", "+b", "-"]);
  assert.equal(result.stdout, "");
});

test("exec() ends by its signal, with its reason, and by its deadline", async () => {
  const { k } = scripted({ script: () => {} });
  const reason = new RangeError("enough");
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), 5);
  const stopped = k.pods().exec("api-0", ["sleep"], { signal: controller.signal });
  await assert.rejects(stopped, (error) => error === reason);
  await assert.rejects(k.pods().exec("api-0", ["sleep"], { timeoutMs: 5 }), {
    name: "TimeoutError",
    message: 'Cannot run a command in pod "api-0": not done after 5 ms',
  });
});

test("exec({ stream: true }) reads as it is read, and keeps what the other stream brings", async () => {
  const { k } = scripted({
    script: (server) => {
      server.say(2, "e1");
      server.say(1, "o1");
      server.say(2, "e2");
      server.exit(7);
    },
  });
  await using sh = await k.pods().exec("api-0", ["sh"], { stream: true });
  assert.equal(await text(sh.stdout), "o1");
  assert.equal(await text(sh.stderr), "e1e2");
  assert.deepEqual(await sh.exited, { code: 7 });
});

test("exec({ stream: true }) tells of its end to those who read nothing", async () => {
  const { k } = scripted({
    script: (server) => {
      server.say(1, "kept");
      server.exit(0);
    },
  });
  await using sh = await k.pods().exec("api-0", ["sh"], { stream: true });
  assert.deepEqual(await sh.exited, { code: 0 });
  assert.equal(await text(sh.stdout), "kept");
});

test("exec({ stream: true }) sets the size of its terminal, at once and later", async () => {
  const { k, asked, servers } = scripted({ script: () => {} });
  const tty = { columns: 80, rows: 24 };
  await using sh = await k.pods().exec("api-0", ["sh"], { stream: true, stdin: true, tty });
  await sh.resize({ columns: 100, rows: 30 });
  const sizes = servers[0]?.received.map((message) =>
    new TextDecoder().decode(message as Uint8Array)
  );
  assert.deepEqual(sizes, ['\x04{"Width":80,"Height":24}', '\x04{"Width":100,"Height":30}']);
  assert.match(asked[0] ?? "", /stdin=true&stdout=true&tty=true$/);
});

test("exec({ stream: true }) says when the server's protocol cannot end the input", async () => {
  const { k } = scripted({ script: () => {}, protocol: "v4.channel.k8s.io" });
  await using sh = await k.pods().exec("api-0", ["cat"], { stream: true, stdin: true });
  const writer = sh.stdin.getWriter();
  await writer.write("a");
  await assert.rejects(writer.close(), (error) => {
    assert.match(
      (error as Error).message,
      /v4\.channel\.k8s\.io, which this server speaks, cannot/,
    );
    return true;
  });
});

test("exec({ stream: true }) refuses input that it was not opened for", async () => {
  const { k } = scripted({ script: () => {} });
  await using sh = await k.pods().exec("api-0", ["cat"], { stream: true });
  await assert.rejects(sh.stdin.getWriter().write("a"), TypeError);
});

test("close() of a session ends all that waits for it", async () => {
  const { k } = scripted({ script: () => {} });
  const sh = await k.pods().exec("api-0", ["sh"], { stream: true });
  const reading = text(sh.stdout);
  const exited = sh.exited;
  await sh.close();
  await sh.close();
  await assert.rejects(exited, KubeError);
  await assert.rejects(reading);
});

test("a session gives a connection up that answers nothing for a minute", async () => {
  const clock = manualClock();
  const { k } = scripted({ clock, script: (server) => server.deafen() });
  await using sh = await k.pods().exec("api-0", ["sh"], { stream: true });
  const { exited } = sh;
  exited.catch(() => {});
  await clock.advance(30_000);
  await clock.advance(30_000);
  await assert.rejects(exited, (error) => {
    assert.ok(error instanceof TransportError && !error.retryable);
    assert.match(error.message, /silent for 60 s$/);
    return true;
  });
});

test("a session bears with a server that is quiet but there", async () => {
  const clock = manualClock();
  const { k, servers } = scripted({ clock, script: () => {} });
  await using sh = await k.pods().exec("api-0", ["sh"], { stream: true });
  const { exited } = sh;
  for (let minutes = 0; minutes < 10; minutes++) await clock.advance(60_000);
  servers[0]?.exit(0);
  assert.deepEqual(await exited, { code: 0 });
});

test("attach() connects what is asked for", async () => {
  const { k, asked } = scripted({ script: (server) => server.exit(0) });
  await using main = await k.pods().attach("api-0", { container: "c", stdin: true });
  assert.deepEqual(await main.exited, { code: 0 });
  const query = "container=c&stdin=true&stdout=true&stderr=true";
  assert.deepEqual(asked, [`${podPath}/attach?${query}`]);
});

test("a session reports what is not the protocol", async () => {
  for (const message of ["text", Uint8Array.of(9, 1), Uint8Array.of(3, 123)]) {
    const { k } = scripted({ script: (server) => server.message(message) });
    await assert.rejects(k.pods().exec("api-0", ["ls"]), { name: "ProtocolError" });
  }
});
