/**
 * The cluster that every example of the documentation runs against.
 *
 * @module
 */

import type { AnyObject } from "kubist";
import { parseYaml } from "kubist/meta";
import { startCluster } from "kubist/testing";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Calls `use` with the path of a kubeconfig that is good until it returns: an embedded cluster with two
 * pods in namespace "web", and the Website of docs/controllers.md.
 */
export async function withExampleCluster<T>(use: (kubeconfig: string) => Promise<T>): Promise<T> {
  await using cluster = await startCluster();
  const k = cluster.client();
  await k.namespaces().create({ metadata: { name: "web" } });
  for (const name of ["api-0", "api-1"]) {
    const containers = [{ name: "api", image: "registry.example/api:1" }];
    const spec = { nodeName: "node-1", containers };
    await k.pods("web").create({ metadata: { name, labels: { app: "api" } }, spec });
    await k.pods("web").patchStatus(name, { status: { phase: "Running" } });
  }
  await k.resource("customresourcedefinitions").create(await websiteDefinition());
  const { kubeconfig } = await cluster.listen();
  const folder = await mkdtemp(join(tmpdir(), "kubist-examples-"));
  try {
    const path = join(folder, "config");
    await writeFile(path, kubeconfig, { mode: 0o600 });
    return await use(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The definition that docs/controllers.md shows. */
export async function websiteDefinition(): Promise<AnyObject> {
  const page = await readFile("docs/controllers.md", "utf8");
  const yaml = /```yaml\n([^`]*CustomResourceDefinition[^`]*)```/.exec(page)?.[1];
  if (yaml === undefined) throw new TypeError("docs/controllers.md has lost its definition");
  return await parseYaml(yaml) as AnyObject;
}
