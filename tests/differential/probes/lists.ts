/**
 * Scripts about lists and watches.
 *
 * @module
 */

import { type Script, script } from "../script.ts";
import { CM, cm, get, PO, pod, post, remove } from "../steps.ts";

const objects = ["a", "b", "c", "d"].map((name) =>
  post(CM, cm(name, { labels: { n: name, app: "x" } }))
);

const versions = [
  "",
  "0",
  "1",
  "{rv}",
  "abc",
  "-1",
  "99999999",
  "01",
  "+1",
  "1.5",
  "18446744073709551616",
];
const matches = ["", "Exact", "NotOlderThan", "Bogus", "exact"];
const limits = ["", "&limit=2"];

const selectors = [
  "a=b,c=d",
  "a in (x, y)",
  " a = b ",
  "a  in  (x)",
  "a notin ()",
  "a in (,)",
  "a in (x,,y)",
  "a>",
  "a>1.5",
  "a<-1",
  "a gt 1",
  "!a=b",
  "! a",
  "!!a",
  "a!b",
  "a==",
  "a=",
  "a!=",
  "a=b=c",
  "a,b",
  "a,,b",
  ",a",
  "a(b)",
  "in in (in)",
  "notin",
  "in",
  "a in",
  "a in b",
  "a in (b",
  "a in b)",
  "a notin(b)",
  "a in(b)",
  "()",
  "a;b",
  "a=b;c",
  "a=b|c",
  "x.y/z=1",
  "x.y/z/q=1",
  "/a=1",
  "a/=1",
  "a=ä",
  "ä=1",
  `a=${"x".repeat(64)}`,
  `${"a".repeat(64)}=x`,
  "a=b c",
  "a\tin\t(b)",
  "a=-b",
  "a in (-b)",
  "a in (b c)",
  "a exists",
  'a="b"',
  "a='b'",
  "*",
  "a=*",
  "n>0,n<5",
  "n>=1",
  "n=>1",
  "a !in (b)",
  "a not in (b)",
];

const fields = [
  "",
  "metadata.name",
  "metadata.name=",
  "metadata.name!=",
  "metadata.name==",
  "metadata.name=a,",
  ",metadata.name=a",
  "metadata.name=a,metadata.name=b",
  "metadata.name=a,metadata.name!=b",
  "metadata.name>a",
  "!metadata.name",
  "metadata.name in (a)",
  "metadata.name=a\\=b",
  "metadata.name=a\\",
  "metadata.name=a\\x",
  "metadata.namespace={ns}",
  "metadata.namespace!={ns}",
  "metadata.name = a",
  " metadata.name=a",
  "metadata.labels.a=b",
  "METADATA.NAME=a",
  "=",
  "==",
  "!=a",
  "metadata.name=a=b",
  "metadata.name!==a",
  "metadata.name===a",
  "metadata.uid=x",
  "metadata.creationTimestamp=x",
  "kind=ConfigMap",
  "data.a=1",
  ".metadata.name=a",
  "spec.nodeName=x",
];

const enc = (text: string) =>
  encodeURIComponent(text).replaceAll("%7B", "{").replaceAll("%7D", "}");

const initial = [
  "sendInitialEvents=true",
  "sendInitialEvents=false",
  "sendInitialEvents=bogus",
  "sendInitialEvents=",
  "sendInitialEvents=true&resourceVersionMatch=NotOlderThan",
  "sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true",
  "sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true&resourceVersion=0",
  "sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true&resourceVersion=1",
  "sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true&resourceVersion={rv}",
  "sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true&resourceVersion=abc",
  "sendInitialEvents=true&resourceVersionMatch=Exact&resourceVersion=1",
  "sendInitialEvents=true&resourceVersionMatch=Bogus",
  "sendInitialEvents=false&resourceVersionMatch=NotOlderThan",
  "sendInitialEvents=false&resourceVersionMatch=NotOlderThan&resourceVersion=0",
  "sendInitialEvents=false&resourceVersionMatch=NotOlderThan&resourceVersion={rv}",
  "resourceVersionMatch=NotOlderThan&resourceVersion={rv}",
  "resourceVersionMatch=NotOlderThan",
  "resourceVersionMatch=Bogus",
  "resourceVersion=0&allowWatchBookmarks=true",
  "allowWatchBookmarks=true",
  "allowWatchBookmarks=bogus",
  "resourceVersion=0",
  "resourceVersion={rv}&labelSelector=n=a",
  "resourceVersion=99999999",
  "resourceVersion=-1",
  "resourceVersion=abc",
  "labelSelector=n=a",
  "labelSelector=n in",
  "fieldSelector=metadata.name=b",
  "fieldSelector=bogus=b",
  "fieldSelector=metadata.name",
  "limit=1",
  "limit=abc",
  "continue=abc",
  "continue=abc&resourceVersion={rv}",
];

