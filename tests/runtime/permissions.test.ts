import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { runtime } from "kubist/runtime";
import { skip, test } from "../harness.ts";

/** Runs a script of this directory on Deno, with no permissions. */
async function runDenied(script: string): Promise<string> {
  const { Deno } = globalThis as unknown as { Deno: { execPath(): string } };
  const file = fileURLToPath(new URL(script, import.meta.url));
  const child = runtime().spawn(Deno.execPath(), {
    args: ["run", "--no-prompt", "--quiet", file],
  });
  const text = (stream: ReadableStream<Uint8Array>) =>
    new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).text();
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  assert.equal((await child.exited).code, 0, stderr);
  return stdout;
}

async function namesFlags(): Promise<void> {
  const deny = (what: string, flag: string) =>
    `KubeError: Cannot ${what}: Deno denies it; run with --allow-${flag}`;
  const net = (host: string, flag: string) =>
    `TransportError: Cannot reach ${host}: Deno denies it; run with --allow-${flag}`;
  assert.deepEqual(JSON.parse(await runDenied("./denied.ts")), {
    env: "undefined",
    cwd: "string",
    readTextFile: deny('read "/etc/hosts"', "read=/etc/hosts"),
    stat: deny('look at "/etc/hosts"', "read=/etc/hosts"),
    readDir: deny('list "/etc"', "read=/etc"),
    writeTextFile: deny('write "/etc/kubist"', "write=/etc"),
    createTextFile: deny('create "/etc/kubist"', "write=/etc/kubist"),
    mkdir: deny('create the directory "/etc/kubist"', "write=/etc/kubist"),
    makeTempDir: deny("create a temporary directory", "write"),
    remove: deny('remove "/etc/kubist"', "write=/etc/kubist"),
    spawn: deny('run "true"', "run=true"),
    fetch: net("127.0.0.1:6443", "net=127.0.0.1:6443"),
    portable: net("127.0.0.1:6443", "net=127.0.0.1:6443"),
    portableByName: net("localhost:6443", "net=localhost"),
    listen: deny("listen on 127.0.0.1:0", "net=127.0.0.1:0"),
    listenOn: deny("listen on 127.0.0.1:6443", "net=127.0.0.1:6443"),
  });
}

const title = "runtime() names the flag for whatever Deno denies";
if (runtime().name === "deno") test(title, namesFlags);
else skip(title, "only Deno has permissions");
