import type { Rule } from "../rules.ts";

/** Who owns which fields. */
export const owners: readonly Rule[] = [
  {
    what: "the owner of replicas after a scale that changed nothing",
    real: "nobody: the field is lost",
    here: "who set it",
    why: "kube-apiserver loses it on the way through Scale",
    script: /life of (v1 ReplicationController|apps\S+ (Deployment|ReplicaSet|StatefulSet))/,
    path: /managedFields\[1\]\.fieldsV1\.f:spec\.f:replicas$/,
  },
  {
    what: "owners of what several scales changed",
    real: "an entry stays without a time, and those after it move on",
    here: "an entry for each that owns something",
    why: "kube-apiserver keeps the entry on the way through Scale",
    script: /custom: widgets|everyday: subresources/,
    request: /widgets|deployments/,
    path: /metadata\.managedFields(\[\d\]|$)/,
  },
  {
    what: "owners of empty structures and nulls after an apply of somebody else",
    real: "lost",
    here: "kept",
    why: "merging drops what is empty there, and takes it for removed",
    path: /managedFields\[\d+\]\.fieldsV1\.f:(spec|rules)(\.\.)?$/,
    ourValue: /^\{\}$/,
  },
  {
    what: "identity of tokens that are asked for",
    real: "uid and owners in the metadata",
    here: "name, namespace and time",
    why: "nothing reads them",
    request: /serviceaccounts\/[^/]+\/token/,
    path: /^body\.(metadata|spec|status)/,
  },
];
