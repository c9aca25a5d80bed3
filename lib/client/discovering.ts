/**
 * Reading what a server has: in two requests, or from older ones in one for each group and version.
 *
 * @module
 */

import { ApiError } from "../errors.ts";
import type { Transport } from "../transport/transport.ts";
import {
  aggregatedDiscovery,
  type APIGroupDiscoveryList,
  type APIGroupList,
  type APIResourceList,
  decodeAggregated,
  decodeResourceList,
  type DiscoveredKind,
  staleVersions,
  toDiscoveryRequest,
} from "../wire/discovery.ts";
import { decodeObject } from "../wire/response.ts";

/** What a server has. */
export interface Discovered {
  /** All Kinds in the server's order. */
  readonly kinds: readonly DiscoveredKind[];
  /** The groups and versions whose servers do not answer: "metrics.k8s.io/v1beta1". */
  readonly missing: readonly string[];
}

/** Reads it; a broken aggregated API leaves out its own version alone. */
export async function readKinds(transport: Transport): Promise<Discovered> {
  const documents = await Promise.all(aggregatedDiscovery.map(async (request) => {
    const answer = await transport.exchange(request);
    return decodeObject<{ kind?: string }>(request, answer);
  }));
  if (documents.every((d) => d.kind === "APIGroupDiscoveryList")) {
    const whole = documents as APIGroupDiscoveryList[];
    return { kinds: whole.flatMap(decodeAggregated), missing: whole.flatMap(staleVersions) };
  }
  return await readLegacyKinds(transport, documents[1] as APIGroupList);
}

/** One request a group and version. */
async function readLegacyKinds(
  transport: Transport,
  { groups = [] }: APIGroupList,
): Promise<Discovered> {
  const core = { name: "", versions: [{ groupVersion: "v1", version: "v1" }] };
  const kinds: DiscoveredKind[] = [];
  const missing: string[] = [];
  for (const group of [core, ...groups]) {
    const seen = new Set<string>();
    const preferred = "preferredVersion" in group ? group.preferredVersion?.version : "v1";
    const versions = [...group.versions]
      .sort((a, b) => Number(b.version === preferred) - Number(a.version === preferred));
    const lists = await Promise.all(
      versions.map((v) => readResourceList(transport, v.groupVersion)),
    );
    for (const [i, list] of lists.entries()) {
      if (!list) {
        missing.push(versions[i]?.groupVersion ?? "");
        continue;
      }
      const decoded = decodeResourceList(list, (plural) => !seen.has(plural));
      for (const kind of decoded) seen.add(kind.plural);
      kinds.push(...decoded);
    }
  }
  return { kinds, missing };
}

async function readResourceList(
  transport: Transport,
  groupVersion: string,
): Promise<APIResourceList | undefined> {
  const path = groupVersion.includes("/") ? `/apis/${groupVersion}` : `/api/${groupVersion}`;
  const request = toDiscoveryRequest(path);
  try {
    return decodeObject<APIResourceList>(request, await transport.exchange(request));
  } catch (error) {
    if (error instanceof ApiError && (error.code === 404 || error.code >= 500)) return undefined;
    throw error;
  }
}
