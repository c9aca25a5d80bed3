/**
 * Scripts about texts: long ones, other alphabets, paths in odd spellings.
 *
 * @module
 */

import { type Script, script, type Step } from "../script.ts";
import {
  CM,
  cm,
  dep,
  DP,
  get,
  type Json,
  NS,
  patch,
  PO,
  pod,
  post,
  put,
  SE,
  SV,
} from "../steps.ts";

const names = [
  "a".repeat(63),
  "a".repeat(64),
  "a".repeat(253),
  "a".repeat(254),
  "a.b",
  "a..b",
  ".a",
  "a.",
  "-a",
  "a-",
  "1",
  "A",
  "a_b",
  "a/b",
  "a%b",
  "a b",
  "é",
  "名前",
  "😀",
  "a\u0000",
  "a\n",
  " ",
  ".",
  "..",
];
const kinds: readonly (readonly [string, (name: string) => Json])[] = [
  [CM, (name) => cm(name)],
  [SV, (name) => ({ metadata: { name }, spec: { ports: [{ port: 80 }] } })],
  [DP, (name) => ({ ...dep("d"), metadata: { name } })],
  [PO, (name) => pod(name)],
  ["/api/v1/namespaces", (name) => ({ metadata: { name } })],
  [
    "/apis/rbac.authorization.k8s.io/v1/namespaces/{ns}/roles",
    (name) => ({ metadata: { name }, rules: [] }),
  ],
  [
    "/apis/batch/v1/namespaces/{ns}/cronjobs",
    (name) => ({
      metadata: { name },
      spec: {
        schedule: "* * * * *",
        jobTemplate: {
          spec: {
            template: {
              spec: { restartPolicy: "Never", containers: [{ name: "c", image: "i" }] },
            },
          },
        },
      },
    }),
  ],
];

const spelled = [
  "/api/v1/namespaces/{ns}/configmaps/%61",
  "/api/v1/namespaces/{ns}/%63onfigmaps/a",
  "/api/v1/namespaces/%7Bns%7D/configmaps",
  "/%61pi/v1/namespaces/{ns}/configmaps/a",
  "/api/v1/namespaces/{ns}/configmaps/a%2F",
  "/api/v1/namespaces/{ns}/configmaps/%2Fa",
  "/api/v1/namespaces/{ns}/configmaps/a%00",
  "/api/v1/namespaces/{ns}/configmaps/a%0A",
  "/api/v1/namespaces/{ns}/configmaps/a%3Fb",
  "/api/v1/namespaces/{ns}/configmaps/a%23b",
  "/api/v1/namespaces/{ns}/configmaps/%C3%A9",
  "/api/v1/namespaces/{ns}/configmaps/%F0%9F%98%80",
  "/api/v1/namespaces/{ns}/configmaps/a+b",
  "/api/v1/namespaces/{ns}/configmaps/a;b",
  "/api/v1/namespaces/{ns}/configmaps/a,b",
  "/api/v1/namespaces/{ns}/configmaps/a:b",
  "/api/v1/namespaces/{ns}/configmaps/a@b",
  `/api/v1/namespaces/{ns}/configmaps/${"a".repeat(254)}`,
  `/api/v1/namespaces/{ns}/configmaps/${"a".repeat(5000)}`,
  "/api/v1/namespaces/{ns}//configmaps",
  "/api/v1//namespaces/{ns}/configmaps",
  "//api/v1/namespaces/{ns}/configmaps",
  "/api//v1/namespaces/{ns}/configmaps",
  "/api/v1/namespaces/{ns}/configmaps//",
  "/api/v1/namespaces/{ns}/configmaps/a//",
  "/api/v1/namespaces/{ns}/configmaps/?limit=1",
  "/api/v1/namespaces/{ns}/configmaps?",
  "/api/v1/namespaces/{ns}/configmaps?&",
  "/api/v1/namespaces/{ns}/configmaps?limit",
  "/api/v1/namespaces/{ns}/configmaps?limit=",
  "/api/v1/namespaces/{ns}/configmaps?limit=1&limit=2",
  "/api/v1/namespaces/{ns}/configmaps?limit=+1",
  "/api/v1/namespaces/{ns}/configmaps?limit=1.5",
  "/api/v1/namespaces/{ns}/configmaps?limit=99999999999999999999",
  "/api/v1/namespaces/{ns}/configmaps?LIMIT=1",
  "/api/v1/namespaces/{ns}/configmaps?watch&timeoutSeconds=1",
  "/api/v1/namespaces/{ns}/configmaps?watch=yes&timeoutSeconds=1",
  "/api/v1/namespaces/{ns}/configmaps?watch=False&timeoutSeconds=1",
  "/api/v1/namespaces/{ns}/configmaps?allowWatchBookmarks=bogus&timeoutSeconds=1",
  "/api/v1/namespaces/{ns}/configmaps?sendInitialEvents=bogus&timeoutSeconds=1",
  "/api/v1/namespaces/{ns}/configmaps?timeoutSeconds=1.5",
  "/api/v1/namespaces/{ns}/configmaps?timeoutSeconds=-1",
  `/api/v1/namespaces/{ns}/configmaps?labelSelector=a%20in%20(${"x,".repeat(500)}x)`,
];

