/**
 * The Leases of a group: one for each member, which says that it lives and by which members it shares
 * the keys out.
 *
 * @module
 */

import type { Client } from "../../client/client.ts";
import { isApiError } from "../../errors.ts";
import { Lease } from "../../generated/kinds/coordination/v1.ts";
import { formatMicroTime } from "../../meta/time.ts";
import type { CallOptions } from "../../wire/read_options.ts";

/** What a member says of itself. */
export interface MemberRecord {
  readonly identity: string;
  /** The members among whom it shares the keys out, in order; empty when it works none. */
  readonly view: readonly string[];
  /** How long others wait for it when it is silent. */
  readonly durationSeconds: number;
  /** Changes with every renewal, and says nothing else. */
  readonly version: string;
}

/** Where the records of a group are kept. */
export interface MemberLeases {
  /** For messages. */
  readonly what: string;
  /** All records, as the server has them now: never from a cache. */
  list(options: CallOptions): Promise<readonly MemberRecord[]>;
  /** Writes the record of this member. **Errors**: what the server said. */
  write(record: Omit<MemberRecord, "version">, options: CallOptions): Promise<void>;
  /** Removes the record of a member, unless it was renewed in between. */
  remove(record: Pick<MemberRecord, "identity" | "version">, options: CallOptions): Promise<void>;
  /** Removes the record of this member. */
  leave(identity: string, options: CallOptions): Promise<void>;
}

const groupLabel = "kubist/share";
const viewAnnotation = "kubist/share-view";

/** The Leases of the group of a name. */
export function memberLeases(
  k: Client,
  group: string,
  namespace: string,
  wallClock: () => number,
): MemberLeases {
  const view = k.of(Lease, namespace);
  const nameOf = (identity: string) => `${group}-${fingerprint(identity)}`;
  let own: Lease | undefined;
  return {
    what: `the group "${group}" in namespace "${namespace}"`,
    async list(options) {
      const { items } = await view.where({ [groupLabel]: group }).list(options);
      return items.map(recordOf);
    },
    async write(record, options) {
      const name = nameOf(record.identity);
      const metadata = {
        name,
        labels: { [groupLabel]: group },
        annotations: { [viewAnnotation]: JSON.stringify(record.view) },
      };
      const now = formatMicroTime(wallClock());
      const spec = {
        holderIdentity: record.identity,
        leaseDurationSeconds: record.durationSeconds,
        acquireTime: own?.spec.acquireTime ?? now,
        renewTime: now,
      };
      try {
        own ??= await view.find(name, options);
        own = own
          ? await view.update({ ...own, metadata: { ...own.metadata, ...metadata }, spec }, options)
          : await view.create({ metadata, spec }, options);
      } catch (error) {
        // Whatever went wrong, the next write looks at what is there.
        own = undefined;
        throw error;
      }
    },
    async remove({ identity, version: resourceVersion }, options) {
      await gone(view.delete(nameOf(identity), { ...options, preconditions: { resourceVersion } }));
    },
    async leave(identity, options) {
      await gone(view.delete(nameOf(identity), options));
    },
  };
}

function recordOf({ metadata, spec }: Lease): MemberRecord {
  return {
    identity: spec.holderIdentity ?? "",
    view: parseView(metadata.annotations?.[viewAnnotation]),
    durationSeconds: spec.leaseDurationSeconds ?? 0,
    version: metadata.resourceVersion,
  };
}

/** What is no view is read as the view of a member that works nothing. */
function parseView(text: string | undefined): readonly string[] {
  try {
    const view: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(view) ? view.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}

async function gone(deletion: Promise<unknown>): Promise<void> {
  try {
    await deletion;
  } catch (error) {
    if (!isApiError(error, "NotFound") && !isApiError(error, "Conflict")) throw error;
  }
}

/** 64 bits of an identity, as a part of a name. */
function fingerprint(identity: string): string {
  let h = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(identity)) {
    h = BigInt.asUintN(64, (h ^ BigInt(byte)) * 0x100000001b3n);
  }
  return h.toString(16).padStart(16, "0");
}
