import type { Rule } from "../rules.ts";

/** Who owns which fields. */
export const owners: readonly Rule[] = [
  {
    what: "identity of tokens that are asked for",
    real: "uid and owners in the metadata",
    here: "name, namespace and time",
    why: "nothing reads them",
    request: /serviceaccounts\/[^/]+\/token/,
    path: /^body\.(metadata|spec|status)/,
  },
];
