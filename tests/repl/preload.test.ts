import assert from "node:assert/strict";
import { runtime } from "kubist/runtime";
import { skip, test } from "../harness.ts";

const title = "preload() gives Deno's own prompt k, the views and the machinery";
const inputs = [
  "k.namespace",
  "(await k.namespaces().toArray()).length",
  "typeof pods",
  'quantity("1Gi").add("1Gi").toString()',
  "close()",
];

if (runtime().name !== "deno") skip(title, "it is Deno's prompt");
else {
  test(title, async () => {
    const { Deno } = globalThis as unknown as { Deno: { execPath(): string } };
    // As docs/repl.md has it, without a kubeconfig: the embedded cluster.
    const child = runtime().spawn(Deno.execPath(), {
      args: ["repl", "-A", "--eval", 'await (await import("kubist/repl")).preload()'],
      env: { KUBECONFIG: "/nowhere/config", NO_COLOR: "1" },
      stdin: inputs.map((line) => `${line}\n`).join(""),
    });
    const read = (stream: ReadableStream<Uint8Array>) =>
      new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).text();
    const [out, errors] = await Promise.all([read(child.stdout), read(child.stderr)]);
    assert.equal((await child.exited).code, 0, errors);
    assert.match(out, /\n"default"\n4\n"function"\n"2Gi"\n$/, out + errors);
  }, { timeoutMs: 240_000 });
}
