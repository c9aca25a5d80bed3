/**
 * Brings together the kubeconfigs that apply.
 *
 * @module
 */

import type { Runtime } from "../runtime/port.ts";
import { decodeObject, type KubeconfigDocument } from "./kubeconfig/decode.ts";
import { type MergedKubeconfig, mergeKubeconfigs } from "./kubeconfig/merge.ts";
import { findPlaces, type Places } from "./kubeconfig/places.ts";
import { readKubeconfigs } from "./kubeconfig/read.ts";
import type { ConnectOptions } from "./options.ts";
import type { ConfigWarning, Findings } from "./problems.ts";

/** The kubeconfigs that apply. */
export interface Gathered {
  readonly merged: MergedKubeconfig;
  /** The files looked for; undefined when none was to be read. */
  readonly places: Places | undefined;
  /** The places that gave nothing, and why. */
  readonly missed: readonly ConfigWarning[];
}

/**
 * Reads what the options ask for: data, one file, the usual files, or nothing for a server given alone.
 *
 * Problems go to `found`.
 */
export async function gather(
  options: Pick<ConnectOptions, "kubeconfig" | "context" | "cluster" | "user" | "server">,
  runtime: Runtime,
  found: Findings,
): Promise<Gathered> {
  const { kubeconfig } = options;
  if (typeof kubeconfig === "object") {
    const documents = decodeObject(kubeconfig, "options", found);
    return gathered(documents, undefined, [], found);
  }
  if (kubeconfig === undefined && isAlone(options)) return gathered([], undefined, [], found);
  const places = await findPlaces(runtime, kubeconfig);
  const { documents, missed } = await readKubeconfigs(runtime, places, found);
  if (places.files.length > 0) return gathered(documents, places, missed, found);
  return gathered(documents, places, [homeless(runtime)], found);
}

/** Whether a server is given and nothing that only a kubeconfig can answer. */
export function isAlone(options: ConnectOptions): boolean {
  const { kubeconfig, context, cluster, user, server } = options;
  return server !== undefined &&
    [kubeconfig, context, cluster, user].every((option) => option === undefined);
}

function homeless(runtime: Runtime): ConfigWarning {
  const flag = runtime.name === "deno" ? "; run with --allow-env=KUBECONFIG,HOME" : "";
  const problem = `no variable names the home directory, or it may not be read${flag}`;
  return { code: "config.no_home", source: "~/.kube/config", problem };
}

function gathered(
  documents: readonly KubeconfigDocument[],
  places: Places | undefined,
  missed: readonly ConfigWarning[],
  found: Findings,
): Gathered {
  return { merged: mergeKubeconfigs(documents, found), places, missed };
}
