/**
 * Admission: what is checked against the rest of the cluster, and added, before a write is stored.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
 *
 * @module
 */

import { escalation } from "../auth/escalation.ts";
import type { Kernel } from "../kernel.ts";
import type { Steps } from "../steps.ts";
import { defaultClasses } from "./default_class.ts";
import { hasMutatingPolicies, mutatingPolicies } from "./mutating_policies.ts";
import { hookPlugin } from "./hooks.ts";
import { limitRanger } from "./limit_ranger.ts";
import { namespaceLifecycle } from "./namespace_lifecycle.ts";
import {
  claimResize,
  defaultTolerations,
  nodeTaints,
  priority,
  storageProtection,
} from "./small_plugins.ts";
import { admissionPolicies, hasPolicies } from "./policies.ts";
import type { Admission, AdmissionPlugin, Rounds } from "./plugin.ts";
import { podSecurity } from "./pod_security/mod.ts";
import { resourceQuota } from "./resource_quota.ts";
import { runtimeClass } from "./runtime_class.ts";
import { serviceAccount } from "./service_account.ts";
import { hasConditions, mayAsk, mutatingWebhooks, validatingWebhooks } from "./webhooks.ts";

/** In the order of kube-apiserver; those of users come before the quota. */
const PLUGINS: readonly AdmissionPlugin[] = [
  namespaceLifecycle,
  limitRanger,
  serviceAccount,
  nodeTaints,
  podSecurity,
  priority,
  defaultTolerations,
  ...defaultClasses,
  storageProtection,
  claimResize,
  runtimeClass,
];

const chains = new WeakMap<Kernel, readonly AdmissionPlugin[]>();

/**
 * Lets every plugin change a write, and once more what one of those outside has changed.
 *
 * **Errors**: what a plugin refuses.
 */
export function* admitMutating(admission: Admission): Steps<void> {
  if (!mayAsk(admission) && !hasMutatingPolicies(admission.call.kernel)) {
    return yield* mutateAll(admission);
  }
  const rounds: Rounds = { again: false, wanted: false, asked: new Set(), askAgain: new Set() };
  yield* mutateAll({ ...admission, rounds });
  if (!rounds.wanted) return;
  rounds.again = true;
  yield* mutateAll({ ...admission, rounds });
}

/** Lets plugins refuse a deletion; webhooks that could change an object are asked about it too. */
export function* admitDeletion(admission: Admission): Steps<void> {
  if (chainOf(admission.call.kernel).includes(mutatingWebhooks)) {
    yield* mutatingWebhooks.mutate?.(admission) ?? [];
  }
  yield* admitValidating(admission);
}

/** Whether expressions may have to be evaluated when something is written. */
export function evaluates(kernel: Kernel): boolean {
  return hasPolicies(kernel) || hasMutatingPolicies(kernel) || hasConditions(kernel);
}

function* mutateAll(admission: Admission): Steps<void> {
  for (const plugin of chainOf(admission.call.kernel)) {
    const waits = plugin.mutate?.(admission);
    if (waits) yield* waits;
  }
}

/** Lets every plugin refuse a write. **Errors**: what a plugin refuses. */
export function* admitValidating(admission: Admission): Steps<void> {
  for (const plugin of chainOf(admission.call.kernel)) {
    const waits = plugin.validate?.(admission);
    if (waits) yield* waits;
  }
}

function chainOf(kernel: Kernel): readonly AdmissionPlugin[] {
  const known = chains.get(kernel);
  if (known) return known;
  const { disable = [], hooks = [] } = kernel.options.admission ?? {};
  const all = [
    ...PLUGINS,
    ...hooks.map(hookPlugin),
    mutatingPolicies,
    mutatingWebhooks,
    admissionPolicies,
    validatingWebhooks,
    resourceQuota,
  ];
  const chain = [escalation, ...all.filter((plugin) => !disable.includes(plugin.name))];
  chains.set(kernel, chain);
  return chain;
}
