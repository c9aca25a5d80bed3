/**
 * What the server has: read once, read again when a name is not found.
 *
 * @module
 */

import { abortable } from "../stream/deadline.ts";
import type { Transport } from "../transport/transport.ts";
import type { DiscoveredKind } from "../wire/discovery.ts";

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
    const fresh = readAll(transport);
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
      const { resolveKind, unknownResource } = await import("./resolve.ts");
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

/** Loaded here, so that importing kubist does not cost what few scripts use. */
async function readAll(transport: Transport): Promise<readonly DiscoveredKind[]> {
  const { readKinds } = await import("./discovering.ts");
  return await readKinds(transport);
}
