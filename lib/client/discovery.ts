/**
 * What the server has: read once, read again when a name is not found.
 *
 * @module
 */

import { TimeoutError } from "../errors.ts";
import type { Clock } from "../stream/clock.ts";
import { abortable, scope } from "../stream/deadline.ts";
import type { Transport } from "../transport/transport.ts";
import type { OnWarning } from "../transport/warnings.ts";
import type { DiscoveredKind } from "../wire/discovery.ts";
import type { CallOptions } from "../wire/read_options.ts";
import type { Discovered } from "./discovering.ts";

/** How long to wait; what is read is read on, for others wait for it too. */
export type LookOptions = Pick<CallOptions, "signal" | "timeoutMs">;

/** The resources of a server, kept until a name is missed. */
export interface Discovery {
  /** All Kinds in the server's order. */
  kinds(options?: LookOptions): Promise<readonly DiscoveredKind[]>;
  /** Reads all Kinds anew. */
  refresh(options?: LookOptions): Promise<readonly DiscoveredKind[]>;
  /**
   * The Kind that kubectl would take for this name: plural, singular, short name or Kind, alone or
   * as `name.group` or `name.version.group`.
   *
   * **Errors**: `TypeError` that suggests near names when the server has none.
   */
  resolve(name: string, options?: LookOptions): Promise<DiscoveredKind>;
}

/** Creates the discovery of one client; reads nothing before it is asked. */
export function createDiscovery(
  transport: Transport,
  clock: Clock,
  onWarning?: OnWarning,
): Discovery {
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
  const wait = async (found: Promise<Discovered>, { signal, timeoutMs }: LookOptions) => {
    using within = scope(signal);
    // Waits take 0 and Infinity, and mean no deadline for this.
    if (timeoutMs && timeoutMs !== Infinity) {
      within.deadline(clock, timeoutMs, () => overdue(timeoutMs));
    }
    return await abortable(found, within.signal);
  };
  return {
    kinds: async (how = {}) => (await wait(cached ?? refresh(), how)).kinds,
    refresh: async (how = {}) => (await wait(refresh(), how)).kinds,
    async resolve(name, how = {}) {
      const { resolveKind, unknownResource } = await import("./resolve.ts");
      const old = cached;
      const first = await wait(old ?? refresh(), how);
      const found = resolveKind(name, first.kinds);
      if (found) return found;
      const { kinds, missing } = old ? await wait(refresh(), how) : first;
      const again = resolveKind(name, kinds);
      if (!again) throw unknownResource(name, kinds, missing);
      return again;
    },
  };
}

function overdue(ms: number): TimeoutError {
  const message = `Cannot discover the server's resources: no answer within ${ms} ms`;
  return new TimeoutError(message, { phase: "overall", retryable: true });
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
