import assert from "node:assert/strict";
import { format, inspect } from "node:util";
import { loadConfig, openKubeconfig, redactKubeconfig } from "kubist/config";
import { printable, redactOutput, redactUrl } from "../../lib/config/redact_text.ts";
import { createCertificateAuthority } from "kubist/testing";
import { test } from "../harness.ts";
import { fakeRuntime } from "./fake_runtime.ts";

const authority = await createCertificateAuthority();
const pair = await authority.issue({ commonName: "me", usage: "client" });
const HOME = "/home/me/.kube/config";

/** A secret of which no part is a word, with characters that encodings change. */
const CANARY = "c4naRY+s3cret/7f3a9~";

/** The ways a secret may be written. */
function encodings(secret: string): string[] {
  const base64 = btoa(secret);
  const hex = [...secret].map((c) => c.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  const url = base64.replaceAll("+", "-").replaceAll("/", "_");
  const forms = [
    secret,
    // Inside longer base64 a secret stands at one of three offsets, and its edges differ.
    ...["", "x", "xx"].map((pad) => btoa(pad + secret).slice(4, -6)),
    url.replaceAll("=", "").slice(0, -2),
    encodeURIComponent(secret),
    hex,
    hex.toUpperCase(),
    JSON.stringify(secret).slice(1, -1),
    [...secret].reverse().join(""),
  ];
  return [...new Set(forms)];
}

function assertClean(text: string, what: string, secrets: readonly string[] = [CANARY]): void {
  for (const secret of secrets) {
    for (const form of encodings(secret)) assert.ok(!text.includes(form), `${what}: ${form}`);
  }
}

/** Everything that logging may do with a value. */
function printed(value: unknown): string {
  const options = { depth: 20, showHidden: true, getters: true, maxStringLength: null } as const;
  return [
    inspect(value, options),
    inspect({ nested: [value] }, options),
    format("%o %O %j %s", value, value, value, value),
    JSON.stringify({ nested: [value] }),
    `${value}`,
    String(value),
  ].join("\n");
}

const text = `current-context: x
contexts: [{ name: x, context: { cluster: x, user: USER } }]
clusters:
- name: x
  cluster: { server: "https://h", proxy-url: "http://me:${encodeURIComponent(CANARY)}@proxy:3128" }
users:
- { name: token, user: { token: "${CANARY}" } }
- { name: basic, user: { username: me, password: "${CANARY}" } }
- { name: file, user: { tokenFile: /t } }
- { name: cert, user: { client-certificate: /c, client-key: /k } }
- name: exec
  user:
    exec:
      apiVersion: client.authentication.k8s.io/v1
      interactiveMode: Never
      command: /bin/auth
      args: ["--client-secret=${CANARY}", "--token", "${CANARY}"]
      env: [{ name: SECRET, value: "${CANARY}" }]
- name: oidc
  user:
    auth-provider:
      name: oidc
      config:
        idp-issuer-url: https://idp
        client-id: c
        client-secret: "${CANARY}"
        id-token: "${CANARY}"
        refresh-token: "${CANARY}"
`;

function machine(user: string) {
  const runtime = fakeRuntime({
    files: { [HOME]: text.replace("USER", user), "/t": CANARY, "/c": pair.cert, "/k": pair.key },
    programs: {
      "/bin/auth": () => ({
        stdout: JSON.stringify({
          kind: "ExecCredential",
          apiVersion: "client.authentication.k8s.io/v1",
          status: { token: CANARY },
        }),
      }),
    },
  });
  return runtime;
}

for (const user of ["token", "basic", "file", "cert", "exec", "oidc"]) {
  test(`loadConfig() shows no secret of the user "${user}" however it is printed`, async () => {
    const runtime = machine(user);
    const config = await loadConfig({}, { runtime });
    const secrets = [CANARY, pair.key.split("\n")[1] ?? ""];
    const shown = { config, credentials: config.credentials, warnings: config.warnings };
    for (const [what, value] of Object.entries(shown)) assertClean(printed(value), what, secrets);
    const certificate = await config.credentials.certificate();
    assertClean(printed(certificate), "certificate", secrets);
    if (user === "oidc") return;
    const headers = await config.credentials.headers();
    assertClean(printed(headers), "headers", secrets);
    if (user === "cert") assert.equal(certificate?.key, pair.key, "read by name it is there");
    else assert.ok(headers[0]?.[1].length, "read by place it is there");
  });
}

test("openKubeconfig() shows no secret however it is printed, and reveals on demand", async () => {
  const store = await openKubeconfig({}, { runtime: machine("token") });
  assertClean(printed(store), "store");
  assertClean(printed(await store.view()), "view");
  assert.equal(store.reveal().users?.[0]?.user.token, CANARY);
});

test("redactKubeconfig() masks every planted secret, also in fields nobody knows", () => {
  const shown = redactKubeconfig({
    users: [{
      name: "a",
      user: {
        token: CANARY,
        password: CANARY,
        "client-key-data": CANARY,
        apiSecret: CANARY,
        nested: { accessToken: [CANARY] },
        "auth-provider": {
          name: "x",
          config: { "refresh-token": CANARY, "client-secret": CANARY },
        },
        exec: {
          env: [{ name: "A", value: CANARY }],
          args: ["--password", CANARY, `--api-key=${CANARY}`],
        },
      },
    }],
    clusters: [{ name: "c", cluster: { "proxy-url": `http://${encodeURIComponent(CANARY)}@p` } }],
  });
  assertClean(JSON.stringify(shown), "redacted");
  assert.deepEqual(redactKubeconfig(shown), shown, "masking twice is masking once");
});

test("redactKubeconfig() leaves what is no secret", () => {
  const config = {
    users: [{
      name: "token",
      user: {
        "client-key": "/k",
        tokenFile: "/t",
        as: "u",
        exec: { command: "aws", args: ["eks", "get-token", "--cluster-name", "prod"] },
      },
    }],
    clusters: [{ name: "c", cluster: { server: "https://h" } }],
  };
  assert.deepEqual(redactKubeconfig(config), config);
});

test("printable() leaves a terminal nothing to obey", () => {
  const nasty =
    "a\u001b[31mb\u001b]8;;http://x\u0007c\u009b1md\u0008e\rf\u202eg\u2028h\u200bi\u{e0001}j\0";
  const shown = printable(`${nasty}\n\tok é ✓ 漢 👍`);
  // deno-lint-ignore no-control-regex -- the point is that none is left
  assert.ok(!/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u2028\u202e]/.test(shown));
  assert.match(shown, /aU\+001B\[31mb/);
  assert.ok(shown.endsWith("\n\tok é ✓ 漢 👍"));
  assert.equal(printable(shown), shown);
});

test("redactOutput() masks what looks like a credential and keeps language", () => {
  const said = "error: could not refresh token for user alice@example.com in us-east-1: " +
    "see /home/alice/.aws/credentials, https://docs.example.com/login";
  assert.equal(redactOutput(said), said);
  for (
    const word of ["interactiveMode", "provideClusterInfo", "client.authentication.k8s.io/v1beta1"]
  ) {
    assert.equal(redactOutput(word), word);
  }
  const jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtZSJ9.abc-DEF_123";
  for (const secret of [jwt, "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"]) {
    assertClean(redactOutput(`got ${secret} back`), "output", [secret]);
  }
  assert.equal(redactOutput('password: "short"'), 'password: "REDACTED"');
  assert.equal(redactOutput("Authorization: Bearer abc"), "Authorization: Bearer REDACTED");
  assert.equal(
    redactUrl("see http://u:p@h/x and ok@example"),
    "see http://REDACTED@h/x and ok@example",
  );
});
