import assert from "node:assert/strict";
import { type Client, isApiError } from "kubist";
import { eventRecorder, leaderElection } from "kubist/controller";
import { startCluster } from "kubist/testing";
import { leaseLock, type LeaseRecord, specOf } from "../../lib/controller/lease_lock.ts";
import { test } from "../harness.ts";

const record: LeaseRecord = {
  holder: "a",
  durationSeconds: 15,
  acquiredAt: 1_700_000_000_123,
  renewedAt: 1_700_000_000_456,
  transitions: 3,
};

async function withLock(
  use: (lock: ReturnType<typeof leaseLock>, k: Client) => Promise<void>,
): Promise<void> {
  await using cluster = await startCluster();
  const k = cluster.client();
  await use(leaseLock(k, "lock", "default"), k);
}

test("leaseLock() reads nothing where there is nothing (TestGetError)", () =>
  withLock(async (lock) => assert.equal(await lock.read({}), undefined)));

test("leaseLock() reads what it created (TestGet, TestLeaseConversion)", () =>
  withLock(async (lock, k) => {
    await lock.create(record, {});
    assert.deepEqual(await lock.read({}), record);
    assert.deepEqual((await k.leases("default").get("lock")).spec, specOf(record));
  }));

test("leaseLock() does not create what is there (TestCreateError)", () =>
  withLock(async (lock) => {
    await lock.create(record, {});
    const taken = (error: unknown) => isApiError(error, "AlreadyExists");
    await assert.rejects(lock.create(record, {}), taken);
  }));

test("leaseLock() does not update what it has not read, or what was changed since (TestUpdateError)", () =>
  withLock(async (lock, k) => {
    await assert.rejects(lock.update(record, {}), /^TypeError: .*not read yet/);
    await lock.create(record, {});
    await k.leases("default").patch("lock", { spec: { holderIdentity: "thief" } });
    await assert.rejects(lock.update(record, {}), (error) => isApiError(error, "Conflict"));
  }));

test("leaseLock() says what it is (TestDescribe)", () =>
  withLock((lock) =>
    Promise.resolve(assert.equal(lock.what, 'lease "lock" in namespace "default"'))
  ));

test("leaseLock() updates a Lease without labels (TestUpdateWithNilLabelsOnLease, TestUpdateWithNilLabelsOnLeaseLock)", () =>
  withLock(async (lock, k) => {
    await k.leases("default").create({ metadata: { name: "lock" } });
    await lock.read({});
    await lock.update(record, {});
    const { metadata, spec } = await k.leases("default").get("lock");
    assert.deepEqual([metadata.labels, spec.holderIdentity], [undefined, "a"]);
  }));

test("leaseLock() keeps labels, the preferred holder and the strategy (TestLabelUpdate)", () =>
  withLock(async (lock, k) => {
    const metadata = { name: "lock", labels: { "custom-key": "custom-val" } };
    const coordinated = { preferredHolder: "b", strategy: "OldestEmulationVersion" };
    await k.leases("default").create({ metadata, spec: { ...specOf(record), ...coordinated } });
    await lock.read({});
    await lock.update({ ...record, holder: "c" }, {});
    const after = await k.leases("default").get("lock");
    assert.deepEqual(after.metadata.labels, metadata.labels);
    assert.deepEqual(after.spec, { ...specOf({ ...record, holder: "c" }), ...coordinated });
  }));

test("leaderElection() reports on the Lease who leads (TestRecordEventSuccess, TestRecordEventNilRecorder)", () =>
  withLock(async (_, k) => {
    await using events = eventRecorder(k, { reporter: "example.com/test", api: "core" });
    const lease = await leaderElection(k, { name: "lock", identity: "a", events });
    await lease.release();
    await events.flush();
    const notes = (await k.events("default").toArray()).map(({ message, involvedObject }) =>
      `${involvedObject.kind} ${involvedObject.name}: ${message}`
    );
    assert.deepEqual(notes.sort(), [
      "Lease lock: a became leader",
      "Lease lock: a stopped leading",
    ]);
  }));
