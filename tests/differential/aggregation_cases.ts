/**
 * API services with something wrong each, those with nothing wrong, and requests that they pass on.
 *
 * @module
 */

import { BOTH, BROKEN, type ExtensionServer, PLAIN } from "./extension_server.ts";
import type { Step } from "./script.ts";

/** An API service, what it needs, and the reason that is waited for. */
export interface ServiceCase {
  readonly name: string;
  readonly reason: string;
  readonly needs: readonly Step[];
  readonly spec: Readonly<Record<string, unknown>>;
}

const post = (path: string, body: unknown): Step => ({ method: "POST", path, body });

const SERVICES = "/api/v1/namespaces/ext/services";
const SLICES = "/apis/discovery.k8s.io/v1/namespaces/ext/endpointslices";

function serviceOf(name: string, spec: Record<string, unknown>): Step {
  return post(SERVICES, { metadata: { name }, spec });
}

/** A name that leads to loopback, which no endpoint may. */
const outside = (name: string): Step =>
  serviceOf(name, { type: "ExternalName", externalName: "127.0.0.1" });

function sliceOf(service: string, more: Record<string, unknown>): Step {
  const metadata = { name: service, labels: { "kubernetes.io/service-name": service } };
  return post(SLICES, {
    metadata,
    addressType: "IPv4",
    endpoints: [{ addresses: ["10.1.2.3"] }],
    ports: [{ name: "https", port: 443 }],
    ...more,
  });
}

const ports = [{ name: "https", port: 443 }];

/** All API services; the last ones are good. */
export function serviceCases({ ports: at, caBundle }: ExtensionServer): readonly ServiceCase[] {
  const remote = (
    service: string,
    port?: number,
    more: Record<string, unknown> = {},
  ): ServiceCase["spec"] => ({
    groupPriorityMinimum: 2000,
    versionPriority: 10,
    service: { namespace: "ext", name: service, ...(port !== undefined && { port }) },
    caBundle,
    ...more,
  });
  const insecure = { caBundle: undefined, insecureSkipTLSVerify: true };
  const wrong = (name: string, reason: string, needs: readonly Step[], spec = remote(name)) => ({
    name: `v1.${name}.example.com`,
    reason,
    needs,
    spec,
  });
  return [
    wrong("absent", "ServiceNotFound", []),
    wrong(
      "portless",
      "ServicePortError",
      [serviceOf("portless", { ports })],
      remote("portless", 444),
    ),
    wrong("sliceless", "EndpointsNotFound", [serviceOf("sliceless", { ports })]),
    wrong("unready", "MissingEndpoints", [
      serviceOf("unready", { ports }),
      sliceOf("unready", {
        endpoints: [{ addresses: ["10.1.2.3"], conditions: { ready: false } }],
      }),
    ]),
    wrong("misnamed", "MissingEndpoints", [
      serviceOf("misnamed", { ports }),
      sliceOf("misnamed", { ports: [{ name: "other", port: 443 }] }),
    ]),
    wrong("emptied", "MissingEndpoints", [
      serviceOf("emptied", { ports }),
      sliceOf("emptied", { endpoints: [] }),
    ]),
    wrong("dead", "FailedDiscoveryCheck", [outside("dead")], remote("dead", 2)),
    wrong("strange", "FailedDiscoveryCheck", [outside("strange")], {
      ...remote("strange", at.plain),
      caBundle: undefined,
    }),
    {
      ...wrong("broken", "FailedDiscoveryCheck", [outside("broken")], remote("broken", at.plain)),
      name: `v1.${BROKEN}`,
    },
    {
      name: `v1beta1.${BOTH}`,
      reason: "Passed",
      needs: [outside("both")],
      spec: remote("both", at.both, { groupPriorityMinimum: 100 }),
    },
    {
      name: `v1alpha1.${BOTH}`,
      reason: "Passed",
      needs: [],
      spec: remote("both", at.both, {
        groupPriorityMinimum: 100,
        versionPriority: 20,
        ...insecure,
      }),
    },
    {
      name: `v1beta1.${PLAIN}`,
      reason: "Passed",
      needs: [outside("plain")],
      spec: remote("plain", at.plain, { groupPriorityMinimum: 17_450 }),
    },
    {
      name: "v1.local.example.com",
      reason: "Local",
      needs: [],
      spec: remote("", 1, { service: undefined, caBundle: undefined }),
    },
  ];
}

const THINGS = `/apis/${PLAIN}/v1beta1/namespaces/ext/things`;
const aggregated = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
const get = (path: string, more: Partial<Step> = {}): Step => ({ method: "GET", path, ...more });

/** Requests that are passed on, or answered with what the others say. */
export const passedOn: readonly Step[] = [
  get("/apis"),
  get("/apis", { accept: aggregated }),
  get(`/apis/${PLAIN}`),
  get(`/apis/${BOTH}`),
  get("/apis/dead.example.com"),
  get("/apis/local.example.com/v1"),
  get(`/apis/${PLAIN}/v1beta1`),
  get(`/apis/${PLAIN}/v1beta1/`),
  get(`/apis/${BOTH}/v1alpha1`),
  get(`/apis/${PLAIN}/v1`),
  get("/apis/dead.example.com/v1"),
  get("/apis/dead.example.com/v1/things"),
  { method: "POST", path: `/apis/${PLAIN}/v1beta1`, body: {} },
  get(THINGS),
  get(`${THINGS}/a?b=2&a=1&c=%2Fx%20y~*`),
  get(`${THINGS}?watch=true`),
  get(`${THINGS}/a/status`),
  get(`/apis/${PLAIN}/v1beta1/watch/things`),
  get(`${THINGS}/a%20b`),
  { method: "POST", path: `${THINGS}?fieldManager=me`, body: { a: 1 }, headers: { "x-own": "2" } },
  { method: "PUT", path: `${THINGS}/a`, body: { a: 1 } },
  {
    method: "PATCH",
    path: `${THINGS}/a`,
    body: [{ op: "x" }],
    type: "application/json-patch+json",
  },
  { method: "DELETE", path: `${THINGS}/a` },
  { method: "DELETE", path: THINGS, body: { gracePeriodSeconds: 0 } },
  get(`${THINGS}/moved`),
  { method: "POST", path: `${THINGS}/a/made`, body: {} },
  get(`${THINGS}/cors`),
  get(`${THINGS}/cached`),
  { method: "DELETE", path: `${THINGS}/none` },
  get(`${THINGS}/refused`),
  get(`${THINGS}/text`),
  get(`${THINGS}/a`, {
    headers: {
      "impersonate-user": "alice",
      "impersonate-group": "system:masters",
      "impersonate-uid": "u1",
      "impersonate-extra-some%2fthing": "x",
      "x-remote-user": "mallory",
      "x-remote-group": "m",
      "x-remote-extra-foo": "bar",
    },
  }),
  get(`${THINGS}/a`, { headers: { "impersonate-user": "bob" } }),
  get(`/apis/${PLAIN}/v1beta1`, { headers: { "impersonate-user": "bob" } }),
  get("/apis/apps/v1", { accept: "application/json" }),
];
