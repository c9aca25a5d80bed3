import assert from "node:assert/strict";
import { join } from "node:path";
import { connect, isApiError } from "kubist";
import type { ConnectOptions } from "kubist/config";
import { runtime } from "kubist/runtime";
import { loadConfig } from "kubist/config";
import { toTransport } from "kubist/transport";
import { around, test } from "../harness.ts";
import { type SharedServer, startShared } from "./shared.ts";

let api: SharedServer;
let folder: string;

around(async () => {
  api = await startShared();
  folder = await runtime().makeTempDir("kubist-connecting-");
}, async () => {
  await api?.stop();
  if (folder) await runtime().remove(folder);
});

interface Who {
  readonly username?: string;
  readonly groups?: readonly string[];
  readonly uid?: string;
  readonly extra?: Readonly<Record<string, readonly string[]>>;
}

/** Asks over HTTP/1.1 and over HTTP/2, which must give the same. */
async function whoAmI(options: ConnectOptions): Promise<Who> {
  const [older, newer] = [await whoAmIOver(options), await whoAmIOver({ ...options, http2: true })];
  assert.deepEqual(newer, older);
  return older;
}

/**
 * Asks the server who it takes us for, watches, watches over a WebSocket, and asks for a WebSocket to a
 * pod there is not.
 */
async function whoAmIOver(options: ConnectOptions): Promise<Who> {
  const config = await loadConfig(options);
  await using transport = toTransport(config);
  const k = await connect(options);
  try {
    const name = `c-${crypto.randomUUID()}`;
    await k.configMaps("default").create({ metadata: { name } });
    for await (const { object } of k.configMaps("default").watch()) {
      if (object.metadata.name === name) break;
    }
    const watch = {
      method: "GET",
      path:
        `/api/v1/namespaces/default/configmaps?watch=true&fieldSelector=metadata.name%3D${name}`,
      // The library behind this one upgrade of kube-apiserver wants to know whose page asks.
      headers: [["origin", api.server]],
      kind: "stream",
      act: "watch configmaps over a WebSocket",
    } as const;
    await using socket = await transport.upgrade(watch);
    const event = JSON.parse(String(await socket.receive()));
    assert.deepEqual([event.type, event.object.metadata.name], ["ADDED", name]);
    const exec = {
      method: "GET",
      path: "/api/v1/namespaces/default/pods/nobody/exec?command=ls&stdout=true",
      headers: [],
      kind: "stream",
      act: 'exec in pods "nobody"',
    } as const;
    await assert.rejects(
      transport.upgrade(exec, { protocols: ["v5.channel.k8s.io"] }),
      (e) => isApiError(e, "NotFound") && /pods|nobody|not found/.test(e.message),
    );
    return (await k.selfSubjectReviews().create({})).status?.userInfo ?? {};
  } finally {
    await k.close();
  }
}

/** The kubeconfig of a user, as a file. */
async function kubeconfig(name: string, user: Record<string, unknown>): Promise<string> {
  const config = {
    apiVersion: "v1",
    kind: "Config",
    "current-context": name,
    contexts: [{ name, context: { cluster: name, user: name } }],
    clusters: [{
      name,
      cluster: { server: api.server, "certificate-authority-data": btoa(api.ca) },
    }],
    users: [{ name, user }],
  };
  const path = join(folder, `${name}.json`);
  await runtime().writeTextFile(path, JSON.stringify(config));
  return path;
}

const long = { timeoutMs: 360_000 };

test("connect() by certificate: kube-apiserver takes the common name and the groups", async () => {
  const user = { "client-certificate-data": btoa(api.cert), "client-key-data": btoa(api.key) };
  const who = await whoAmI({ kubeconfig: await kubeconfig("certificate", user) });
  assert.ok(who.groups?.includes("system:masters"), JSON.stringify(who));
}, long);

