/**
 * Scripts about tokens: whom they are good for, and what their issuer tells of itself.
 *
 * @module
 */

import { type Script, script, type Step } from "../script.ts";
import { get, NS, PO, post, remove } from "../steps.ts";

const ACCOUNTS = `${NS}/serviceaccounts`;
const KEYS = "/openid/v1/jwks";
const CONFIGURATION = "/.well-known/openid-configuration";
const ISSUER = "https://kubernetes.default.svc";

const review = (spec: Record<string, unknown>): Step =>
  post("/apis/authentication.k8s.io/v1/tokenreviews", { spec: { token: "{token}", ...spec } });
const token = (spec: Record<string, unknown> = {}): Step => post(`${ACCOUNTS}/sa/token`, { spec });
const bound = (kind: string, name: string, more: Record<string, unknown> = {}): Step =>
  token({ boundObjectRef: { kind, apiVersion: "v1", name }, ...more });
/** With the token as the only credential. */
const bearer = (path: string): Step => ({
  method: "GET",
  path,
  headers: { authorization: "Bearer {token}" },
});
const as = (path: string, accept: string, method: string = "GET"): Step => ({
  method,
  path,
  accept,
});

/** The scripts. */
export const tokens: readonly Script[] = [
  script(
    "tokens: audiences",
    post(ACCOUNTS, { metadata: { name: "sa" } }),
    token({ audiences: ["a", "b"] }),
    review({}),
    review({ audiences: [] }),
    review({ audiences: ["a"] }),
    review({ audiences: ["x", "b", "a"] }),
    review({ audiences: ["x"] }),
    bearer("/version"),
    bearer(NS),
  ),
  script(
    "tokens: what they are bound to",
    post(ACCOUNTS, { metadata: { name: "sa" } }),
    post(`${NS}/secrets`, { metadata: { name: "s" } }),
    post("/api/v1/nodes", { metadata: { name: "{ns}-n" } }),
    post(PO, {
      metadata: { name: "p" },
      spec: {
        serviceAccountName: "sa",
        nodeName: "{ns}-n",
        containers: [{ name: "c", image: "i" }],
      },
    }),
    bound("Secret", "s"),
    review({ audiences: ["x"] }),
    review({}),
    bound("Secret", "s"),
    remove(`${NS}/secrets/s`),
    // What a server has looked at it does not look at again for a while.
    review({}),
    bound("Pod", "p", { expirationSeconds: 3607 }),
    review({}),
    bound("Pod", "p", { audiences: [ISSUER] }),
    remove(`${PO}/p?gracePeriodSeconds=0`),
    bound("Node", "{ns}-n"),
    review({}),
    bound("Node", "{ns}-n"),
    remove("/api/v1/nodes/{ns}-n"),
    review({}),
  ),
  script(
    "tokens: accounts that come and go",
    post(ACCOUNTS, { metadata: { name: "sa" } }),
    token(),
    review({}),
    bearer(NS),
    token({ expirationSeconds: 601 }),
    remove(`${ACCOUNTS}/sa`),
    review({}),
    bearer("/version"),
    post(ACCOUNTS, { metadata: { name: "sa" } }),
    review({ token: "{token}A" }),
    review({ token: "a.e30.c" }),
  ),
  script(
    "tokens: their issuer",
    get(CONFIGURATION),
    get(`${CONFIGURATION}/`),
    as(CONFIGURATION, "*/*"),
    as(CONFIGURATION, "application/*"),
    as(CONFIGURATION, "text/html, application/json;q=0.5"),
    as(CONFIGURATION, "text/html"),
    as(CONFIGURATION, "*/*", "POST"),
    as(CONFIGURATION, "*/*", "DELETE"),
    as(KEYS, "*/*"),
    as(`${KEYS}/`, "application/jwk-set+json"),
    get(KEYS),
    as(KEYS, "*/*", "PUT"),
    get("/openid"),
    get("/openid/v1"),
    get("/openid/v1/"),
    get("/.well-known"),
    { ...as(KEYS, "*/*"), headers: { authorization: "" } },
  ),
];
