/**
 * The service account of a new pod, and the volume with its token.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#serviceaccount
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { Call } from "../call.ts";
import { decodeRecord, recordKey } from "../record.ts";
import { forbidden } from "../status_error.ts";
import { type AdmissionPlugin, isFor } from "./plugin.ts";

type Fields = AnyObject["spec"];

const MOUNT = "/var/run/secrets/kubernetes.io/serviceaccount";

/** Pods run as a service account, whose token they can read; 403 for one that does not exist. */
export const serviceAccount: AdmissionPlugin = {
  name: "ServiceAccount",
  mutate(admission) {
    if (!isFor(admission, "/pods") || admission.operation !== "CREATE") return;
    const { call, object } = admission;
    if (object.metadata.annotations?.["kubernetes.io/config.mirror"] !== undefined) return;
    admitServiceAccount(object, object["spec"] ??= {}, call);
  },
};

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