test("connect() by token, given or in a file, is let in by kube-apiserver", async () => {
  const byToken = await whoAmI({ kubeconfig: await kubeconfig("token", { token: api.token }) });
  assert.ok(byToken.groups?.includes("system:masters"), JSON.stringify(byToken));
  await runtime().writeTextFile(join(folder, "token"), `${api.token}\n`);
  const byFile = await whoAmI({ kubeconfig: await kubeconfig("file", { tokenFile: "token" }) });
  assert.equal(byFile.username, byToken.username);
}, long);

test("connect() by exec plugin, token or certificate, is let in by kube-apiserver", async () => {
  const answers = {
    token: { token: api.token },
    certificate: { clientCertificateData: api.cert, clientKeyData: api.key },
  };
  for (const [name, status] of Object.entries(answers)) {
    const apiVersion = "client.authentication.k8s.io/v1";
    const file = join(folder, `${name}-answer.json`);
    const credential = { kind: "ExecCredential", apiVersion, status };
    await runtime().writeTextFile(file, JSON.stringify(credential));
    const command = join(folder, `${name}-plugin`);
    await runtime().writeTextFile(command, `#!/bin/sh\ncat "${file}"\n`, { mode: 0o700 });
    const user = { exec: { apiVersion, command, interactiveMode: "Never" } };
    const who = await whoAmI({ kubeconfig: await kubeconfig(`exec-${name}`, user) });
    assert.ok(who.groups?.includes("system:masters"), JSON.stringify(who));
  }
}, long);

test("connect() as somebody else: kube-apiserver takes user, uid, groups and extra", async () => {
  const user = {
    "client-certificate-data": btoa(api.cert),
    "client-key-data": btoa(api.key),
    as: "jane",
    "as-uid": "u-1",
    "as-groups": ["system:masters", "night shift"],
    "as-user-extra": { "example.com/scope": ["a", "b"] },
  };
  const who = await whoAmI({ kubeconfig: await kubeconfig("impersonation", user) });
  assert.equal(who.username, "jane");
  assert.equal(who.uid, "u-1");
  assert.deepEqual(who.groups, ["system:masters", "night shift", "system:authenticated"]);
  assert.deepEqual(who.extra, { "example.com/scope": ["a", "b"] });
}, long);

test("connect() with a token that is none is refused by kube-apiserver", async () => {
  const k = await connect({ server: api.server, ca: api.ca, token: "wrong" });
  await assert.rejects(k.configMaps("default").toArray(), (e) => isApiError(e, "Unauthorized"));
  await k.close();
}, long);

test("row 58: credentials of the past are held against kube-apiserver's clock", async () => {
  const apiVersion = "client.authentication.k8s.io/v1";
  const status = { token: api.token, expirationTimestamp: "2020-01-01T00:00:00Z" };
  const args = [JSON.stringify({ kind: "ExecCredential", apiVersion, status })];
  const user = { exec: { apiVersion, command: "echo", args, interactiveMode: "Never" } };
  await using k = await connect({ kubeconfig: await kubeconfig("expired", user) });
  await assert.rejects(k.version(), (error: Error & { code?: string }) => {
    assert.equal(error.code, "exec.expired", error.message);
    const hint = /; the server's clock shows [-0-9]+T[:0-9]+\.000Z, so it is not the clock$/;
    assert.match(error.message, hint);
    return true;
  });
}, long);

test("timeoutMs is told to kube-apiserver, which takes it", async () => {
  const urls: string[] = [];
  await using k = await connect({
    server: api.server,
    ca: api.ca,
    token: api.token,
    onTrace: ({ url }) => urls.push(url),
  });
  const name = `c-${crypto.randomUUID()}`;
  await k.configMaps("default").create({ metadata: { name } }, { timeoutMs: 30_000 });
  await k.configMaps("default").delete(name, { timeoutMs: 30_000 });
  const queries = urls.map((url) => new URL(url, api.server).searchParams.get("timeout"));
  assert.deepEqual(queries, ["31000ms", "31000ms"]);
}, long);
