import assert from "node:assert/strict";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { diagnose, type DiagnoseOptions } from "kubist/config";
import { runtime } from "kubist/runtime";
import { createCertificateAuthority } from "kubist/testing";
import { withoutOne } from "./permission_flags.ts";
import { skip, test } from "../harness.ts";

const script = fileURLToPath(new URL("./limited.ts", import.meta.url));

/** A cluster's API as far as the script needs it, and files for its kubeconfigs. */
interface Site extends AsyncDisposable {
  readonly folder: string;
  readonly url: string;
  write(name: string, text: string, mode?: number): Promise<string>;
}

async function openSite(): Promise<Site> {
  const folder = await runtime().makeTempDir("kubist-permissions-");
  const ca = await createCertificateAuthority();
  const tls = {
    ...await ca.issue({ commonName: "server", usage: "server", ipAddresses: ["127.0.0.1"] }),
    clientCa: ca.cert,
  };
  const listener = await runtime().listen(answer, { tls });
  const client = await ca.issue({ commonName: "me", usage: "client" });
  const write = async (name: string, text: string, mode = 0o600) => {
    await runtime().writeTextFile(join(folder, name), text, { mode });
    return join(folder, name);
  };
  await write("ca.pem", ca.cert);
  await write("cert.pem", client.cert);
  await write("key.pem", client.key);
  await write("token", "t");
  return {
    folder,
    url: `https://127.0.0.1:${listener.port}`,
    write,
    async [Symbol.asyncDispose]() {
      await listener.close();
      await runtime().remove(folder);
    },
  };
}

function answer(request: Request): Response {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname === "/version") {
    return Response.json({ major: "1", minor: "36", gitVersion: "v1.36.0" });
  }
  const metadata = { name: "a", namespace: "web", uid: "u", resourceVersion: "1" };
  const object = { apiVersion: "v1", kind: "ConfigMap", metadata };
  if (searchParams.get("watch") !== "true") {
    const list = { apiVersion: "v1", kind: "ConfigMapList", metadata: { resourceVersion: "1" } };
    return Response.json({ ...list, items: [object] });
  }
  return new Response(`${JSON.stringify({ type: "ADDED", object })}\n`);
}

function kubeconfig({ url }: Site, user: unknown): string {
  return JSON.stringify({
    "current-context": "x",
    contexts: [{ name: "x", context: { cluster: "x", user: "x", namespace: "web" } }],
    clusters: [{ name: "x", cluster: { server: url, "certificate-authority": "ca.pem" } }],
    users: [{ name: "x", user }],
  });
}

interface Start {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the script on Deno with these flags and nothing more. */
async function runLimited(flags: readonly string[], { args = [], env }: Start): Promise<string> {
  const { Deno } = globalThis as unknown as { Deno: { execPath(): string } };
  const child = runtime().spawn(Deno.execPath(), {
    args: ["run", "--no-prompt", "--quiet", ...flags, script, ...args],
    ...(env && { env }),
  });
  const [out, errors] = await Promise.all([
    new Response(child.stdout as ReadableStream<Uint8Array<ArrayBuffer>>).text(),
    new Response(child.stderr as ReadableStream<Uint8Array<ArrayBuffer>>).text(),
  ]);
  const { code } = await child.exited;
  assert.equal(code, 0, errors);
  return out.trim();
}

/** Whether a message says what to add: the flag, or, for a variable, what it was to tell. */
function names(message: string, lacks: string): boolean {
  return message.includes(lacks) ||
    lacks.startsWith("--allow-env=") && message.includes("--allow-env");
}

const site = (work: (site: Site) => Promise<void>) => async () => {
  await using opened = await openSite();
  await work(opened);
};

async function check(options: DiagnoseOptions, start: Start): Promise<void> {
  const found = await diagnose(options);
  assert.equal(found.error, undefined);
  assert.equal(await runLimited(found.denoFlags, start), "yes", found.denoFlags.join(" "));
  for (const { lacks, rest } of withoutOne(found.denoFlags)) {
    const [kind, name = ""] = lacks.split("=");
    // A variable that is not set is asked for all the same; doing without it changes nothing.
    if (kind === "--allow-env" && found.needs.env.get(name) === false) {
      assert.equal(await runLimited(rest, start), "yes", lacks);
      continue;
    }
    const message = await runLimited(rest, start);
    assert.ok(names(message, lacks), `without ${lacks}: ${message}`);
  }
}

const features: Readonly<Record<string, (site: Site) => Promise<void>>> = {
  async "a token file and a CA file"(at) {
    const file = await at.write("config", kubeconfig(at, { tokenFile: "token" }));
    await check({ kubeconfig: file }, { args: [file] });
  },
  async "a client certificate in files"(at) {
    const user = { "client-certificate": "cert.pem", "client-key": "key.pem" };
    const file = await at.write("config", kubeconfig(at, user));
    await check({ kubeconfig: file }, { args: [file] });
  },
  async "a credential plugin"(at) {
    const apiVersion = "client.authentication.k8s.io/v1";
    const credential = { kind: "ExecCredential", apiVersion, status: { token: "t" } };
    const command = await at.write(
      "plugin",
      `#!/bin/sh\necho '${JSON.stringify(credential)}'\n`,
      0o700,
    );
    const user = { exec: { apiVersion, command, interactiveMode: "Never" } };
    const file = await at.write("config", kubeconfig(at, user));
    await check({ kubeconfig: file }, { args: [file] });
  },
  async "the file that $KUBECONFIG names"(at) {
    const file = await at.write("config", kubeconfig(at, { token: "t" }));
    const before = process.env.KUBECONFIG;
    process.env.KUBECONFIG = file;
    try {
      await check({}, { env: { KUBECONFIG: file } });
    } finally {
      if (before === undefined) delete process.env.KUBECONFIG;
      else process.env.KUBECONFIG = before;
    }
  },
};

for (const [name, run] of Object.entries(features)) {
  const title = `diagnose() names the least permissions for ${name}, proved by removal`;
  if (runtime().name === "deno") test(title, site(run), { timeoutMs: 240_000 });
  else skip(title, "only Deno has permissions");
}
