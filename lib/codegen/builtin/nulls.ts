/**
 * Which fields an API server may write as null, though it never takes null for a value.
 *
 * Go writes an empty list, map or pointer as null unless it is told to leave it out. Fields whose
 * validation refuses the empty value are never null; these are the exceptions in both directions.
 *
 * @module
 */

/** Required fields that nothing refuses to be empty. */
export const nullableThoughRequired: ReadonlySet<string> = new Set([
  "batch.v1.PodFailurePolicy.rules",
  "core.v1.LimitRangeSpec.limits",
  "storage.v1.CSINodeSpec.drivers",
]);

/** Times and objects that validation requires. */
export const neverNull: ReadonlySet<string> = new Set([
  "authentication.v1.TokenRequestStatus.expirationTimestamp",
  "meta.v1.Condition.lastTransitionTime",
  "meta.v1.WatchEvent.object",
  "resource.v1.OpaqueDeviceConfiguration.parameters",
  "resource.v1beta1.OpaqueDeviceConfiguration.parameters",
  "resource.v1beta2.OpaqueDeviceConfiguration.parameters",
]);
