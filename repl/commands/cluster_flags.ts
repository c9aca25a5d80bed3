/**
 * The flags that say what an embedded cluster is like.
 *
 * @module
 */

import type { ClusterOptions } from "kubist/testing";
import type { Call, Flags } from "./command.ts";

/** The flags. */
export const clusterFlags: Flags = {
  seed: {
    type: "string",
    value: "FILES",
    multiple: true,
    text: "manifests that are there from the start, with patterns: './fixtures/*.yaml'",
  },
  simulate: { type: "boolean", text: "a node, workloads that make pods, pods that run" },
  deterministic: { type: "boolean", text: "the same names, uids and versions from run to run" },
};

/** What the flags say. */
export function clusterOptions(call: Call): ClusterOptions {
  return {
    seed: call.texts("seed"),
    simulate: call.has("simulate"),
    deterministic: call.has("deterministic"),
  };
}
