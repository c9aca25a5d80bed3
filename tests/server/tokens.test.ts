import assert from "node:assert/strict";
import { createPublicKey, verify } from "node:crypto";
import { manualClock } from "kubist/stream";
import { test } from "../harness.ts";
import { type Api, api, NS, PO, pod } from "./api.ts";

const ACCOUNT = `${NS}/serviceaccounts/default`;
const REVIEWS = "/apis/authentication.k8s.io/v1/tokenreviews";

async function tokenOf(s: Api, spec: object = {}): Promise<string> {
  const { status, body, text } = await s.post(`${ACCOUNT}/token`, { spec });
  assert.equal(status, 201, text);
  return body.status.token;
}

async function review(s: Api, token: string, audiences?: readonly string[]) {
  const { body } = await s.post(REVIEWS, { spec: { token, ...(audiences && { audiences }) } });
  return body.status;
}

const accept = { accept: "*/*" };

test("everybody can verify tokens with the keys that the issuer tells", async () => {
  await using s = await api();
  await s.post(`${NS}/serviceaccounts`, { metadata: { name: "default" } });
  const configuration = (await s.get("/.well-known/openid-configuration")).body;
  const { headers, body } = await s.get(new URL(configuration.jwks_uri).pathname, accept);
  assert.equal(headers.get("content-type"), "application/jwk-set+json");
  const token = await tokenOf(s);
  const [head = "", payload = "", signature = ""] = token.split(".");
  const { alg, kid } = JSON.parse(atob(head));
  assert.deepEqual(configuration.id_token_signing_alg_values_supported, [alg]);
  const [jwk] = body.keys.filter((key: { kid: string }) => key.kid === kid);
  assert.equal(jwk.d, undefined);
  const key = createPublicKey({ key: jwk, format: "jwk" });
  const isGood = (text: string) =>
    verify(
      "sha256",
      new TextEncoder().encode(text),
      { key, dsaEncoding: "ieee-p1363" },
      Uint8Array.from(atob(signature.replaceAll("-", "+").replaceAll("_", "/")), (c) =>
        c.charCodeAt(0)),
    );
  assert.equal(isGood(`${head}.${payload}`), true);
  assert.equal(isGood(`${head}.${payload}A`), false);
  assert.equal(JSON.parse(atob(payload)).iss, configuration.issuer);
});

test("a token is good for its audiences, as long as it lasts, and unchanged", async () => {
  const clock = manualClock();
  await using s = await api({ clock });
  await s.post(`${NS}/serviceaccounts`, { metadata: { name: "default" } });
  const token = await tokenOf(s, { audiences: ["a"], expirationSeconds: 600 });
  assert.deepEqual((await review(s, token, ["x", "a"])).audiences, ["a"]);
  assert.match((await review(s, token)).error, /token audiences \["a"\] is invalid for/);
  const changed = `${token.slice(0, -4)}AAAA`;
  assert.match((await review(s, changed, ["a"])).error, /error in cryptographic primitive\]$/);
  await clock.advance(601_000);
  assert.match((await review(s, token, ["a"])).error, /service account token has expired\]$/);
});

test("a token goes with what it is bound to", async () => {
  await using s = await api();
  await s.post(`${NS}/serviceaccounts`, { metadata: { name: "default" } });
  const refs = { Secret: `${NS}/secrets`, Pod: PO, Node: "/api/v1/nodes" };
  for (const [kind, path] of Object.entries(refs)) {
    await s.post(path, { ...(kind === "Pod" ? pod("x") : {}), metadata: { name: "x" } });
    const token = await tokenOf(s, { boundObjectRef: { kind, apiVersion: "v1", name: "x" } });
    const { authenticated, user } = await review(s, token);
    assert.equal(authenticated, true, kind);
    const extra = Object.keys(user.extra).map((key) => key.split("/")[1]);
    const more = kind === "Secret" ? [] : ["name", "uid"].map((f) => `${kind.toLowerCase()}-${f}`);
    assert.deepEqual(extra, ["credential-id", ...more]);
    await s.delete(`${path}/x?gracePeriodSeconds=0`);
    assert.match((await review(s, token)).error, /has been invalidated\]$/, kind);
    await s.post(path, { ...(kind === "Pod" ? pod("x") : {}), metadata: { name: "x" } });
    assert.match((await review(s, token)).error, /does not match service account \w+ ref claim/);
  }
});

test("the key of the tokens is kept where the objects are", async () => {
  const facts = new Map<string, string>();
  const storage = {
    get: (name: string) => facts.get(name),
    set: (name: string, value: string) => void facts.set(name, value),
    load: () => ({ revision: 0, rows: [] }),
    write: () => {},
    close: () => {},
  };
  const key = async () => {
    await using s = await api({ storage });
    return (await s.get("/openid/v1/jwks", accept)).body.keys[0];
  };
  const first = await key();
  assert.deepEqual(await key(), first);
  await using other = await api();
  assert.notDeepEqual((await other.get("/openid/v1/jwks", accept)).body.keys[0], first);
});
