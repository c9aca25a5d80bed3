import type { Rule } from "../rules.ts";

/** Who owns which fields. */
export const owners: readonly Rule[] = [
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
