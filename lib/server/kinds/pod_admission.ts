/**
 * What admission adds to a new pod: its service account, priority and tolerations.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { Call } from "../call.ts";
import { decodeRecord, recordKey } from "../record.ts";
import { forbidden } from "../status_error.ts";

type Fields = AnyObject["spec"];

const MOUNT = "/var/run/secrets/kubernetes.io/serviceaccount";

/**
 * Completes the spec of a new pod.
 *
 * **Errors**: 403 when its service account or priority class does not exist.
 */
export function admitPod(pod: AnyObject, call: Call): void {
  const spec: Fields = pod["spec"];
  if (!spec) return;
  admitPriority(pod, spec, call);
  admitServiceAccount(pod, spec, call);
  spec.enableServiceLinks ??= true;
  admitTolerations(spec);
}

function admitPriority(pod: AnyObject, spec: Fields, call: Call): void {
  const classes = call.kernel.store.of("scheduling.k8s.io/priorityclasses");
  const name = spec.priorityClassName;
  if (!name) {
    spec.priority ??= 0;
    spec.preemptionPolicy ??= "PreemptLowerPriority";
    return;
  }
  const record = classes.get(name);
  if (!record) {
    throw forbidden(call.type, pod.metadata.name, `no PriorityClass with name ${name} was found`);
  }
  const found = decodeRecord(record, "PriorityClass", "scheduling.k8s.io/v1");
  spec.priority = found["value"] ?? 0;
  spec.preemptionPolicy ??= found["preemptionPolicy"] ?? "PreemptLowerPriority";
}

function admitServiceAccount(pod: AnyObject, spec: Fields, call: Call): void {
  spec.serviceAccountName ||= "default";
  spec.serviceAccount = spec.serviceAccountName;
  const name: string = spec.serviceAccountName;
  const record = call.kernel.store.of("/serviceaccounts").get(recordKey(call.namespace, name));
  if (!record && name !== "default") {
    throw forbidden(
      call.type,
      pod.metadata.name,
      `error looking up service account ${call.namespace}/${name}: serviceaccount "${name}" not found`,
    );
  }
  const account = record && decodeRecord(record, "ServiceAccount", "v1");
  const automount = spec.automountServiceAccountToken ??
    account?.["automountServiceAccountToken"] ?? true;
  if (!account || automount === false) return;
  mountToken(spec, `kube-api-access-${call.kernel.ids.suffix(5)}`);
}

/** Every container reads the token at the same place. */
function mountToken(spec: Fields, volume: string): void {
  const containers: Fields[] = [...spec.initContainers ?? [], ...spec.containers ?? []];
  const bare = containers.filter((c) =>
    !(c.volumeMounts ?? []).some((m: Fields) => m.mountPath === MOUNT)
  );
  if (bare.length === 0) return;
  for (const c of bare) {
    c.volumeMounts = [...c.volumeMounts ?? [], { name: volume, readOnly: true, mountPath: MOUNT }];
  }
  const ca = { name: "kube-root-ca.crt", items: [{ key: "ca.crt", path: "ca.crt" }] };
  const namespace = {
    path: "namespace",
    fieldRef: { apiVersion: "v1", fieldPath: "metadata.namespace" },
  };
  spec.volumes = [...spec.volumes ?? [], {
    name: volume,
    projected: {
      sources: [
        { serviceAccountToken: { expirationSeconds: 3607, path: "token" } },
        { configMap: ca },
        { downwardAPI: { items: [namespace] } },
      ],
      defaultMode: 420,
    },
  }];
}

function admitTolerations(spec: Fields): void {
  const tolerations: Fields[] = (spec.tolerations ??= []);
  for (const key of ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"]) {
    const tolerated = tolerations.some((t) =>
      (t.key === key || (!t.key && t.operator === "Exists")) &&
      (!t.effect || t.effect === "NoExecute")
    );
    if (!tolerated) {
      tolerations.push({ key, operator: "Exists", effect: "NoExecute", tolerationSeconds: 300 });
    }
  }
}
