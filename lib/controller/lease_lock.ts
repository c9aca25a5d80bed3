/**
 * A Lease object as a lock: who holds it, since when, and how long a holder may be silent.
 *
 * Source: https://kubernetes.io/docs/concepts/architecture/leases/
 *
 * @module
 */

import type { Client } from "../client/client.ts";
import { Lease } from "../generated/kinds/coordination/v1.ts";
import type { LeaseSpec } from "../generated/coordination/v1.ts";
import type { KubeObject } from "../meta/object.ts";
import { formatMicroTime, parseTime } from "../meta/time.ts";
import type { CallOptions } from "../wire/read_options.ts";

/** What a Lease says. */
export interface LeaseRecord {
  /** Empty when nobody holds it. */
  readonly holder: string;
  /** How long the others wait for a silent holder, in whole seconds. */
  readonly durationSeconds: number;
  /** When the holder took it, by the holder's clock: milliseconds since 1970. */
  readonly acquiredAt: number;
  /** When the holder renewed it last, by the holder's clock: milliseconds since 1970. */
  readonly renewedAt: number;
  /** How often it has changed hands. */
  readonly transitions: number;
}

/** Where a record is kept. A write goes through only if nobody has written since this lock saw it. */
export interface LeaseLock {
  /** For messages: `lease "web-operator" in namespace "ops"`. */
  readonly what: string;
  /** The object as it was seen last, to report events about. */
  readonly object?: KubeObject | undefined;
  /** Undefined when there is none. */
  read(options: CallOptions): Promise<LeaseRecord | undefined>;
  /** **Errors**: AlreadyExists. */
  create(record: LeaseRecord, options: CallOptions): Promise<void>;
  /** Replaces what was read or written last. **Errors**: Conflict, NotFound. */
  update(record: LeaseRecord, options: CallOptions): Promise<void>;
}

/** The record of a Lease, whatever of it is missing. */
export function recordOf(spec: LeaseSpec | undefined): LeaseRecord {
  return {
    holder: spec?.holderIdentity ?? "",
    durationSeconds: spec?.leaseDurationSeconds ?? 0,
    acquiredAt: spec?.acquireTime ? parseTime(spec.acquireTime) : 0,
    renewedAt: spec?.renewTime ? parseTime(spec.renewTime) : 0,
    transitions: spec?.leaseTransitions ?? 0,
  };
}

/** A record as the fields of a Lease. */
export function specOf(record: LeaseRecord): LeaseSpec {
  return {
    holderIdentity: record.holder,
    leaseDurationSeconds: record.durationSeconds,
    acquireTime: formatMicroTime(record.acquiredAt),
    renewTime: formatMicroTime(record.renewedAt),
    leaseTransitions: record.transitions,
  };
}

/** The lock that is the Lease of a name. */
export function leaseLock(k: Client, name: string, namespace: string): LeaseLock {
  const view = k.of(Lease, namespace);
  let seen: Lease | undefined;
  return {
    what: `lease "${name}" in namespace "${namespace}"`,
    get object() {
      return seen;
    },
    async read(options) {
      seen = await view.find(name, options);
      return seen && recordOf(seen.spec);
    },
    async create(record, options) {
      seen = await view.create({ metadata: { name }, spec: specOf(record) }, options);
    },
    async update(record, options) {
      if (!seen) throw new TypeError(`Cannot update lease "${name}": it was not read yet`);
      // What else is in the object, such as labels or the preferred holder, is not ours to drop.
      const spec = { ...seen.spec, ...specOf(record) };
      seen = await view.update({ ...seen, spec }, options);
    },
  };
}
