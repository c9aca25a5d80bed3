/**
 * Scripts of requests that read: URLs, representations, selectors, lists, watches.
 *
 * @module
 */

import { type Script, script, type Step } from "./script.ts";
import { CM, cm, DP, get, patch, PO, post, put, remove } from "./steps.ts";

const TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";

const several = [
  post(CM, cm("b", { labels: { app: "b", tier: "y", n: "1" } })),
  post(CM, cm("a-1", { labels: { app: "a", tier: "x", n: "2" } })),
  post(CM, cm("a", { labels: { app: "a", n: "x" } })),
  post(CM, cm("a.b", { labels: { tier: "x" } })),
  post(CM, cm("a0", { labels: { app: "" } })),
];

const selectors = [
  "app",
  "!app",
  "app=a",
  "app==a",
  "app!=a",
  "app in (a,b)",
  "app notin (a,b)",
  "app in (a,b),tier=x",
  "n>1",
  "n<2",
  "app=",
  "app in ()",
  "app in a",
  "app=a b",
  "=a",
  "app,",
  "a/b/c",
  ",",
  "app in (a,",
  "app%%",
  "x notin",
  "app in (a) tier",
  "app>x",
  "!",
  "app=='a'",
  "a=1,a=2",
  "(a)",
  "Bad Key=1",
  "app=-a-",
];

const fieldSelectors = [
  "metadata.name=a",
  "metadata.name!=a",
  "metadata.name==a",
  "metadata.name=a,metadata.namespace={ns}",
  "metadata.namespace=other",
  "data.a=1",
  "metadata.name",
  "metadata.name in (a)",
  "metadata.name=a\\,b",
  "metadata.uid=x",
  "=a",
  "metadata.name=",
];

const listOptions = [
  "limit=2",
  "limit=-1",
  "limit=0",
  "limit=abc",
  "limit=2&continue=abc",
  "resourceVersion=0",
  "resourceVersion=1",
  "resourceVersion=abc",
  "resourceVersionMatch=Exact",
  "resourceVersionMatch=Bogus&resourceVersion=1",
  "resourceVersion=0&resourceVersionMatch=Exact",
  "resourceVersion=0&resourceVersionMatch=NotOlderThan",
  "sendInitialEvents=true",
  "timeoutSeconds=abc",
  "watch=false&limit=1",
  "bogus=1",
  "pretty=true&limit=1",
  "allowWatchBookmarks=true&limit=1",
  "resourceVersionMatch=NotOlderThan&continue=abc&resourceVersion=1",
];

const watchOptions = [
  "watch=1&timeoutSeconds=1",
  "watch=true&timeoutSeconds=1&resourceVersion=0",
  "watch=1&timeoutSeconds=1&resourceVersion={rv}",
  "watch=1&timeoutSeconds=1&labelSelector=app=a",
  "watch=1&timeoutSeconds=1&fieldSelector=metadata.name=a",
  "watch=1&timeoutSeconds=1&fieldSelector=data.x=1",
  "watch=1&timeoutSeconds=1&labelSelector=app in",
  "watch=1&timeoutSeconds=1&resourceVersion=abc",
  "watch=1&timeoutSeconds=1&resourceVersionMatch=Exact&resourceVersion=1",
  "watch=1&timeoutSeconds=1&sendInitialEvents=true",
  "watch=1&timeoutSeconds=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true",
  "watch=1&timeoutSeconds=1&sendInitialEvents=false&resourceVersionMatch=NotOlderThan&resourceVersion={rv}",
  "watch=1&timeoutSeconds=abc",
  "watch=0&limit=1",
];

