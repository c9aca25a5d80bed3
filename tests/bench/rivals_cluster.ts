/**
 * The cluster of the bench beside other clients: a real kube-apiserver where there is one, else the
 * embedded one, in another process than any rival either way.
 *
 * @module
 */

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import process from "node:process";
import { type Client, connect } from "kubist";
import type { Pod } from "kubist/core/v1";
import { startCluster, startEnvtest } from "kubist/testing";
import { loadProtobuf } from "kubist/wire";
import { describePod } from "./fixture.ts";

/** How a client enters it. */
export interface Access {
  readonly server: string;
  readonly ca: string;
  readonly token: string;
}

/** A cluster with pods. */
export interface BenchCluster extends AsyncDisposable {
  readonly what: string;
  readonly access: Access;
  /** Bytes of a pod: of JSON without and with managedFields, and of protobuf with them. */
  readonly bytes: { readonly lean: number; readonly whole: number; readonly protobuf: number };
  /** Changes pods so many times. */
  change(times: number): Promise<void>;
}

/** Opens a cluster with so many pods; `accessFile` names one that runs and has them already. */
export async function openCluster(pods: number, accessFile?: string): Promise<BenchCluster> {
  const { what, access, stop } = await start(accessFile);
  const k = await connect({ ...access, namespace: "web" });
  try {
    await fill(k, pods);
    return {
      what,
      access,
      bytes: await measure(k),
      change: (times) => change(k, times),
      async [Symbol.asyncDispose]() {
        await k.close();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(accessFile: string | undefined) {
  if (accessFile !== undefined) {
    const { server, ca, token }: Access = JSON.parse(await readFile(accessFile, "utf8"));
    return { what: server, access: { server, ca, token }, stop: () => Promise.resolve() };
  }
  const assets = process.env["KUBEBUILDER_ASSETS"] ?? "tests/envtest/bin";
  if (existsSync(`${assets}/kube-apiserver`)) {
    const cluster = await startEnvtest({
      assetsDir: assets,
      authorizationMode: "AlwaysAllow",
      apiserverArgs: ["--disable-admission-plugins=ServiceAccount"],
    });
    const { server, ca, token } = cluster;
    const stop = () => cluster[Symbol.asyncDispose]();
    return { what: "kube-apiserver", access: { server, ca, token }, stop };
  }
  console.log(`there is no kube-apiserver in ${assets}; deno task envtest:build makes it`);
  const cluster = await startCluster();
  const { server, ca, token } = await cluster.listen();
  const stop = () => cluster[Symbol.asyncDispose]();
  return { what: "the embedded cluster", access: { server, ca, token }, stop };
}

/** Has workers call a function until it says that there is nothing left to do. */
async function work(workers: number, next: () => Promise<unknown> | undefined): Promise<void> {
  const worker = async () => {
    for (let task = next(); task; task = next()) await task;
  };
  await Promise.all(Array.from({ length: workers }, worker));
}

/** Pods as deployments make them and nodes run them; whatever is there already stays. */
async function fill(k: Client, pods: number): Promise<void> {
  if (await k.namespaces().find("web") !== undefined) return;
  await k.namespaces().create({ metadata: { name: "web" } });
  await k.serviceAccounts().create({ metadata: { name: "api" } });
  let index = 0;
  await work(16, () => index < pods ? create(k, describePod(index++)) : undefined);
}

async function create(k: Client, described: Record<string, unknown>): Promise<void> {
  const { metadata, spec, status } = described as unknown as Pod;
  const { name, labels, annotations, ownerReferences } = metadata;
  await k.pods().create({ metadata: { name, labels, annotations, ownerReferences }, spec } as Pod);
  await k.pods().patchStatus(name, { status });
}

async function measure(k: Client): Promise<BenchCluster["bytes"]> {
  const { encode } = await loadProtobuf();
  let [lean, whole, protobuf, count] = [0, 0, 0, 0];
  for await (const pod of k.pods()) {
    count++;
    whole += JSON.stringify(pod).length;
    protobuf += encode(pod).length;
    delete pod.metadata.managedFields;
    lean += JSON.stringify(pod).length;
  }
  return { lean: lean / count, whole: whole / count, protobuf: protobuf / count };
}

async function change(k: Client, times: number): Promise<void> {
  const { items } = await k.pods().list({ limit: 500 });
  let left = times;
  const patch = (round: number) => {
    const { name } = (items[round % items.length] as Pod).metadata;
    const annotations = { round: `${round} of ${Date.now()}` };
    return k.pods().patch(name, { metadata: { annotations } });
  };
  await work(8, () => left > 0 ? patch(--left) : undefined);
}
