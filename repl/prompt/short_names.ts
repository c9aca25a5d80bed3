/**
 * The views by the short names that kubectl's users type: `po()` for `pods()`.
 *
 * @module
 */

/** Accessors by short name, as `kubectl api-resources` lists them. */
export const shortNames: Readonly<Record<string, string>> = {
  cj: "cronJobs",
  cm: "configMaps",
  crd: "customResourceDefinitions",
  crds: "customResourceDefinitions",
  cs: "componentStatuses",
  csr: "certificateSigningRequests",
  deploy: "deployments",
  ds: "daemonSets",
  ep: "endpoints",
  ev: "events",
  hpa: "horizontalPodAutoscalers",
  ing: "ingresses",
  ip: "ipAddresses",
  limits: "limitRanges",
  netpol: "networkPolicies",
  no: "nodes",
  ns: "namespaces",
  pc: "priorityClasses",
  pdb: "podDisruptionBudgets",
  po: "pods",
  pv: "persistentVolumes",
  pvc: "persistentVolumeClaims",
  quota: "resourceQuotas",
  rc: "replicationControllers",
  rs: "replicaSets",
  sa: "serviceAccounts",
  sc: "storageClasses",
  sts: "statefulSets",
  svc: "services",
  vac: "volumeAttributesClasses",
};

/** The accessor for a resource by any of its names: its plural, its singular, its short name. */
export function accessorFor(word: string, accessors: readonly string[]): string | undefined {
  const name = word.toLowerCase().split(".")[0] ?? "";
  if (Object.hasOwn(shortNames, name)) return shortNames[name];
  const plurals = [name, `${name}s`, `${name}es`, name.replace(/y$/, "ies")];
  return accessors.find((accessor) => plurals.includes(accessor.toLowerCase()));
}
