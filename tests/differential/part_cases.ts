/**
 * What is asked of webhooks about subresources that are not written: connections, evictions,
 * bindings, and token requests.
 *
 * @module
 */

import type { Step } from "./script.ts";
import type { Review, WebhookCase } from "./webhook_cases.ts";

const PODS = "/api/v1/namespaces/{ns}/pods";

const post = (path: string, body?: unknown): Step => ({
  method: "POST",
  path,
  ...(body === undefined ? {} : { body }),
});
const pod = (name: string): Step =>
  post(PODS, { metadata: { name }, spec: { containers: [{ name: "c", image: "i" }] } });
const patched = (op: string, path: string, value: unknown): Record<string, unknown> => ({
  allowed: true,
  patchType: "JSONPatch",
  patch: btoa(JSON.stringify([{ op, path, value }])),
});

/** A webhook about subresources of what is named like the case. */
function about(
  name: string,
  phase: WebhookCase["phase"],
  operation: string,
  resources: readonly string[],
  answer: Record<string, unknown> | ((review: Review) => Record<string, unknown> | Response),
  steps: readonly Step[],
  hook: Record<string, unknown> = {},
): WebhookCase {
  const named = {
    name: "named",
    expression: `has(request.name) && request.name.contains('${name}')`,
  };
  return {
    name,
    phase,
    answer: typeof answer === "function" ? answer : () => answer,
    steps,
    hook: {
      objectSelector: {},
      rules: [{ operations: [operation], apiGroups: ["*"], apiVersions: ["*"], resources }],
      matchConditions: [named],
      ...hook,
    },
  };
}

const CONNECTIONS = ["*/exec", "*/attach", "*/portforward", "*/proxy"];

function connections(name: string): readonly Step[] {
  const at = `${PODS}/${name}`;
  return [
    pod(name),
    post(`${at}/exec?command=a&command=b&stdin=true&stdout=true&container=c`),
    { method: "GET", path: `${at}/exec?command=a&stderr=1&tty=true&dryRun=All` },
    post(`${at}/exec?stdin=maybe&unknown=1`),
    post(`${at}/attach?stdout=true`),
    post(`${at}/attach`),
    post(`${at}/portforward?ports=80&ports=90`),
    { method: "GET", path: `${at}/portforward` },
    post(`${at}/portforward?ports=a`),
    { method: "GET", path: `${PODS}/${name}:80/proxy` },
    { method: "PUT", path: `${PODS}/${name}/proxy/a/b/?x=1&path=y`, body: {} },
    { method: "GET", path: `/api/v1/namespaces/{ns}/services/http:${name}:80/proxy/x` },
    { method: "GET", path: `/api/v1/nodes/${name}/proxy/metrics` },
    post(`${PODS}/${name}-none/exec?command=a&stdout=true`),
  ];
}

const connecting: readonly WebhookCase[] = [
  about(
    "connect-seen",
    "mutating",
    "CONNECT",
    CONNECTIONS,
    { allowed: true, warnings: ["seen"] },
    connections("connect-seen"),
  ),
  about(
    "connect-checked",
    "validating",
    "*",
    ["*/*"],
    { allowed: true },
    connections("connect-checked"),
  ),
  about(
    "connect-denied",
    "validating",
    "CONNECT",
    CONNECTIONS,
    { allowed: false, status: { message: "nobody goes in" } },
    connections("connect-denied"),
  ),
  about(
    "connect-broken",
    "validating",
    "CONNECT",
    ["pods/exec"],
    () => new Response("broken", { status: 500 }),
    [pod("connect-broken"), post(`${PODS}/connect-broken/exec?command=a&stdout=true`)],
  ),
  about(
    "connect-ignored",
    "mutating",
    "CONNECT",
    ["pods/exec"],
    () => new Response("broken", { status: 500 }),
    [pod("connect-ignored"), post(`${PODS}/connect-ignored/exec?command=a&stdout=true`)],
    { failurePolicy: "Ignore" },
  ),
  about(
    "connect-patched",
    "mutating",
    "CONNECT",
    ["pods/exec"],
    patched("add", "/container", "other"),
    [pod("connect-patched"), post(`${PODS}/connect-patched/exec?command=a&stdout=true`)],
  ),
  about(
    "connect-patched-wrong",
    "mutating",
    "CONNECT",
    ["pods/exec"],
    patched("add", "/command", 7),
    [pod("connect-patched-wrong"), post(`${PODS}/connect-patched-wrong/exec?command=a&stdout=1`)],
  ),
  about(
    "connect-chosen",
    "validating",
    "CONNECT",
    ["pods/*"],
    { allowed: false },
    [pod("connect-chosen"), post(`${PODS}/connect-chosen/exec?command=a&stdout=true`)],
    { objectSelector: { matchLabels: { a: "b" } } },
  ),
  about(
    "connect-elsewhere",
    "validating",
    "CONNECT",
    ["pods/*"],
    { allowed: false },
    [pod("connect-elsewhere"), post(`${PODS}/connect-elsewhere/exec?command=a&stdout=true`)],
    { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "default" } } },
  ),
  about(
    "connect-conditions",
    "validating",
    "CONNECT",
    ["pods/exec"],
    { allowed: false, status: { message: "root" } },
    ["a", "b"].flatMap((command) => [
      pod(`connect-conditions-${command}`),
      post(`${PODS}/connect-conditions-${command}/exec?command=${command}&stdout=true`),
    ]),
    {
      matchConditions: [
        { name: "named", expression: "request.name.startsWith('connect-conditions')" },
        { name: "command", expression: "'b' in object.command && oldObject == null" },
      ],
    },
  ),
];

