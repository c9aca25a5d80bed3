/**
 * What the cases of the command need: kubeconfigs, certificates, scripts and manifests in a folder, and a
 * server that answers in ways of its own.
 */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { connect } from "kubist";
import { type AdminAccess, toKubeconfig } from "kubist/testing";
import { fixture } from "../../codegen/golden.ts";

/** A folder with a server at hand. */
export interface Place extends AsyncDisposable {
  readonly folder: string;
  readonly access: AdminAccess;
  /** Answers everything with a page for people. */
  readonly strange: string;
  /** Answers with the definitions of crds.json. */
  readonly definitions: string;
  /** Never answers. */
  readonly silent: string;
  /** Settles when the silent server is asked. */
  asked(): Promise<void>;
}

const scripts = {
  "arguments.mjs": `import { connect } from "kubist";
import { gvk } from "kubist/meta";
import process from "node:process";
await using k = await connect();
console.log(process.argv.slice(2).join(" "), typeof gvk, (await k.whoami()).username !== "");\n`,
  "seeded.mjs": `import { connect } from "kubist";
await using k = await connect();
console.log((await k.configMaps("web").get("cfg")).metadata.uid, (await k.nodes().toArray()).length);\n`,
  "seven.mjs": `import process from "node:process";\nprocess.exitCode = 7;\n`,
  "range.mjs": `throw new RangeError("of the script");\n`,
  "missing.mjs": `import { connect } from "kubist";
await using k = await connect();
await k.configMaps().get("none");\n`,
  "conflict.mjs": `import { connect } from "kubist";
await using k = await connect();
await k.namespaces().create({ metadata: { name: "default" } });\n`,
  "invalid.mjs": `import { connect } from "kubist";
await using k = await connect();
await k.configMaps().create({ metadata: { name: "Not A Name" } });\n`,
  "endless.mjs":
    `console.log("running");\nsetInterval(() => {}, 1000);\nawait new Promise(() => {});\n`,
};

const seed = `apiVersion: v1
kind: ConfigMap
metadata: { name: cfg, namespace: web }
data: { a: b }\n`;

/** Prepares the folder, and a custom resource on the server. */
export async function preparePlace(access: AdminAccess): Promise<Place> {
  const folder = await mkdtemp(path.join(tmpdir(), "kubist-command-"));
  const write = (name: string, text: string, mode = 0o600) =>
    writeFile(path.join(folder, name), text, { mode });
  await write("plugin", plugin(access.token), 0o700);
  await write("config", kubeconfig(access));
  const { ca, cert, key } = access;
  for (const [name, text] of Object.entries({ ca, cert, key })) await write(`${name}.pem`, text);
  for (const [name, text] of Object.entries(scripts)) await write(name, text);
  await write("seed.yaml", seed);
  const crds = await fixture("monitors");
  const definitions = JSON.stringify({ apiVersion: "v1", kind: "List", items: crds });
  await write("crds.json", definitions);
  await publish(access, crds);
  const odd = await oddServer(definitions);
  return {
    folder,
    access,
    ...odd,
    async [Symbol.asyncDispose]() {
      await odd.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Two contexts, and a user whose credentials come from a plugin. */
function kubeconfig(access: AdminAccess): string {
  const config = JSON.parse(toKubeconfig(access, "main"));
  const exec = {
    apiVersion: "client.authentication.k8s.io/v1",
    command: "./plugin",
    interactiveMode: "Never",
  };
  const away = { server: "https://127.0.0.1:1" };
  config.users.push({ name: "plugin", user: { exec } });
  config.clusters.push({ name: "away", cluster: away });
  config.contexts.push({ name: "away", context: { cluster: "away", user: "plugin" } });
  return JSON.stringify(config);
}

function plugin(token: string): string {
  const credential = {
    apiVersion: "client.authentication.k8s.io/v1",
    kind: "ExecCredential",
    status: { token },
  };
  return `#!/bin/sh\necho '${JSON.stringify(credential)}'\n`;
}

/** Defines the custom resources, and waits until their documents can be read. */
async function publish(access: AdminAccess, crds: readonly unknown[]): Promise<void> {
  const { server, ca, cert, key } = access;
  await using k = await connect({ server, ca, cert, key });
  for (const crd of crds) await k.customResourceDefinitions().create(crd as never);
  await k.customResourceDefinitions().wait("monitors.metrics.kubist.example", "Established");
  for (let tries = 0; tries < 600; tries++) {
    const { paths } = await (await k.raw("/openapi/v3")).json() as { paths: object };
    if ("apis/metrics.kubist.example/v1" in paths) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new RangeError("the documents of the custom resource were not published in time");
}

async function oddServer(definitions: string) {
  let heard: (() => void) | undefined;
  const server = createServer((request, response) => {
    if (request.url?.startsWith("/silent")) return heard?.();
    if (request.url === "/crds.json") {
      return void response.writeHead(200, { "content-type": "application/json" }).end(definitions);
    }
    response.writeHead(200, { "content-type": "text/html" }).end("<html>a page</html>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return {
    strange: `http://127.0.0.1:${port}`,
    definitions: `http://127.0.0.1:${port}/crds.json`,
    silent: `http://127.0.0.1:${port}/silent`,
    asked: () => new Promise<void>((resolve) => heard = resolve),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