const values = ["é", "名前", "😀", "a\u0000b", "a\tb", "\u2028", "\ud800", "a".repeat(64), "a b"];

const bodies: Step[] = [
  post(CM, cm("big1", {}, { a: "x".repeat(1_048_576) })),
  post(CM, cm("big2", {}, { a: "x".repeat(600_000), b: "y".repeat(600_000) })),
  post(CM, cm("big3", {}, { a: "é".repeat(524_289) })),
  post(CM, cm("big4", {}, { a: "x".repeat(3_145_728) })),
  put(`${CM}/big5`, cm("big5", {}, { a: "x".repeat(3_145_728) })),
  patch(`${CM}/big6`, { data: { a: "x".repeat(3_145_728) } }),
  post(SE, { metadata: { name: "big7" }, stringData: { a: "x".repeat(1_048_577) } }),
  post(CM, `{"metadata":{"name":"deep"},"x":${"[".repeat(9000)}${"]".repeat(9000)}}`),
  post(CM, `{"metadata":{"name":"deep"},"x":${"[".repeat(10001)}${"]".repeat(10001)}}`),
  post(CM, `{"metadata":{"name":"num"},"x":1e400}`),
  post(CM, `{"metadata":{"name":"num2","generation":9223372036854775807}}`),
  post(CM, `{"metadata":{"name":"num3","generation":9223372036854775808}}`),
  post(CM, `{"metadata":{"name":"num4","generation":-1}}`),
  post(CM, `{"metadata":{"name":"num5","generation":1e2}}`),
  post(CM, `{"metadata":{"name":"num6","generation":1.0}}`),
];

/** Texts. */
export const texts: readonly Script[] = [
  ...kinds.map(([path, object]) =>
    script(
      `texts: names at ${path}`,
      ...names.map((name) => post(`${path}?dryRun=All`, object(name))),
    )
  ),
  script(
    "texts: generated names",
    ...["A-", "a_", "é-", "-", ".", "a".repeat(300)].flatMap((generateName) => [
      post(`${CM}?dryRun=All`, { metadata: { generateName } }),
      post(`${SV}?dryRun=All`, { metadata: { generateName }, spec: { ports: [{ port: 80 }] } }),
    ]).filter((step) => !JSON.stringify(step.body).includes("aaaa") || step.path.startsWith(SV))
      // Names end with letters of each server\'s own.
      .map((step): Step => ({ ...step, only: "head" })),
    post(`${CM}?dryRun=All`, { metadata: { generateName: "a-", name: "given" } }),
    post(`${CM}?dryRun=All`, { metadata: { generateName: "A-", name: "given" } }),
    post(`${CM}?dryRun=All`, { metadata: { generateName: "" } }),
    put(`${CM}/x`, { metadata: { generateName: "a-" } }),
  ),
  script("texts: paths", post(CM, cm("a")), ...spelled.map((path) => get(path))),
  script(
    "texts: alphabets",
    ...values.flatMap((value, i) => [
      post(CM, cm(`d${i}`, {}, { a: value })),
      post(CM, cm(`k${i}`, {}, { [value]: "a" })),
      post(CM, cm(`l${i}`, { labels: { a: value } })),
      post(CM, cm(`m${i}`, { labels: { [value]: "a" } })),
      post(CM, cm(`n${i}`, { annotations: { a: value } })),
      post(CM, cm(`o${i}`, { annotations: { [value]: "a" } })),
      get(`${CM}?labelSelector=${encodeURIComponent(value.replace(/[\ud800\0]/, "x"))}`),
      get(
        `${CM}?fieldSelector=metadata.name%3D${encodeURIComponent(value.replace("\ud800", "x"))}`,
      ),
    ]),
    get(CM),
  ),
  script("texts: sizes", ...bodies),
  script(
    "texts: heads",
    ...[CM, `${CM}/a`, NS, "/api", "/apis/apps/v1", "/version", "/healthz", "/bogus"].map((
      path,
    ): Step => ({ method: "HEAD", path })),
  ),
];
