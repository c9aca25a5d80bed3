/**
 * The environment of a container, as its spec gives it.
 *
 * Source: https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { Kernel } from "../kernel.ts";
import { recordKey } from "../record.ts";

interface KeyRef {
  readonly name: string;
  readonly key: string;
}

interface EnvVar {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: {
    readonly fieldRef?: { readonly fieldPath: string };
    readonly configMapKeyRef?: KeyRef;
    readonly secretKeyRef?: KeyRef;
  };
}

/** The variables of a container. */
export function environmentOf(
  kernel: Kernel,
  pod: AnyObject,
  container: string,
): Map<string, string> {
  const spec = pod["spec"];
  const variables = new Map([
    ["PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"],
    ["HOSTNAME", spec.hostname ?? pod.metadata.name],
    ["KUBERNETES_SERVICE_HOST", "10.96.0.1"],
    ["KUBERNETES_SERVICE_PORT", "443"],
    ["HOME", "/root"],
  ]);
  const all: { name: string; env?: EnvVar[] }[] = [
    ...spec.containers ?? [],
    ...spec.initContainers ?? [],
    ...spec.ephemeralContainers ?? [],
  ];
  for (const variable of all.find((c) => c.name === container)?.env ?? []) {
    const value = variable.value ?? from(kernel, pod, variable.valueFrom) ?? "";
    variables.set(
      variable.name,
      value.replaceAll(/\$\((\w+)\)/g, (all, name) => variables.get(name) ?? all),
    );
  }
  return variables;
}

function from(kernel: Kernel, pod: AnyObject, source: EnvVar["valueFrom"]): string | undefined {
  const { namespace = "" } = pod.metadata;
  const stored = (key: string, ref: KeyRef): string | undefined => {
    const record = kernel.store.of(key).get(recordKey(namespace, ref.name));
    return record && JSON.parse(record.text).data?.[ref.key];
  };
  if (source?.fieldRef) {
    // As "spec.nodeName", or "metadata.labels['example.com/a']".
    const [, fields = "", key] = /^([^[]*)(?:\['(.*)'\])?$/.exec(source.fieldRef.fieldPath) ?? [];
    const path = [...fields.split("."), ...(key === undefined ? [] : [key])];
    const value = path.reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], pod);
    return value === undefined ? undefined : String(value);
  }
  if (source?.configMapKeyRef) return stored("/configmaps", source.configMapKeyRef);
  const secret = source?.secretKeyRef && stored("/secrets", source.secretKeyRef);
  return secret === undefined ? undefined : atob(secret);
}
