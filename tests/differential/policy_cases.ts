/**
 * Validating admission policies, and the requests that meet them.
 *
 * @module
 */

import { failures, values } from "./cel_expressions.ts";
import type { Step } from "./script.ts";

/** A policy for what is named after the case, and requests that it is about. */
export interface PolicyCase {
  readonly name: string;
  readonly spec: Record<string, unknown>;
  readonly steps: readonly Step[];
}

const NS = "/api/v1/namespaces/{ns}";
const CM = `${NS}/configmaps`;

const post = (path: string, body?: unknown): Step => ({
  method: "POST",
  path,
  ...(body === undefined ? {} : { body }),
});

/** What objects of `names` are told by a policy about these operations and resources. */
function about(
  name: string,
  [operation, resource]: readonly [string, string],
  validations: readonly Record<string, unknown>[],
  steps: readonly Step[],
): PolicyCase {
  const resourceRules = [{
    apiGroups: ["*"],
    apiVersions: ["*"],
    operations: [operation],
    resources: [resource],
  }];
  const named = `!has(request.name) || request.name.startsWith('${name}')`;
  const matchConditions = [{ name: "named", expression: named }];
  return {
    name,
    spec: { matchConstraints: { resourceRules }, matchConditions, validations },
    steps,
  };
}

/** The values of expressions, as the message of a refusal. */
function evaluated(name: string, expressions: readonly string[]): PolicyCase {
  const messageExpression = `'%s'.format([[${expressions.join(", ")}]])`;
  return about(
    name,
    ["CREATE", "configmaps"],
    [{ expression: `${messageExpression} == ''`, messageExpression }],
    [post(CM, { metadata: { name: `${name}x` } })],
  );
}

/** So many expressions are evaluated by one policy. */
const TOGETHER = 12;

const evaluations: readonly PolicyCase[] = [
  ...Array.from(
    { length: Math.ceil(values.length / TOGETHER) },
    (_, i) => evaluated(`values-${i}-a`, values.slice(i * TOGETHER, (i + 1) * TOGETHER)),
  ),
  ...failures.map((expression, i) => evaluated(`failure-${i}-a`, [expression])),
];

const marked = { labels: { a: "b" } };
const unmarked = {
  expression: "!has(object.metadata.labels)",
  messageExpression: "request.kind.kind + ' of ' + request.resource.resource",
};

const GROUP = "/apis/admissionregistration.k8s.io/v1";

const ruleOf = (resources: readonly string[]) => ({
  apiGroups: ["*"],
  apiVersions: ["*"],
  operations: ["*"],
  resources,
});

/** A webhook for some resources, and a policy for them, as definitions that are not stored. */
function definitionsFor(resources: readonly string[]): Step[] {
  const webhook = {
    name: "a.example.com",
    clientConfig: { url: "https://127.0.0.1" },
    sideEffects: "None",
    admissionReviewVersions: ["v1"],
    rules: [ruleOf(resources)],
  };
  return [
    post(`${GROUP}/validatingwebhookconfigurations?dryRun=All`, {
      metadata: { name: "x" },
      webhooks: [webhook],
    }),
    defined({}, resources),
  ];
}

/** A policy with one validation, as a definition that is not stored. */
function defined(validation: object, resources: readonly string[] = ["pods"]): Step {
  return post(`${GROUP}/validatingadmissionpolicies?dryRun=All`, {
    metadata: { name: "x" },
    spec: {
      matchConstraints: { resourceRules: [ruleOf(resources)] },
      validations: [{ expression: "true", ...validation }],
    },
  });
}

const RESOURCES = [
  ["*", "*/*"],
  ["*/*", "pods"],
  ["pods/*", "pods/exec"],
  ["*/exec", "pods/exec"],
  ["pods", "*"],
  ["*", "pods"],
  ["*", "pods/exec"],
  ["pods/*", "*/exec"],
  ["/x", "pods/", "a/b/c"],
  ["*/exec", "pods/*", "pods"],
  ["pods", "pods"],
  ["*", "*/*", ""],
];

