/**
 * Pods with a runtime class have its overhead, and go where it can run; 403 for one that does not exist.
 *
 * Source: https://kubernetes.io/docs/concepts/containers/runtime-class/
 *
 * @module
 */

import { deepEqual } from "../../meta/deep.ts";
import type { AnyObject } from "../../meta/object.ts";
import { decodeRecord } from "../record.ts";
import { forbidden, type StatusError } from "../status_error.ts";
import { type Admission, type AdmissionPlugin, isFor } from "./plugin.ts";

type Fields = AnyObject["spec"];

const NOT_ITS_OWN = "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead";
const WITHOUT =
  "pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead";

/** RuntimeClass. */
export const runtimeClass: AdmissionPlugin = {
  name: "RuntimeClass",
  mutate(admission) {
    const chosen = isNewPod(admission) ? classOf(admission) : undefined;
    if (!chosen) return;
    const spec: Fields = admission.object["spec"];
    const overhead = chosen["overhead"]?.podFixed;
    if (overhead) {
      if (spec.overhead && !deepEqual(spec.overhead, overhead)) {
        throw refusal(admission, NOT_ITS_OWN);
      }
      spec.overhead = { ...overhead };
    }
    if (chosen["scheduling"]) schedule(admission, chosen["scheduling"]);
  },
  validate(admission) {
    if (!isNewPod(admission)) return;
    const { overhead }: Fields = admission.object["spec"] ?? {};
    const wanted = classOf(admission)?.["overhead"]?.podFixed;
    if (!wanted && overhead) throw refusal(admission, WITHOUT);
    if (wanted && !deepEqual(overhead, wanted)) throw refusal(admission, NOT_ITS_OWN);
  },
};

function isNewPod(admission: Admission): boolean {
  return isFor(admission, "/pods") && admission.operation === "CREATE";
}

function classOf(admission: Admission): AnyObject | undefined {
  const name: unknown = admission.object["spec"]?.runtimeClassName;
  if (typeof name !== "string") return undefined;
  const record = admission.call.kernel.store.of("node.k8s.io/runtimeclasses").get(name);
  if (record) return decodeRecord(record, "RuntimeClass", "node.k8s.io/v1");
  throw refusal(admission, `pod rejected: RuntimeClass ${JSON.stringify(name)} not found`);
}

/** The nodes and the tolerations of the class are the pod's too. */
function schedule(admission: Admission, scheduling: Fields): void {
  const spec: Fields = admission.object["spec"];
  const selector: Record<string, string> = { ...spec.nodeSelector };
  for (const [key, wanted] of Object.entries<string>(scheduling.nodeSelector ?? {})) {
    const own = selector[key];
    if (own !== undefined && own !== wanted) {
      const text = `conflict: runtimeClass.scheduling.nodeSelector[${key}] = ${wanted}; ` +
        `pod.spec.nodeSelector[${key}] = ${own}`;
      throw refusal(admission, text);
    }
    selector[key] = wanted;
  }
  if (Object.keys(selector).length > 0) spec.nodeSelector = selector;
  const own: readonly unknown[] = spec.tolerations ?? [];
  const more: readonly unknown[] = scheduling.tolerations ?? [];
  const isNew = (one: unknown) => !own.some((other) => deepEqual(one, other));
  spec.tolerations = [...own, ...more.filter(isNew)];
}

function refusal({ call, object }: Admission, text: string): StatusError {
  return forbidden(call.type, object.metadata.name, text);
}
