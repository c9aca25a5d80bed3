/**
 * A lock in memory that does what a test says.
 *
 * @module
 */

import { ApiError } from "kubist";
import type { LeaseLock, LeaseRecord } from "../../lib/controller/lease_lock.ts";

/** What a lock is asked to do. */
export type LockOp = "get" | "create" | "update";

/** A lock that remembers what was asked of it. */
export interface FakeLock extends LeaseLock {
  readonly ops: LockOp[];
  record: LeaseRecord | undefined;
  /** Called before each operation; what it throws is the answer. */
  before: (op: LockOp, count: number, signal: AbortSignal) => void | Promise<void>;
  /** Called after each operation; what it throws is the answer, though the operation was done. */
  after: (op: LockOp, count: number) => void;
  /** A second candidate's door to the same record. */
  door(): LeaseLock;
}

/** A refusal of the server. */
export function refusal(code: number, reason: string, method = "PUT"): ApiError {
  const status = { kind: "Status", apiVersion: "v1", metadata: {}, code, reason } as const;
  const request = { method, path: "/" };
  return new ApiError(`Cannot do it: ${reason}`, { status, code, reason, request });
}

/** Creates a lock, with a record or without. */
export function fakeLock(record?: LeaseRecord): FakeLock {
  let version = 0;
  const counts: Record<LockOp, number> = { get: 0, create: 0, update: 0 };
  const lock: FakeLock = {
    ...door(),
    ops: [],
    record,
    before: () => {},
    after: () => {},
    door,
  };
  return lock;

  function door(): LeaseLock {
    let seen = -1;
    const call = async (op: LockOp, signal: AbortSignal | undefined, run: () => void) => {
      lock.ops.push(op);
      const count = ++counts[op];
      signal?.throwIfAborted();
      await lock.before(op, count, signal ?? new AbortController().signal);
      run();
      lock.after(op, count);
    };
    return {
      what: `lease "bar" in namespace "foo"`,
      async read({ signal }) {
        await call("get", signal, () => seen = version);
        return lock.record;
      },
      create: (next, { signal }) =>
        call("create", signal, () => {
          if (lock.record) throw refusal(409, "AlreadyExists", "POST");
          lock.record = next;
          seen = ++version;
        }),
      update: (next, { signal }) =>
        call("update", signal, () => {
          if (seen !== version) throw refusal(409, "Conflict");
          lock.record = next;
          seen = ++version;
        }),
    };
  }
}
