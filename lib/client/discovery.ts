/**
 * What the server has: read once, read again when a name is not found.
 *
 * @module
 */

import { ApiError } from "../errors.ts";
import { abortable } from "../stream/deadline.ts";
import type { Transport } from "../transport/transport.ts";
import {
  aggregatedDiscovery,
  type APIGroupDiscoveryList,
  type APIGroupList,
  type APIResourceList,
  decodeAggregated,
  decodeResourceList,
  type DiscoveredKind,
  toDiscoveryRequest,
} from "../wire/discovery.ts";
import { decodeObject } from "../wire/response.ts";
import { resolveKind, unknownResource } from "./resolve.ts";

/** The resources of a server, kept until a name is missed. */
export interface Discovery {
  /** All Kinds in the server's order. */
  kinds(
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<readonly DiscoveredKind[]>;
  /** Reads all Kinds anew. */
  refresh(
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<readonly DiscoveredKind[]>;
  /**
   * The Kind that kubectl would take for this name: plural, singular, short name or Kind, alone or
   * as `name.group` or `name.version.group`.
   *
   * **Errors**: `TypeError` that suggests near names when the server has none.
   */
  resolve(
    name: string,
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<DiscoveredKind>;
}

/** Creates the discovery of one client; reads nothing before it is asked. */
export function createDiscovery(transport: Transport): Discovery {
  let cached: Promise<readonly DiscoveredKind[]> | undefined;
  // The cached read belongs to all callers: one caller's abort must not fail the others.
  const refresh = () => {
    const fresh = readKinds(transport);
    cached = fresh;
    fresh.catch(() => {
      if (cached === fresh) cached = undefined;
    });
    return fresh;
  };
  return {
    kinds: ({ signal } = {}) => abortable(cached ?? refresh(), signal),
    refresh: ({ signal } = {}) => abortable(refresh(), signal),
    async resolve(name, { signal } = {}) {
      const old = cached;
      const found = resolveKind(name, await abortable(old ?? refresh(), signal));
      if (found) return found;
      const kinds = old ? await abortable(refresh(), signal) : await cached ?? [];
      const again = resolveKind(name, kinds);
      if (!again) throw unknownResource(name, kinds);
      return again;
    },
  };
}

async function readKinds(transport: Transport): Promise<readonly DiscoveredKind[]> {
  const documents = await Promise.all(aggregatedDiscovery.map(async (request) => {
    const answer = await transport.exchange(request);
    return decodeObject<{ kind?: string }>(request, answer);
  }));
  if (documents.every((d) => d.kind === "APIGroupDiscoveryList")) {
    return documents.flatMap((d) => decodeAggregated(d as APIGroupDiscoveryList));
  }
  return await readLegacyKinds(transport, documents[1] as APIGroupList);
}

/** One request a group and version; a broken aggregated API leaves out its own group alone. */
async function readLegacyKinds(
  transport: Transport,
  { groups = [] }: APIGroupList,
): Promise<readonly DiscoveredKind[]> {
  const core = { name: "", versions: [{ groupVersion: "v1", version: "v1" }] };
  const kinds: DiscoveredKind[] = [];
  for (const group of [core, ...groups]) {
    const seen = new Set<string>();
    const preferred = "preferredVersion" in group ? group.preferredVersion?.version : "v1";
    const versions = [...group.versions]
      .sort((a, b) => Number(b.version === preferred) - Number(a.version === preferred));
    const lists = await Promise.all(
      versions.map((v) => readResourceList(transport, v.groupVersion)),
    );
    for (const list of lists) {
      if (!list) continue;
      const decoded = decodeResourceList(list, (plural) => !seen.has(plural));
      for (const kind of decoded) seen.add(kind.plural);
      kinds.push(...decoded);
    }
  }
  return kinds;
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
