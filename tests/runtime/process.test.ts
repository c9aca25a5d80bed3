import assert from "node:assert/strict";
import { KubeError } from "kubist/errors";
import { type ChildProcess, runtime, type SpawnOptions } from "kubist/runtime";
import { test } from "../harness.ts";

const sh = (script: string, options: SpawnOptions = {}) =>
  runtime().spawn("/bin/sh", { args: ["-c", script], ...options });

async function outcome(child: ChildProcess) {
  const [stdout, stderr, { code }] = await Promise.all([
    new Response(child.stdout as ReadableStream<Uint8Array<ArrayBuffer>>).text(),
    new Response(child.stderr as ReadableStream<Uint8Array<ArrayBuffer>>).text(),
    child.exited,
  ]);
  return { stdout, stderr, code };
}

test("runtime() knows itself and the machine", () => {
  const { name, version, os, arch } = runtime();
  const globals = ["Deno", "Bun"].filter((global) => global in globalThis);
  assert.equal(name, globals[0]?.toLowerCase() ?? "node");
  assert.match(version, /^\d+\.\d+\.\d+/);
  assert.ok(["linux", "darwin", "windows"].includes(os), os);
  assert.ok(["x86_64", "aarch64"].includes(arch), arch);
  assert.equal(runtime(), runtime());
});

test("env() reads a variable, undefined when it is not set", () => {
  assert.ok(runtime().env("PATH"));
  assert.equal(runtime().env("KUBIST_IS_NOT_SET"), undefined);
});

test("cwd() is absolute, stdinIsTerminal() a plain answer", () => {
  assert.match(runtime().cwd(), /^([a-zA-Z]:)?[/\\]/);
  assert.equal(typeof runtime().stdinIsTerminal(), "boolean");
});

test("spawn() gives output, errors and the code", async () => {
  const child = sh("echo out; echo err >&2; exit 3");
  assert.ok(child.pid > 0);
  assert.deepEqual(await outcome(child), { stdout: "out\n", stderr: "err\n", code: 3 });
});

test("spawn() adds to the environment and changes the directory", async () => {
  const { stdout } = await outcome(sh('echo $KUBIST_A; test -n "$PATH" && pwd', {
    env: { KUBIST_A: "1" },
    cwd: "/",
  }));
  assert.equal(stdout, "1\n/\n");
});

test("spawn() writes standard input, or closes it at once", async () => {
  assert.equal((await outcome(sh("cat", { stdin: "text ü" }))).stdout, "text ü");
  assert.equal((await outcome(sh("cat"))).stdout, "");
});

test("spawn() is not hurt by a child that does not read its input", async () => {
  const { code } = await outcome(sh("exec <&-; exit 0", { stdin: "x".repeat(1_000_000) }));
  assert.equal(code, 0);
});

test("spawn() holds standard input open when told to", async () => {
  const child = sh("read -r line; echo over", { holdStdin: true });
  await new Promise((resolve) => setTimeout(resolve, 100));
  child.kill("SIGKILL");
  assert.deepEqual(await outcome(child), { stdout: "", stderr: "", code: undefined });
});

test("spawn() gives a detached child a process group of its own", async () => {
  const script = "ps -o pgid= -p $$";
  const [own, ours] = [sh(script, { detached: true }), sh(script)];
  assert.equal(Number((await outcome(own)).stdout), own.pid);
  assert.notEqual(Number((await outcome(ours)).stdout), ours.pid);
});

test("spawn() refuses what cannot be run", () => {
  for (const command of ["/nonexistent/command", "kubist-no-such-command"]) {
    assert.throws(() => runtime().spawn(command), (error) => {
      assert.ok(error instanceof KubeError);
      assert.equal(error.message, `Cannot run "${command}": it is not found, or not executable`);
      return true;
    });
  }
});

test("kill() ends a child, and a child that has ended is no error", async () => {
  const child = sh("exec sleep 60");
  child.kill();
  assert.deepEqual(await outcome(child), { stdout: "", stderr: "", code: undefined });
  child.kill("SIGKILL");
});

test("spawn() passes output on as it comes", async () => {
  const child = sh("echo first; exec sleep 60");
  const reader = child.stdout.getReader();
  assert.equal(new TextDecoder().decode((await reader.read()).value), "first\n");
  child.kill("SIGKILL");
  await reader.cancel();
  await child.stderr.cancel();
  assert.equal((await child.exited).code, undefined);
});
