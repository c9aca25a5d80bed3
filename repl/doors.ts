/**
 * The doors of kubist, for scripts and inputs that import them where kubist is not installed.
 *
 * @module
 */

/** The modules by their specifiers. */
export type Doors = Readonly<Record<string, () => Promise<Record<string, unknown>>>>;

/**
 * All of them, written out so that a single binary holds them; by their files, because Bun would answer
 * their names with what stands here.
 */
export const doors: Doors = {
  "kubist": () => import("../mod.ts"),
  "kubist/cache": () => import("../lib/cache/mod.ts"),
  "kubist/client": () => import("../lib/client/mod.ts"),
  "kubist/client/streams": () => import("../lib/client/streams.ts"),
  "kubist/client/verbs": () => import("../lib/client/verb_types.ts"),
  "kubist/codegen": () => import("../lib/codegen/mod.ts"),
  "kubist/config": () => import("../lib/config/mod.ts"),
  "kubist/controller": () => import("../lib/controller/mod.ts"),
  "kubist/controller/queue": () => import("../lib/controller/queue/mod.ts"),
  "kubist/errors": () => import("../lib/errors.ts"),
  "kubist/meta": () => import("../lib/meta/mod.ts"),
  "kubist/meta/apply": () => import("../lib/meta/apply/mod.ts"),
  "kubist/meta/types": () => import("../lib/meta/types.ts"),
  "kubist/ops": () => import("../lib/ops/mod.ts"),
  "kubist/repl": () => import("./mod.ts"),
  "kubist/runtime": () => import("../lib/runtime/mod.ts"),
  "kubist/scheme": () => import("../lib/meta/scheme.ts"),
  "kubist/server": () => import("../lib/server/mod.ts"),
  "kubist/stream": () => import("../lib/stream/mod.ts"),
  "kubist/testing": () => import("../lib/testing/mod.ts"),
  "kubist/transport": () => import("../lib/transport/mod.ts"),
  "kubist/watch": () => import("../lib/watch/mod.ts"),
  "kubist/wire": () => import("../lib/wire/mod.ts"),
  "kubist/wire/streams": () => import("../lib/wire/streams.ts"),
  "kubist/admissionregistration/v1": () =>
    import("../lib/generated/kinds/admissionregistration/v1.ts"),
  "kubist/admissionregistration/v1alpha1": () =>
    import("../lib/generated/kinds/admissionregistration/v1alpha1.ts"),
  "kubist/admissionregistration/v1beta1": () =>
    import("../lib/generated/kinds/admissionregistration/v1beta1.ts"),
  "kubist/apiextensions/v1": () => import("../lib/generated/kinds/apiextensions/v1.ts"),
  "kubist/apiregistration/v1": () => import("../lib/generated/kinds/apiregistration/v1.ts"),
  "kubist/apps/v1": () => import("../lib/generated/kinds/apps/v1.ts"),
  "kubist/authentication/v1": () => import("../lib/generated/kinds/authentication/v1.ts"),
  "kubist/authorization/v1": () => import("../lib/generated/kinds/authorization/v1.ts"),
  "kubist/autoscaling/v1": () => import("../lib/generated/kinds/autoscaling/v1.ts"),
  "kubist/autoscaling/v2": () => import("../lib/generated/kinds/autoscaling/v2.ts"),
  "kubist/batch/v1": () => import("../lib/generated/kinds/batch/v1.ts"),
  "kubist/certificates/v1": () => import("../lib/generated/kinds/certificates/v1.ts"),
  "kubist/certificates/v1alpha1": () => import("../lib/generated/kinds/certificates/v1alpha1.ts"),
  "kubist/certificates/v1beta1": () => import("../lib/generated/kinds/certificates/v1beta1.ts"),
  "kubist/coordination/v1": () => import("../lib/generated/kinds/coordination/v1.ts"),
  "kubist/coordination/v1alpha2": () => import("../lib/generated/kinds/coordination/v1alpha2.ts"),
  "kubist/coordination/v1beta1": () => import("../lib/generated/kinds/coordination/v1beta1.ts"),
  "kubist/core/v1": () => import("../lib/generated/kinds/core/v1.ts"),
  "kubist/discovery/v1": () => import("../lib/generated/kinds/discovery/v1.ts"),
  "kubist/events/v1": () => import("../lib/generated/kinds/events/v1.ts"),
  "kubist/flowcontrol/v1": () => import("../lib/generated/kinds/flowcontrol/v1.ts"),
  "kubist/internal/v1alpha1": () => import("../lib/generated/kinds/internal/v1alpha1.ts"),
  "kubist/networking/v1": () => import("../lib/generated/kinds/networking/v1.ts"),
  "kubist/networking/v1beta1": () => import("../lib/generated/kinds/networking/v1beta1.ts"),
  "kubist/node/v1": () => import("../lib/generated/kinds/node/v1.ts"),
  "kubist/policy/v1": () => import("../lib/generated/kinds/policy/v1.ts"),
  "kubist/rbac/v1": () => import("../lib/generated/kinds/rbac/v1.ts"),
  "kubist/resource/v1": () => import("../lib/generated/kinds/resource/v1.ts"),
  "kubist/resource/v1alpha3": () => import("../lib/generated/kinds/resource/v1alpha3.ts"),
  "kubist/resource/v1beta1": () => import("../lib/generated/kinds/resource/v1beta1.ts"),
  "kubist/resource/v1beta2": () => import("../lib/generated/kinds/resource/v1beta2.ts"),
  "kubist/scheduling/v1": () => import("../lib/generated/kinds/scheduling/v1.ts"),
  "kubist/scheduling/v1alpha2": () => import("../lib/generated/kinds/scheduling/v1alpha2.ts"),
  "kubist/storage/v1": () => import("../lib/generated/kinds/storage/v1.ts"),
  "kubist/storage/v1beta1": () => import("../lib/generated/kinds/storage/v1beta1.ts"),
  "kubist/storagemigration/v1beta1": () =>
    import("../lib/generated/kinds/storagemigration/v1beta1.ts"),
};
