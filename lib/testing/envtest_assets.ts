/**
 * Where the binaries of envtest are.
 *
 * @module
 */

import { ConfigError } from "../errors.ts";
import { runtime } from "../runtime/mod.ts";

/** The paths of the binaries. */
export interface Assets {
  readonly etcd: string;
  readonly apiserver: string;
  /** The kubelet without containers; undefined when it is not among them. */
  readonly kubelet: string | undefined;
}

/**
 * Finds the binaries in `assetsDir`, or where KUBEBUILDER_ASSETS points, as controller-runtime does.
 *
 * **Errors**: a `ConfigError` that tells where they were looked for.
 */
export async function findAssets(assetsDir: string | undefined): Promise<Assets> {
  const directory = assetsDir ?? runtime().env("KUBEBUILDER_ASSETS");
  if (!directory) {
    throw missing("assetsDir and KUBEBUILDER_ASSETS", "neither is set");
  }
  const assets = { etcd: `${directory}/etcd`, apiserver: `${directory}/kube-apiserver` };
  for (const path of Object.values(assets)) {
    const file = await runtime().stat(path);
    if (!file?.isFile) throw missing(path, "it does not exist");
  }
  const kubelet = `${directory}/fake-kubelet`;
  const found = (await runtime().stat(kubelet))?.isFile === true;
  return { ...assets, kubelet: found ? kubelet : undefined };
}

function missing(source: string, problem: string): ConfigError {
  return new ConfigError(
    "Cannot find kube-apiserver and etcd: point KUBEBUILDER_ASSETS to a directory that holds both",
    { attempts: [{ source, problem }] },
  );
}
