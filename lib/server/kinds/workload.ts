/**
 * The rules of workloads.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/
 *
 * @module
 */

import { deepEqual } from "../../meta/deep.ts";
import type { AnyObject } from "../../meta/object.ts";
import { type FieldError, invalidValue, required } from "../field_error.ts";
import type { Strategy } from "../strategy.ts";
import { claimSpec } from "../validation/claim.ts";
import {
  defaultCronJob,
  defaultDaemonSet,
  defaultDeployment,
  defaultJob,
  defaultReplicaSet,
  defaultReplicationController,
  defaultStatefulSet,
  TEMPLATES,
} from "./workload_defaults.ts";
import { cronJobErrors, jobErrors } from "./job_validation.ts";
import {
  immutable,
  replicasErrors,
  selectorErrors,
  statefulSetUpdateErrors,
  templateErrors,
} from "./workload_validation.ts";
import { prepareJob } from "./job.ts";
import { each, fields } from "../validation/checks.ts";
import { notNegative } from "../validation/numbers.ts";
import {
  daemonSetRollout,
  deadlineErrors,
  deploymentRollout,
  statefulSetNumbers,
  statefulSetRollout,
} from "../validation/rollouts.ts";

const empty = () => ({});

/** The rules of deployments, replica sets, stateful sets, daemon sets, jobs and cron jobs. */
export const workloadStrategies: Readonly<Record<string, Partial<Strategy>>> = {
  "apps/deployments": {
    initialStatus: empty,
    defaults: defaultDeployment,
    validate: (o, old) => [
      ...replicasErrors(o),
      ...selectorErrors(o),
      ...templateErrors(o, ["Always"]),
      ...deploymentRollout(o),
      ...(old ? immutable(o, old, ["selector"]) : []),
    ],
  },
  "apps/replicasets": {
    initialStatus: () => ({ replicas: 0 }),
    defaults: defaultReplicaSet,
    validate: (o, old) => [
      ...replicasErrors(o),
      ...notNegative(o["spec"].minReadySeconds, "spec.minReadySeconds"),
      ...selectorErrors(o),
      ...templateErrors(o, ["Always"]),
      ...(old ? immutable(o, old, ["selector"]) : []),
    ],
  },
  "/replicationcontrollers": {
    initialStatus: () => ({ replicas: 0 }),
    defaults: defaultReplicationController,
    validate: (o) => [
      ...notNegative(o["spec"].minReadySeconds, "spec.minReadySeconds"),
      ...(Object.keys(o["spec"]?.selector ?? {}).length > 0 ? [] : [required("spec.selector")]),
      ...replicasErrors(o),
      ...chosenErrors(o),
      ...templateErrors(o, ["Always"]),
    ],
    selectable: { "status.replicas": (o) => String(o["status"]?.replicas ?? 0) },
  },
  "apps/statefulsets": {
    initialStatus: () => ({ replicas: 0, availableReplicas: 0 }),
    defaults: defaultStatefulSet,
    // Its feature gate is closed; what came while it was open stays.
    prepare(object, old) {
      const rollout = (set: AnyObject | undefined) => set?.["spec"]?.updateStrategy?.rollingUpdate;
      if (rollout(old)?.maxUnavailable === undefined) delete rollout(object)?.maxUnavailable;
    },
    validate: (o, old) => [
      ...statefulSetRollout(o),
      ...(old ? [] : claimErrors(o)),
      ...statefulSetNumbers(o["spec"], "spec"),
      ...selectorErrors(o, "statefulset"),
      ...templateErrors(withClaims(o), ["Always"]),
      ...deadlineErrors(o),
      ...(old ? statefulSetUpdateErrors(o, old) : []),
    ],
  },
  "apps/daemonsets": {
    initialStatus: () => ({
      currentNumberScheduled: 0,
      numberMisscheduled: 0,
      desiredNumberScheduled: 0,
      numberReady: 0,
    }),
    defaults: defaultDaemonSet,
    prepare: countTemplates,
    validate: (o, old) => [
      ...(old ? immutable(o, old, ["selector"]) : []),
      ...selectorErrors(o, "daemonset"),
      ...templateErrors(o, ["Always"]),
      ...deadlineErrors(o),
      ...daemonSetRollout(o),
    ],
  },
  "batch/jobs": {
    initialStatus: empty,
    defaults: defaultJob,
    prepare: prepareJob,
    validate: jobErrors,
    selectable: { "status.successful": (o: AnyObject) => String(o["status"]?.succeeded ?? 0) },
  },
  "batch/cronjobs": {
    initialStatus: empty,
    defaults: defaultCronJob,
    validate: (o, old) => [...(old ? [] : cronNameErrors(o)), ...cronJobErrors(o, old)],
  },
};

/** A controller of the core group selects by labels alone. */
function chosenErrors({ spec }: AnyObject): FieldError[] {
  const given: Record<string, string> | undefined = spec.template?.metadata?.labels;
  const wanted = Object.entries(spec.selector ?? {});
  if (!spec.template || wanted.every(([key, value]) => given?.[key] === value)) return [];
  const detail = "`selector` does not match template `labels`";
  return [invalidValue("spec.template.metadata.labels", given ?? null, detail)];
}

/** The jobs of a cron job have its name and eleven characters more. */
function cronNameErrors({ metadata: { name } }: AnyObject): FieldError[] {
  if (name.length <= 52) return [];
  return [invalidValue("metadata.name", name, "must be no more than 52 characters")];
}

function countTemplates(object: AnyObject, old: AnyObject | undefined): void {
  const before = Number(old?.metadata.annotations?.[TEMPLATES] ?? 0);
  const changed = !old || !deepEqual(object["spec"].template, old["spec"].template);
  const count = changed ? before + 1 : before;
  object.metadata.annotations = { ...object.metadata.annotations, [TEMPLATES]: String(count) };
}

/** A stateful set's template has the volumes of its claims too. */
function withClaims(object: AnyObject): AnyObject {
  const spec = object["spec"];
  const claims: AnyObject[] = spec.volumeClaimTemplates ?? [];
  const names = [...new Set(claims.map((c) => c.metadata?.name ?? ""))];
  const own: AnyObject["spec"][] = spec.template?.spec?.volumes ?? [];
  const volumes = [
    ...names.map((name) => ({ name, persistentVolumeClaim: { claimName: name } })),
    ...own.filter((v) => !names.includes(v.name)),
  ];
  const template = { ...spec.template, spec: { ...spec.template?.spec, volumes } };
  return { ...object, spec: { ...spec, template } };
}

function claimErrors(object: AnyObject): ReturnType<typeof templateErrors> {
  return each(fields({ spec: claimSpec }))(
    object["spec"].volumeClaimTemplates,
    "spec.volumeClaimTemplates",
  );
}
