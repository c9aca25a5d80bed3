import assert from "node:assert/strict";
import { type ConfigWarning, loadConfig } from "kubist/config";
import { AuthError, TransportError } from "kubist/errors";
import { parseYaml } from "kubist/meta";
import { createCertificateAuthority } from "kubist/testing";
import { test } from "../harness.ts";
import { fakeRuntime } from "./fake_runtime.ts";

const authority = await createCertificateAuthority();
const HOME = "/home/me/.kube/config";
const NOW = Date.parse("2026-01-01T00:00:00Z");
const bearer = (token: string) => [["Authorization", `Bearer ${token}`]];

/** An unsigned JWT that ends so many seconds from the start. */
function jwt(seconds: number, name = "t"): string {
  const part = (value: unknown) =>
    btoa(JSON.stringify(value)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return `${part({ alg: "none" })}.${part({ exp: NOW / 1000 + seconds, name })}.sig`;
}

interface Setup {
  readonly settings?: Record<string, string>;
  readonly methods?: readonly string[];
  readonly answer?: (form: URLSearchParams) => Response;
}

function provider({ settings = {}, methods, answer }: Setup = {}) {
  const config = {
    "idp-issuer-url": "https://idp.example/tenant/",
    "client-id": "kube ü",
    "idp-certificate-authority-data": btoa(authority.cert),
    ...settings,
  };
  const lines = Object.entries(config).map(([k, v]) => `          ${k}: ${JSON.stringify(v)}\n`);
  const text = `current-context: x
contexts: [{ name: x, context: { cluster: x, user: me } }]
clusters: [{ name: x, cluster: { server: "https://h" } }]
users:
- name: me
  user:
    auth-provider:
        name: oidc
        config:
${lines.join("")}`;
  const runtime = fakeRuntime({ files: { [HOME]: text } });
  const now = { ms: NOW };
  const requests: { url: string; form: URLSearchParams; authorization: string | undefined }[] = [];
  const warnings: ConfigWarning[] = [];
  runtime.answer = ({ url, body, headers }, { ca }) => {
    assert.equal(ca, authority.cert);
    const form = new URLSearchParams(typeof body === "string" ? body : "");
    const authorization = headers.find(([name]) => name === "Authorization")?.[1];
    requests.push({ url, form, authorization });
    if (url.endsWith("/.well-known/openid-configuration")) {
      return Response.json({
        token_endpoint: "https://idp.example/token",
        ...(methods && { token_endpoint_auth_methods_supported: methods }),
      });
    }
    return answer?.(form) ?? Response.json({ id_token: jwt(3600, "new"), refresh_token: "r2" });
  };
  const deps = { runtime, now: () => now.ms };
  const onConfigWarning = (warning: ConfigWarning) => warnings.push(warning);
  return { runtime, now, requests, warnings, connect: () => loadConfig({ onConfigWarning }, deps) };
}

async function stored(runtime: ReturnType<typeof fakeRuntime>): Promise<Record<string, string>> {
  const config = await parseYaml(runtime.files.get(HOME)?.text ?? "") as {
    users: { user: { "auth-provider": { config: Record<string, string> } } }[];
  };
  return config.users[0]?.user["auth-provider"].config ?? {};
}

test("credentials.headers() uses an ID token that still holds", async () => {
  const token = jwt(60);
  const { requests, connect } = provider({ settings: { "id-token": token } });
  const { credentials } = await connect();
  assert.equal(credentials.description, 'OIDC tokens of "https://idp.example/tenant/"');
  assert.deepEqual([...await credentials.headers()], bearer(token));
  assert.equal(requests.length, 0);
});

test("credentials.headers() renews ten seconds before the end and keeps the tokens", async () => {
  const { runtime, now, requests, connect } = provider({
    settings: { "id-token": jwt(60), "refresh-token": "r1" },
  });
  const { credentials } = await connect();
  now.ms += 51_000;
  const all = await Promise.all(Array.from({ length: 10 }, () => credentials.headers()));
  for (const headers of all) assert.deepEqual([...headers], bearer(jwt(3600, "new")));
  assert.deepEqual(requests.map((r) => r.url), [
    "https://idp.example/tenant/.well-known/openid-configuration",
    "https://idp.example/token",
  ]);
  assert.deepEqual(Object.fromEntries(requests[1]?.form ?? []), {
    grant_type: "refresh_token",
    refresh_token: "r1",
    client_id: "kube ü",
  });
  const kept = await stored(runtime);
  assert.deepEqual([kept["id-token"], kept["refresh-token"]], [jwt(3600, "new"), "r2"]);
  assert.equal(kept["client-id"], "kube ü");
  assert.equal(runtime.files.get(HOME)?.mode, 0o600);
  assert.equal(runtime.files.has(`${HOME}.lock`), false);
});

test("credentials.headers() authenticates the client as the provider wants it", async () => {
  const settings = { "refresh-token": "r1", "client-secret": "s:cret" };
  const basic = provider({ settings });
  await (await basic.connect()).credentials.headers();
  assert.equal(basic.requests[1]?.authorization, `Basic ${btoa("kube+%C3%BC:s%3Acret")}`);
  assert.equal(basic.requests[1]?.form.has("client_secret"), false);
  const post = provider({ settings, methods: ["client_secret_post"] });
  await (await post.connect()).credentials.headers();
  assert.equal(post.requests[1]?.authorization, undefined);
  assert.equal(post.requests[1]?.form.get("client_secret"), "s:cret");
});

test("credentials.headers() takes tokens that another process renewed", async () => {
  const { runtime, now, requests, connect } = provider({
    settings: { "id-token": jwt(60), "refresh-token": "r1" },
  });
  const { credentials } = await connect();
  await credentials.headers();
  const text = runtime.files.get(HOME)?.text.replace(jwt(60), jwt(900, "theirs")) ?? "";
  runtime.files.set(HOME, { text, mode: 0o600 });
  now.ms += 55_000;
  assert.deepEqual([...await credentials.headers()], bearer(jwt(900, "theirs")));
  assert.equal(requests.length, 0);
});

test("credentials.invalidate() renews a refused ID token once", async () => {
  const { requests, connect } = provider({
    settings: { "id-token": jwt(60), "refresh-token": "r1" },
  });
  const { credentials } = await connect();
  const headers = await credentials.headers();
  assert.equal(await credentials.invalidate({ headers }), true);
  assert.deepEqual([...await credentials.headers()], bearer(jwt(3600, "new")));
  assert.equal(await credentials.invalidate({ headers }), true);
  await credentials.headers();
  assert.equal(requests.length, 2);
});

const CANARY = "c4naRY-s3cret-7f3a9";
const failures: readonly (readonly [string, Setup, RegExp])[] = [
  ["no refresh token", { settings: { "id-token": jwt(-5) } }, /there is no refresh token/],
  ["a broken ID token alone", { settings: { "id-token": CANARY } }, /there is no refresh token/],
  [
    "a refusal",
    { answer: () => Response.json({ error: "invalid_grant", hint: CANARY }, { status: 400 }) },
    /idp\.example answered 400 "invalid_grant"; log in again/,
  ],
  [
    "HTML",
    { answer: () => new Response(`<html>${CANARY}`, { status: 200 }) },
    /idp\.example answered 200; log in again/,
  ],
  [
    "no id_token",
    { answer: () => Response.json({ access_token: CANARY }) },
    /holds no id_token; log in again with the scope "openid"/,
  ],
  [
    "an id_token that is none",
    { answer: () => Response.json({ id_token: CANARY }) },
    /no JWT with an expiry/,
  ],
];
for (const [name, setup, says] of failures) {
  test(`credentials.headers() of an OIDC user: ${name}`, async () => {
    const settings = setup.settings ?? { "refresh-token": CANARY, "client-secret": CANARY };
    const { credentials } = await provider({ ...setup, settings }).connect();
    await assert.rejects(credentials.headers(), (error: unknown) => {
      assert.ok(error instanceof AuthError, `${error}`);
      assert.equal(error.code, "auth.oidc");
      assert.match(error.message, says);
      assert.ok(!`${error.stack}`.includes(CANARY));
      return true;
    });
  });
}

test("credentials.headers() of an OIDC user lets the network's own error through", async () => {
  const { runtime, connect } = provider({ settings: { "refresh-token": "r" } });
  const cause = new TransportError("Cannot reach idp.example: connection refused");
  runtime.answer = () => Promise.reject(cause);
  const { credentials } = await connect();
  await assert.rejects(credentials.headers(), (error) => error === cause);
});

test("credentials.headers() goes on when the renewed tokens cannot be kept, and says so", async () => {
  const { runtime, warnings, connect } = provider({ settings: { "refresh-token": "r" } });
  const { credentials } = await connect();
  runtime.writeTextFile = () => Promise.reject(new RangeError("no space left"));
  assert.deepEqual([...await credentials.headers()], bearer(jwt(3600, "new")));
  assert.deepEqual(warnings.map((w) => w.code), ["auth.oidc_not_kept"]);
});

test("loadConfig() names what an OIDC provider's settings lack", async () => {
  for (const key of ["idp-issuer-url", "client-id"]) {
    const { connect } = provider({ settings: { [key]: "" } });
    await assert.rejects(connect(), new RegExp(`"${key}" is missing`));
  }
  const { connect } = provider({ settings: { "idp-issuer-url": "http://idp" } });
  await assert.rejects(connect(), /must be an https URL/);
});
