/**
 * What the server has: read once, read again when a name is not found.
 *
 * @module
 */

import { abortable } from "../stream/deadline.ts";
import type { Transport } from "../transport/transport.ts";
import type { OnWarning } from "../transport/warnings.ts";
import type { DiscoveredKind } from "../wire/discovery.ts";
import type { Discovered } from "./discovering.ts";

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
export function createDiscovery(transport: Transport, onWarning?: OnWarning): Discovery {
  let cached: Promise<Discovered> | undefined;
  // The cached read belongs to all callers: one caller's abort must not fail the others.
  const refresh = () => {
    const fresh = readAll(transport, onWarning);
    cached = fresh;
    fresh.catch(() => {
      if (cached === fresh) cached = undefined;
    });
    return fresh;
  };
  return {
    kinds: async ({ signal } = {}) => (await abortable(cached ?? refresh(), signal)).kinds,
    refresh: async ({ signal } = {}) => (await abortable(refresh(), signal)).kinds,
    async resolve(name, { signal } = {}) {
      const { resolveKind, unknownResource } = await import("./resolve.ts");
      const old = cached;
      const first = await abortable(old ?? refresh(), signal);
      const found = resolveKind(name, first.kinds);
      if (found) return found;
      const { kinds, missing } = old ? await abortable(refresh(), signal) : first;
      const again = resolveKind(name, kinds);
      if (!again) throw unknownResource(name, kinds, missing);
      return again;
    },
  };
}

/** Loaded here, so that importing kubist does not cost what few scripts use. */
async function readAll(
  transport: Transport,
  onWarning: OnWarning | undefined,
): Promise<Discovered> {
  const { readKinds } = await import("./discovering.ts");
  const found = await readKinds(transport);
  for (const version of found.missing) {
    onWarning?.(`the resources of ${version} are not known: its server does not answer`);
  }
  return found;
}