/** Lists and watches. */
export const lists: readonly Script[] = [
  script(
    "lists: versions",
    ...objects,
    ...versions.flatMap((v) =>
      matches.flatMap((m) =>
        limits.map((l) => get(`${CM}?resourceVersion=${enc(v)}&resourceVersionMatch=${m}${l}`))
      )
    ),
    ...versions.map((v) => get(`${CM}/a?resourceVersion=${enc(v)}`)),
    ...matches.map((m) => get(`${CM}/a?resourceVersion=1&resourceVersionMatch=${m}`)),
    get(`${CM}/a?limit=abc`),
    get(`${CM}/a?labelSelector=!!`),
  ),
  script(
    "lists: pages",
    ...objects,
    get(`${CM}?limit=1`),
    get(`${CM}?limit=1&continue={continue}`),
    get(`${CM}?limit=10&continue={continue}`),
    get(`${CM}?limit=2`),
    get(`${CM}?continue={continue}`),
    get(`${CM}?limit=2&continue={continue}&resourceVersion=0`),
    get(`${CM}?limit=2&continue={continue}&resourceVersion=5`),
    get(`${CM}?limit=2&continue={continue}&resourceVersion={rv}`),
    get(`${CM}?limit=2&continue={continue}&resourceVersionMatch=Exact`),
    get(`${CM}?limit=2&continue={continue}&resourceVersionMatch=NotOlderThan&resourceVersion=5`),
    get(`${CM}?limit=2&continue={continue}&labelSelector=n=d`),
    get(`${PO}?limit=2&continue={continue}`),
    ...[
      "abc",
      "e30",
      "eyJ2IjoibWV0YS5rOHMuaW8vdjEifQ",
      "eyJ2IjoidjkiLCJydiI6MX0",
      "eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MSwic3RhcnQiOiIuLi94In0",
      "%00",
      "=",
    ].map((t) => get(`${CM}?limit=2&continue=${t}`)),
    ...["-1", "0", "1.5", "abc", "", "9223372036854775808", "1e3", " 1", "+1"].map((l) =>
      get(`${CM}?limit=${enc(l)}`)
    ),
    ...["-1", "0", "abc", "", "1.5"].map((l) => get(`${CM}?timeoutSeconds=${enc(l)}`)),
    get(`${CM}?limit=1&limit=2`),
    get(`${CM}?labelSelector=n=a&labelSelector=n=b`),
    get(`${CM}?watch=false`),
    get(`${CM}?watch=0`),
    get(`${CM}?watch=bogus&timeoutSeconds=1`),
    get(`${CM}?watch&timeoutSeconds=1`),
    get(`${CM}?watch=True&timeoutSeconds=1`),
    get(`${CM}?watch=F&timeoutSeconds=1`),
    get(`${CM}?watch=False&timeoutSeconds=1`),
    get(`${CM}?allowWatchBookmarks=bogus`),
    get(`${CM}?sendInitialEvents=true`),
    get(`${CM}?sendInitialEvents=true&resourceVersionMatch=NotOlderThan&resourceVersion=1`),
  ),
  script(
    "lists: label selectors",
    ...objects,
    ...selectors.map((s) =>
      get(
        `${CM}?labelSelector=${enc(s)}`,
        "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io",
      )
    ),
  ),
  script(
    "lists: field selectors",
    ...objects,
    post(PO, pod("p")),
    ...fields.map((s) =>
      get(
        `${CM}?fieldSelector=${enc(s)}`,
        "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io",
      )
    ),
    ...fields.map((s) =>
      get(
        `${PO}?fieldSelector=${enc(s)}`,
        "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io",
      )
    ),
    ...fields.map((s) =>
      get(
        `/api/v1/nodes?fieldSelector=${enc(s)}`,
        "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io",
      )
    ),
  ),
  script(
    "lists: watches",
    ...objects,
    ...initial.map((q) => get(`${CM}?watch=1&timeoutSeconds=1&${q}`)),
    ...["0", "-1", "abc", "1.5"].filter((t) => t !== "0" && t !== "-1").map((t) =>
      get(`${CM}?watch=1&timeoutSeconds=${t}`)
    ),
  ),
  script(
    "lists: watches of one",
    ...objects,
    get(`${CM}?watch=1&timeoutSeconds=1&resourceVersion={rv}`),
    remove(`${CM}/a`),
    get(`${CM}?watch=1&timeoutSeconds=1&resourceVersion={rv}&labelSelector=n=a`),
    get(`/api/v1/watch/namespaces/{ns}/configmaps/b?timeoutSeconds=1`),
    get(`/api/v1/watch/namespaces/{ns}/configmaps/zz?timeoutSeconds=1`),
    get(
      `/api/v1/watch/namespaces/{ns}/configmaps/b?timeoutSeconds=1&fieldSelector=metadata.name=c`,
    ),
    get(`${CM}/b?watch=1&timeoutSeconds=1`),
    get(
      `${CM}?watch=1&timeoutSeconds=1&fieldSelector=metadata.name=b`,
      "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io",
    ),
    get(
      `${CM}?watch=1&timeoutSeconds=1&fieldSelector=metadata.name=b`,
      "application/json;as=Table;v=v1;g=meta.k8s.io",
    ),
  ),
];