const urls = [
  "/api",
  "/apis/apps",
  "/apis/nope",
  "/apis/apps/v9",
  "/api/v1/nope",
  `${DP}/x/nope`,
  "/apis/apps/v1/nodes",
  "/api/v1/namespaces/ghost/pods",
  "/api/v1/namespaces/ghost/pods/x",
  "/api/v1//namespaces",
  `${CM}/`,
  `${CM}/..`,
  `${CM}/a%2Fb`,
  `${CM}/Bad_Name`,
  "/api/v2",
  "/apis/apps/",
  "/apis/apps/v1/",
  "/api/v1/namespaces/{ns}/nodes",
  "/api/v1/namespaces/{ns}/namespaces",
  "/api/v1/namespaces/{ns}/status",
  "/api/v1/watch/namespaces/{ns}/configmaps?timeoutSeconds=1",
  "/api/v1/watch/namespaces/{ns}/configmaps/a?timeoutSeconds=1",
  "/healthz",
  "/livez",
  "/readyz",
  "/livez/ping",
  "/livez/nope",
  "/healthz/ping",
  "/livez?exclude=etcd",
  "/readyz?verbose&exclude=nope",
];

const methods: Step[] = [
  put(CM, cm("a")),
  post(`${CM}/x`, cm("a")),
  patch(CM, {}),
  post("/api/v1/configmaps", cm("a")),
  { method: "OPTIONS", path: CM },
  { method: "HEAD", path: CM },
  remove("/api/v1/configmaps"),
  remove("/api/v1/namespaces"),
  post("/api", {}),
  post("/apis/apps/v1", {}),
  put("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", {}),
  get("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews"),
  remove(`${PO}/p/binding`),
  get(`${PO}/p/eviction`),
];

const accepts = [
  "*/*",
  "application/*",
  "application/yaml",
  "text/html",
  "text/xml",
  "application/json;as=Table;v=v9;g=meta.k8s.io",
  "application/json;as=Table;v=v9;g=meta.k8s.io,application/json",
  "application/json;as=Table;v=v1beta1;g=meta.k8s.io",
  "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io",
  "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io",
  "application/json;as=Bogus;v=v1;g=meta.k8s.io",
  "application/json;q=0.5,application/yaml",
  "application/json;stream=watch",
  "application/json;pretty=1",
];

/** Scripts that read. */
export const reading: readonly Script[] = [
  script("urls", post(CM, cm("a")), ...urls.map((u) => get(u)), ...methods),
  script(
    "accepts",
    post(CM, cm("a")),
    ...accepts.map((a) => get(`${CM}/a`, a)),
    ...accepts.map((a) => get(CM, a)),
  ),
  script(
    "tables",
    ...several,
    get(CM, TABLE),
    get(`${CM}?includeObject=None`, TABLE),
    get(`${CM}?includeObject=Object&limit=1`, TABLE),
    get(`${CM}?includeObject=Bogus`, TABLE),
    get(`${CM}?labelSelector=zz`, TABLE),
    get(`${CM}/ghost`, TABLE),
    { ...post(CM, cm("p")), accept: TABLE },
    { ...remove(`${CM}/p`), accept: TABLE },
    get(`${CM}?watch=1&timeoutSeconds=1`, TABLE),
    get(
      `${CM}?watch=1&timeoutSeconds=1`,
      "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io",
    ),
  ),
  script(
    "selectors",
    ...several,
    ...selectors.map((s) => get(`${CM}?labelSelector=${encodeURIComponent(s)}`)),
    ...fieldSelectors.map((s) =>
      get(`${CM}?fieldSelector=${encodeURIComponent(s).replaceAll("%7Bns%7D", "{ns}")}`)
    ),
  ),
  script(
    "lists",
    ...several,
    get(CM),
    ...listOptions.map((q) => get(`${CM}?${q}`)),
    get(`${CM}?limit=2`),
    get(`${CM}?limit=2&continue={continue}`),
    get(`${CM}?limit=2&continue={continue}`),
    get(`${CM}?limit=2&labelSelector=app`),
    get(`${CM}?resourceVersion=99999999`),
    get(`${CM}/a?resourceVersion=99999999`),
    get(`${CM}/a?resourceVersion=0`),
    get(`${CM}/a?resourceVersion=abc`),
  ),
  script("watches", ...several, get(CM), ...watchOptions.map((q) => get(`${CM}?${q}`))),
];
