/**
 * Every namespace gets a service account and, in a living cluster, the certificate of the authority.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/
 *
 * @module
 */

import type { Kernel } from "../kernel.ts";
import { recordKey } from "../record.ts";
import { create } from "./access.ts";
import { workQueue } from "./work_queue.ts";

const ROOT_CA = "kube-root-ca.crt";

/** Starts the controller; the returned function stops it. */
export function startServiceAccountController(kernel: Kernel): () => void {
  const { ca = "", simulate = false } = kernel.options;
  const accounts = kernel.catalog.type("", "serviceaccounts");
  const configMaps = kernel.catalog.type("", "configmaps");
  const has = (key: string, namespace: string, name: string) =>
    kernel.store.of(key).get(recordKey(namespace, name)) !== undefined;

  const queue = workQueue((namespace) => {
    const record = kernel.store.of("/namespaces").get(namespace);
    if (!record || record.text.includes('"deletionTimestamp"')) return;
    if (accounts && !has("/serviceaccounts", namespace, "default")) {
      const object = { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "default" } };
      create(kernel, accounts, namespace, object);
    }
    if (simulate && configMaps && !has("/configmaps", namespace, ROOT_CA)) {
      const metadata = {
        name: ROOT_CA,
        annotations: {
          "kubernetes.io/description":
            "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.",
        },
      };
      const data = { "ca.crt": ca };
      create(kernel, configMaps, namespace, {
        apiVersion: "v1",
        kind: "ConfigMap",
        metadata,
        data,
      });
    }
  });

  const unlisten = kernel.store.listenAll((storageKey, change) => {
    if (storageKey === "/namespaces" && change.after) queue.add(change.after.name);
    const gone = change.last;
    if (!gone) return;
    if (storageKey === "/serviceaccounts" && gone.name === "default") queue.add(gone.namespace);
    if (storageKey === "/configmaps" && gone.name === ROOT_CA) queue.add(gone.namespace);
  });
  return () => {
    unlisten();
    queue.stop();
  };
}
