import assert from "node:assert/strict";
import type { AnyObject } from "kubist";
import { rolloutStatus } from "../../lib/ops/workloads/status.ts";
import { test } from "../harness.ts";

const metadata = {
  name: "a",
  uid: "1",
  resourceVersion: "1",
  creationTimestamp: "",
  generation: 2,
};

function said(kind: string, spec: object, status: object): string {
  const object: AnyObject = { apiVersion: "apps/v1", kind, metadata, spec, status };
  const { message, done, failure } = rolloutStatus(object);
  return `${done ? "done" : failure ? "failed" : "wait"}: ${message}`;
}

const seen = { observedGeneration: 2 };

test("rolloutStatus() of a Deployment says what kubectl says", () => {
  const rows: [object, string][] = [
    [{ observedGeneration: 1 }, "wait: Waiting for deployment spec update to be observed..."],
    [
      { ...seen, conditions: [{ type: "Progressing", reason: "ProgressDeadlineExceeded" }] },
      'failed: deployment "a" exceeded its progress deadline',
    ],
    [
      { ...seen, updatedReplicas: 1, replicas: 3 },
      'wait: Waiting for deployment "a" rollout to finish: 1 out of 3 new replicas have been updated...',
    ],
    [
      { ...seen, updatedReplicas: 3, replicas: 4 },
      'wait: Waiting for deployment "a" rollout to finish: 1 old replicas are pending termination...',
    ],
    [
      { ...seen, updatedReplicas: 3, replicas: 3, availableReplicas: 2 },
      'wait: Waiting for deployment "a" rollout to finish: 2 of 3 updated replicas are available...',
    ],
    [
      { ...seen, updatedReplicas: 3, replicas: 3, availableReplicas: 3 },
      'done: deployment "a" successfully rolled out',
    ],
  ];
  for (const [status, message] of rows) {
    assert.equal(said("Deployment", { replicas: 3 }, status), message);
  }
});

test("rolloutStatus() of a DaemonSet says what kubectl says", () => {
  const rolling = { updateStrategy: { type: "RollingUpdate" } };
  const rows: [object, object, string][] = [
    [
      { updateStrategy: { type: "OnDelete" } },
      seen,
      "failed: rollout status is only available for RollingUpdate strategy type",
    ],
    [rolling, {}, "wait: Waiting for daemon set spec update to be observed..."],
    [
      rolling,
      { ...seen, desiredNumberScheduled: 2, updatedNumberScheduled: 1 },
      'wait: Waiting for daemon set "a" rollout to finish: 1 out of 2 new pods have been updated...',
    ],
    [
      rolling,
      { ...seen, desiredNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable: 1 },
      'wait: Waiting for daemon set "a" rollout to finish: 1 of 2 updated pods are available...',
    ],
    [
      rolling,
      { ...seen, desiredNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable: 2 },
      'done: daemon set "a" successfully rolled out',
    ],
  ];
  for (const [spec, status, message] of rows) {
    assert.equal(said("DaemonSet", spec, status), message);
  }
});

test("rolloutStatus() of a StatefulSet says what kubectl says", () => {
  const spec = { replicas: 3, updateStrategy: { type: "RollingUpdate" } };
  const parted = {
    replicas: 3,
    updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: 2 } },
  };
  const rows: [object, object, string][] = [
    [
      spec,
      { observedGeneration: 0 },
      "wait: Waiting for statefulset spec update to be observed...",
    ],
    [spec, { ...seen, readyReplicas: 1 }, "wait: Waiting for 2 pods to be ready..."],
    [
      parted,
      { ...seen, readyReplicas: 3, updatedReplicas: 0 },
      "wait: Waiting for partitioned roll out to finish: 0 out of 1 new pods have been updated...",
    ],
    [
      parted,
      { ...seen, readyReplicas: 3, updatedReplicas: 1 },
      "done: partitioned roll out complete: 1 new pods have been updated...",
    ],
    [
      spec,
      { ...seen, readyReplicas: 3, updatedReplicas: 1, updateRevision: "b", currentRevision: "a" },
      "wait: waiting for statefulset rolling update to complete 1 pods at revision b...",
    ],
    [
      spec,
      { ...seen, readyReplicas: 3, currentReplicas: 3, updateRevision: "b", currentRevision: "b" },
      "done: statefulset rolling update complete 3 pods at revision b...",
    ],
  ];
  for (const [own, status, message] of rows) {
    assert.equal(said("StatefulSet", own, status), message);
  }
});
