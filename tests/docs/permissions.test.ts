import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runtime } from "kubist/runtime";
import { around, skip, test } from "../harness.ts";
import { withoutOne } from "../config/permission_flags.ts";
import { withExampleCluster } from "./cluster.ts";

const page = await readFile("docs/permissions.md", "utf8");

/** Each script of the page, with the flags under it. */
const scripts = [...page.matchAll(
  /```ts(?: ignore)?\n([^`]*)```\n\n```sh\ndeno run (.*)script\.ts\n```/g,
)].map(([, code = "", flags = ""]) => ({ code, flags: flags.split(" ").filter(Boolean) }));

let folder = "";
let values: Readonly<Record<string, string>> = {};
let release = () => {};

async function begin(): Promise<void> {
  folder = await mkdtemp(path.join(tmpdir(), "kubist-permissions-"));
  await mkdir(path.join(folder, "app"));
  const manifest = {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "a", namespace: "web" },
  };
  await writeFile(path.join(folder, "app/a.yaml"), JSON.stringify(manifest));
  const { promise: released, resolve } = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<string>();
  const cluster = withExampleCluster(async (file) => {
    ended.resolve(file);
    await released;
  });
  const file = await ended.promise;
  // Another name than that of the ports which scripts open themselves.
  const config = (await readFile(file, "utf8")).replaceAll(
    "https://127.0.0.1:",
    "https://localhost:",
  );
  const [, port = ""] = /https:\/\/localhost:(\d+)/.exec(config) ?? [];
  await writeFile(path.join(folder, "config"), config, { mode: 0o600 });
  values = { $KUBECONFIG: path.join(folder, "config"), $SERVER: `localhost:${port}` };
  release = resolve;
  stopped = cluster;
}

let stopped: Promise<void> | undefined;

async function end(): Promise<void> {
  release();
  await stopped;
  await rm(folder, { recursive: true });
}

interface Ended {
  readonly code: unknown;
  readonly output: string;
}

async function run(code: string, flags: readonly string[]): Promise<Ended> {
  const file = path.join(folder, "script.ts");
  await writeFile(file, code);
  const args = ["run", "--no-prompt", "--quiet", "--config", path.resolve("deno.json"), ...flags];
  const { Deno } = globalThis as unknown as { Deno: { execPath(): string } };
  const child = runtime().spawn(Deno.execPath(), {
    args: [...args, file],
    cwd: folder,
    env: { KUBECONFIG: values.$KUBECONFIG ?? "", NO_COLOR: "1" },
  });
  const read = (stream: ReadableStream<Uint8Array>) =>
    new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).text();
  const output = await Promise.all([read(child.stdout), read(child.stderr)]);
  return { code: (await child.exited).code, output: output.join("\n") };
}

function filled(flag: string): string {
  return Object.entries(values).reduce((all, [name, value]) => all.replaceAll(name, value), flag);
}

if (!("Deno" in globalThis)) skip("docs/permissions.md", "only Deno has permissions");
else {
  around(begin, end);
  test("docs/permissions.md has a line of flags under every script", () => {
    assert.equal(scripts.length, [...page.matchAll(/^```ts/gm)].length);
  });
  for (const [i, { code, flags }] of scripts.entries()) {
    const title = `docs/permissions.md script ${i + 1} needs ${flags.join(" ") || "nothing"}`;
    test(`${title}, and no less`, async () => {
      const all = flags.map(filled);
      const ran = await run(code, all);
      assert.equal(ran.code, 0, ran.output);
      for (const { lacks, rest } of withoutOne(all)) {
        const failed = await run(code, rest);
        assert.equal(failed.code, 1, `without ${lacks}: ${failed.output}`);
        const [kind = ""] = lacks.split("=");
        assert.ok(failed.output.includes(`${kind}=`), `without ${lacks}: ${failed.output}`);
      }
    }, { isShared: true, timeoutMs: 240_000 });
  }
}
