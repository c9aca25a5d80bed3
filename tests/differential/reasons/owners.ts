import type { Rule } from "../rules.ts";

/** Who owns which fields. */
export const owners: readonly Rule[] = [
  {
    what: "the owner of replicas after a scale that changed nothing",
    real: "nobody: the field is lost, or an entry stays without a time",
    here: "who set it",
    why: "kube-apiserver loses it on the way through Scale",
    path: /managedFields(\[\d+\]|$)/,
    script: /life of (v1 Repl|apps)|custom|subresources/,
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