const VALIDATIONS = [
  ...["Unauthorized", "", "Forbidden", "RequestEntityTooLarge"].map((reason) => ({ reason })),
  ...["a\nb", "  ", "\na"].map((message) => ({ message })),
  ...[" ", "1", "'a'", "authorizer.path('/').check('get').reason()"].map((messageExpression) => ({
    messageExpression,
  })),
  ...[
    "  ",
    "true\n&& true",
    "1",
    "'a'",
    "[1]",
    "{'a': 1}",
    "[]",
    "null",
    "b'a'",
    "1u",
    "duration('1s')",
    "optional.of(1)",
    "quantity('1')",
    "object",
    "object.metadata.labels",
    "[object.a]",
  ].map((expression) => ({ expression })),
];

/** All cases. */
export const policyCases: readonly PolicyCase[] = [
  ...evaluations,
  about("definitions", ["CREATE", "configmaps"], [{ expression: "true" }], [
    ...RESOURCES.flatMap(definitionsFor),
    ...VALIDATIONS.map((validation) => defined(validation)),
  ]),
  about("denied", ["CREATE", "configmaps"], [
    { expression: "object.data.a == 'b'" },
    { expression: "object.data.c == 'd'", message: "m", reason: "Forbidden" },
    { expression: "false", messageExpression: "'no ' + object.data.c" },
  ], [
    post(CM, { metadata: { name: "denied" }, data: { a: "c" } }),
    post(CM, { metadata: { name: "denied" } }),
    post(CM, { metadata: { name: "denied" }, data: { a: "b" } }),
    post(CM, { metadata: { name: "denied" }, data: { a: "b", c: "e" } }),
    post(CM, { metadata: { name: "denied" }, data: { a: "b", c: "d" } }),
  ]),
  about("stays", ["DELETE", "configmaps"], [{ expression: "object != null", message: "stays" }], [
    post(CM, { metadata: { name: "stays", ...marked } }),
    { method: "DELETE", path: `${CM}/stays` },
    { method: "DELETE", path: `${CM}?labelSelector=a%3Db` },
  ]),
  about("connect", ["CONNECT", "pods/exec"], [{
    expression: "object.command[0] != 'bash'",
    messageExpression:
      "request.operation + ' ' + request.subResource + ' as ' + request.kind.kind + ' in ' + request.name",
  }], [
    post(`${NS}/pods`, {
      metadata: { name: "connect" },
      spec: { containers: [{ name: "c", image: "i" }] },
    }),
    post(`${NS}/pods/connect/exec?command=bash&stdout=1`),
    { method: "GET", path: `${NS}/pods/connect/exec?command=bash&stdout=1` },
    post(`${NS}/pods/connect/exec?command=ls&stdout=1`),
  ]),
  about("evict", ["CREATE", "pods/eviction"], [unmarked], [
    post(`${NS}/pods/evict/eviction`, { metadata: { name: "evict", ...marked } }),
    post(`${NS}/pods/evict/eviction`, { metadata: { name: "evict" } }),
  ]),
  about("bind", ["CREATE", "pods/binding"], [unmarked], [
    post(`${NS}/pods/bind/binding`, {
      metadata: { name: "bind", ...marked },
      target: { name: "n" },
    }),
    post(`${NS}/pods/bind/binding`, { metadata: { name: "bind" }, target: { name: "n" } }),
  ]),
  about("bound", ["CREATE", "bindings"], [unmarked], [
    post(`${NS}/bindings`, { metadata: { name: "bound", ...marked }, target: { name: "n" } }),
  ]),
  about("token", ["CREATE", "serviceaccounts/token"], [unmarked], [
    post(`${NS}/serviceaccounts`, { metadata: { name: "token" } }),
    post(`${NS}/serviceaccounts/token/token`, { metadata: marked }),
  ]),
];
