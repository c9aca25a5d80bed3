import type { Rule } from "../rules.ts";

/** What a request does. */
export const values: readonly Rule[] = [
  {
    what:
      "JSON patches that replace what is not there, add without a value, or have paths without a slash",
    real: "200, and a Warning header that names an unknown field",
    here: "422, the patch cannot be applied",
    why: "RFC 6902, and the specification of this server, say so",
    script: /JSON patches|managers/,
    path: /^(status|headers\.warning|body\.message)$/,
    realValue: /^200$|unknown field/,
    whole: true,
  },
  {
    what: "addresses, ports and names of a server",
    real: "of its flags and its machine",
    here: "of this process",
    why: "they are another server's",
    path: /serverAddressByClientCIDRs|^body\.(issuer|jwks)|^body$/,
    realValue: /serverAddress|issuer|informer-sync|jwks|\d+\.\d+\.\d+\.\d+/,
  },
  {
    what: "what such patches leave behind",
    real: "their values",
    here: "nothing",
    why: "they were refused",
    script: /JSON patches/,
    path: /^body\.data/,
  },
  {
    what: "YAML",
    real: "keys in the order of the alphabet, double quotes",
    here: "keys in the order of JSON, single quotes",
    why: "the same values",
    script: /accepts|credentials/,
    path: /^body$/,
    realValue: /^"apiVersion: /,
  },
  {
    what: "protobuf of a refusal",
    real: "empty metadata and causes are written",
    here: "they are left out",
    why: "the same message",
    script: /widgets/,
    path: /^body$/,
    realValue: /^"k8s/,
  },
  {
    what: "the header Vary of long answers",
    real: "Accept-Encoding",
    here: "none",
    why: "nothing is compressed",
    path: /^headers\.vary$/,
    realValue: /^"Accept-Encoding"$/,
    ourValue: /^$/,
  },
  {
    what: "columns of IP addresses",
    real: "a row has a cell more than there are columns",
    here: "as many cells as columns",
    why: "a mistake of kube-apiserver",
    script: /IPAddress/,
    path: /rows\[\d+\]\.cells$/,
  },
];