function evictions(name: string): readonly Step[] {
  const eviction = { metadata: { name, labels: { a: "b" } } };
  return [
    pod(name),
    post(`${PODS}/${name}/eviction?dryRun=All&fieldManager=me`, eviction),
    post(`${PODS}/${name}/eviction`, {
      metadata: { name: "other" },
    }),
    post(`${PODS}/${name}-none/eviction`, { metadata: { name: `${name}-none` } }),
    post(`${PODS}/${name}/eviction`, { ...eviction, deleteOptions: { gracePeriodSeconds: 0 } }),
    { method: "GET", path: `${PODS}/${name}` },
  ];
}

const evicting: readonly WebhookCase[] = [
  about(
    "evict-seen",
    "mutating",
    "*",
    ["pods", "pods/*"],
    { allowed: true },
    evictions("evict-seen"),
  ),
  about(
    "evict-checked",
    "validating",
    "*",
    ["*/*"],
    { allowed: true },
    evictions("evict-checked"),
  ),
  about(
    "evict-denied",
    "validating",
    "CREATE",
    ["pods/eviction"],
    { allowed: false, status: { message: "stays", code: 409, reason: "Conflict" } },
    evictions("evict-denied"),
  ),
  about(
    "evict-patched",
    "mutating",
    "CREATE",
    ["pods/eviction"],
    patched("add", "/deleteOptions", { dryRun: ["All"] }),
    [
      pod("evict-patched"),
      post(`${PODS}/evict-patched/eviction`, { metadata: { name: "evict-patched" } }),
      { method: "GET", path: `${PODS}/evict-patched` },
    ],
  ),
];

function bindings(name: string, path: string): readonly Step[] {
  const binding = (node: string) => ({
    metadata: { name, annotations: { a: "b" } },
    target: { kind: "Node", name: node },
  });
  return [
    pod(name),
    post(`${path}?dryRun=All`, binding("n")),
    post(path, { ...binding("n"), target: { kind: "Pod" } }),
    post(path, binding("n")),
    { method: "GET", path: `${PODS}/${name}` },
  ];
}

const bindingCases: readonly WebhookCase[] = [
  ...(["mutating", "validating"] as const).flatMap((phase) => [
    about(
      `bind-${phase}`,
      phase,
      "*",
      ["*/*"],
      { allowed: true },
      bindings(`bind-${phase}`, `${PODS}/bind-${phase}/binding`),
    ),
    about(
      `bound-${phase}`,
      phase,
      "*",
      ["*"],
      { allowed: true },
      bindings(`bound-${phase}`, "/api/v1/namespaces/{ns}/bindings"),
    ),
  ]),
  about(
    "bind-denied",
    "validating",
    "CREATE",
    ["pods/binding"],
    { allowed: false },
    bindings("bind-denied", `${PODS}/bind-denied/binding`),
  ),
  about(
    "bind-patched",
    "mutating",
    "CREATE",
    ["pods/binding"],
    patched("replace", "/target/name", "elsewhere"),
    bindings("bind-patched", `${PODS}/bind-patched/binding`),
  ),
];

function tokens(name: string): readonly Step[] {
  const accounts = "/api/v1/namespaces/{ns}/serviceaccounts";
  return [
    post(accounts, { metadata: { name } }),
    post(`${accounts}/${name}/token`, {}),
    post(`${accounts}/${name}/token?dryRun=All`, {
      metadata: { labels: { a: "b" } },
      spec: { audiences: ["a"], expirationSeconds: 700 },
    }),
    post(`${accounts}/${name}/token`, { spec: { expirationSeconds: 5 } }),
    post(`${accounts}/${name}-none/token`, {}),
  ];
}

const tokenCases: readonly WebhookCase[] = [
  about("token-seen", "mutating", "*", ["*/token"], { allowed: true }, tokens("token-seen")),
  about(
    "token-checked",
    "validating",
    "*",
    ["*/token"],
    { allowed: true },
    tokens("token-checked"),
  ),
  about(
    "token-denied",
    "validating",
    "CREATE",
    ["serviceaccounts/token"],
    { allowed: false, status: { message: "none for you" } },
    tokens("token-denied"),
  ),
  about(
    "token-patched",
    "mutating",
    "CREATE",
    ["serviceaccounts/token"],
    patched("add", "/spec/audiences", ["patched"]),
    tokens("token-patched"),
  ),
];

/** All cases. */
export const partCases: readonly WebhookCase[] = [
  ...connecting,
  ...evicting,
  ...bindingCases,
  ...tokenCases,
];
