import assert from "node:assert/strict";
import { type ConnectOptions, loadConfig, type PluginQuestion } from "kubist/config";
import { AuthError, KubeError } from "kubist/errors";
import { manualClock } from "kubist/stream";
import { createCertificateAuthority } from "kubist/testing";
import { test } from "../harness.ts";
import { type FakeProgram, type FakeRun, type FakeRuntime, fakeRuntime } from "./fake_runtime.ts";

const authority = await createCertificateAuthority();
const pair = await authority.issue({ commonName: "me", usage: "client" });
const other = await authority.issue({ commonName: "me", usage: "client" });
const V1 = "client.authentication.k8s.io/v1";
const BETA = "client.authentication.k8s.io/v1beta1";
const CANARY = "c4naRY-s3cret-7f3a9";
const START = Math.floor(Date.now() / 1000) * 1000;

/** A plugin's answer. */
function answer(status: unknown, apiVersion = V1): FakeRun {
  return { stdout: JSON.stringify({ kind: "ExecCredential", apiVersion, status }) };
}

function inSeconds(seconds: number, nowMs = START): string {
  return new Date(nowMs + seconds * 1000).toISOString();
}

interface Plugin {
  readonly runtime: FakeRuntime;
  readonly clock: ReturnType<typeof manualClock>;
  readonly now: { ms: number };
  connect(options?: ConnectOptions): ReturnType<typeof loadConfig>;
}

interface Setup {
  readonly exec?: Record<string, unknown>;
  readonly user?: Record<string, unknown>;
  readonly cluster?: Record<string, unknown>;
}

function plugin(program: FakeProgram, { exec, user, cluster }: Setup = {}): Plugin {
  const runtime = fakeRuntime({
    programs: { "/bin/auth": program },
    env: { PATH: "/usr/bin:/bin" },
  });
  const clock = manualClock();
  const now = { ms: START };
  const config = {
    "current-context": "x",
    contexts: [{ name: "x", context: { cluster: "x", user: "me" } }],
    clusters: [{ name: "x", cluster: { server: "https://h", ...cluster } }],
    users: [{
      name: "me",
      user: {
        exec: { apiVersion: V1, command: "auth", interactiveMode: "Never", ...exec },
        ...user,
      },
    }],
  };
  return {
    runtime,
    clock,
    now,
    connect: (options = {}) =>
      loadConfig({ kubeconfig: config, ...options }, { runtime, clock, now: () => now.ms }),
  };
}

async function failure(promise: Promise<unknown>): Promise<AuthError> {
  try {
    await promise;
  } catch (error) {
    assert.ok(error instanceof AuthError, `${error}`);
    assert.ok(!`${error.stack}`.includes(CANARY), error.message);
    return error;
  }
  throw new assert.AssertionError({ message: "no error" });
}

const bearer = (token: string) => [["Authorization", `Bearer ${token}`]];

test("credentials.headers() runs the plugin once and keeps its token", async () => {
  const { runtime, connect } = plugin(() => answer({ token: "t1" }));
  const { credentials } = await connect();
  assert.equal(credentials.description, 'exec plugin "auth"');
  assert.equal(runtime.calls.length, 0);
  const first = await credentials.headers();
  assert.deepEqual([...first], bearer("t1"));
  assert.equal(await credentials.headers(), first);
  assert.equal(await credentials.certificate(), undefined);
  assert.equal(runtime.calls.length, 1);
});

test("credentials.headers() is one run for all who wait", async () => {
  let release = () => {};
  const until = new Promise<void>((resolve) => release = resolve);
  const { runtime, connect } = plugin(() => ({ ...answer({ token: "t1" }), until }));
  const { credentials } = await connect();
  const waiting = Array.from({ length: 50 }, () => credentials.headers());
  const certificate = credentials.certificate();
  release();
  const all = await Promise.all(waiting);
  assert.ok(all.every((headers) => headers === all[0]));
  assert.equal(await certificate, undefined);
  assert.equal(runtime.calls.length, 1);
});

test("credentials.headers() tells the plugin what the protocol says", async () => {
  const { runtime, connect } = plugin(() => answer({ token: "t" }, BETA), {
    exec: {
      apiVersion: BETA,
      args: ["a;b", "$(c)", "d\ne"],
      env: [{ name: "REGION", value: "x" }],
      provideClusterInfo: true,
      interactiveMode: "IfAvailable",
    },
    cluster: {
      server: "https://h/p/",
      "tls-server-name": "n",
      "certificate-authority-data": btoa(authority.cert),
      "proxy-url": "http://p",
      "disable-compression": true,
      extensions: [
        { name: "other", extension: 1 },
        { name: "client.authentication.k8s.io/exec", extension: { audience: "a" } },
      ],
    },
  });
  await (await connect()).credentials.headers();
  const [call] = runtime.calls;
  assert.deepEqual(call?.options.args, ["a;b", "$(c)", "d\ne"]);
  assert.equal(call?.options.env?.["REGION"], "x");
  assert.equal(call?.options.stdin, undefined);
  assert.deepEqual(JSON.parse(call?.options.env?.["KUBERNETES_EXEC_INFO"] ?? ""), {
    kind: "ExecCredential",
    apiVersion: BETA,
    spec: {
      cluster: {
        server: "https://h/p",
        "tls-server-name": "n",
        "certificate-authority-data": btoa(authority.cert),
        "proxy-url": "http://p",
        "disable-compression": true,
        config: { audience: "a" },
      },
      interactive: false,
    },
  });
});

test("credentials.headers() tells nothing of the cluster unless it is asked to", async () => {
  const { runtime, connect } = plugin(() => answer({ token: "t" }));
  await (await connect()).credentials.headers();
  const info = JSON.parse(runtime.calls[0]?.options.env?.["KUBERNETES_EXEC_INFO"] ?? "");
  assert.deepEqual(info.spec, { interactive: false });
});

test("credentials.headers() renews a minute before the end", async () => {
  let runs = 0;
  const { now, connect } = plugin(() =>
    answer({ token: `t${++runs}`, expirationTimestamp: inSeconds(600, now.ms) })
  );
  const { credentials } = await connect();
  assert.deepEqual([...await credentials.headers()], bearer("t1"));
  now.ms += 539_000;
  assert.deepEqual([...await credentials.headers()], bearer("t1"));
  now.ms += 2_000;
  assert.deepEqual([...await credentials.headers()], bearer("t2"));
});

test("credentials.headers() renews a short life at its half, not at each request", async () => {
  let runs = 0;
  const { now, connect } = plugin(() =>
    answer({ token: `t${++runs}`, expirationTimestamp: inSeconds(30, now.ms) })
  );
  const { credentials } = await connect();
  await credentials.headers();
  now.ms += 14_000;
  assert.deepEqual([...await credentials.headers()], bearer("t1"));
  now.ms += 2_000;
  assert.deepEqual([...await credentials.headers()], bearer("t2"));
});

test("credentials.headers() keeps what still holds when a renewal fails", async () => {
  let runs = 0;
  const { now, runtime, connect } = plugin(() =>
    ++runs === 1 ? answer({ token: "t1", expirationTimestamp: inSeconds(600) }) : { code: 1 }
  );
  const { credentials } = await connect();
  await credentials.headers();
  now.ms += 550_000;
  assert.deepEqual([...await credentials.headers()], bearer("t1"));
  assert.deepEqual([...await credentials.headers()], bearer("t1"));
  assert.equal(runtime.calls.length, 2, "a failed renewal is not repeated at each request");
  now.ms += 51_000;
  assert.equal((await failure(credentials.headers())).code, "exec.failed");
});

test("credentials.invalidate() runs the plugin again, once for one refused token", async () => {
  let runs = 0;
  const { runtime, connect } = plugin(() => answer({ token: `t${++runs}` }));
  const { credentials } = await connect();
  const headers = await credentials.headers();
  assert.equal(await credentials.invalidate({ headers }), true);
  assert.deepEqual([...await credentials.headers()], bearer("t2"));
  assert.equal(await credentials.invalidate({ headers }), true);
  assert.deepEqual([...await credentials.headers()], bearer("t2"));
  assert.equal(runtime.calls.length, 2);
  await credentials.invalidate();
  assert.deepEqual([...await credentials.headers()], bearer("t3"));
});

test("credentials.invalidate() a refused token is not given out when the plugin fails", async () => {
  let runs = 0;
  const { connect } = plugin(() =>
    ++runs === 1 ? answer({ token: "t1", expirationTimestamp: inSeconds(600) }) : { code: 1 }
  );
  const { credentials } = await connect();
  await credentials.headers();
  await credentials.invalidate();
  assert.equal((await failure(credentials.headers())).code, "exec.failed");
});

test("credentials.certificate() is the same object until the plugin gives another", async () => {
  let given = pair;
  const status = () => ({
    clientCertificateData: given.cert,
    clientKeyData: given.key,
    token: "t",
  });
  const { connect } = plugin(() => answer(status()));
  const { credentials } = await connect();
  const first = await credentials.certificate();
  assert.deepEqual([first?.cert, first?.key], [pair.cert, pair.key]);
  const headers = await credentials.headers();
  await credentials.invalidate();
  assert.equal(await credentials.certificate(), first);
  assert.equal(await credentials.headers(), headers);
  given = other;
  await credentials.invalidate();
  assert.notEqual(await credentials.certificate(), first);
  assert.equal((await credentials.certificate())?.key, other.key);
});

test("credentials.headers() shares a plugin among equal configurations only", async () => {
  const one = plugin(() => answer({ token: "t" }));
  await (await one.connect()).credentials.headers();
  await (await one.connect()).credentials.headers();
  assert.equal(one.runtime.calls.length, 1);
  await (await one.connect({ pluginTimeoutMs: 1000 })).credentials.headers();
  assert.equal(one.runtime.calls.length, 2);

  const programs = {
    "/bin/auth": (call: { options: { env?: Readonly<Record<string, string>> } }) =>
      answer({ token: `token-${call.options.env?.["WHO"]}` }),
  };
  const runtime = fakeRuntime({ programs, env: { PATH: "/bin" } });
  const as = (who: string) => ({
    "current-context": "x",
    contexts: [{ name: "x", context: { cluster: "x", user: "me" } }],
    clusters: [{ name: "x", cluster: { server: "https://h" } }],
    users: [{
      name: "me",
      user: {
        exec: {
          apiVersion: V1,
          command: "auth",
          interactiveMode: "Never",
          env: [{ name: "WHO", value: who }],
        },
      },
    }],
  });
  for (const who of ["a", "b", "a"]) {
    const { credentials } = await loadConfig({ kubeconfig: as(who) }, { runtime });
    assert.deepEqual([...await credentials.headers()], bearer(`token-${who}`));
  }
  assert.equal(runtime.calls.length, 2);
});

test("credentials.headers() leaves the plugin alone when there is something said outright", async () => {
  const ways: readonly Record<string, unknown>[] = [
    { token: "own" },
    { username: "u", password: "p" },
    { "client-certificate-data": btoa(pair.cert), "client-key-data": btoa(pair.key) },
  ];
  for (const user of ways) {
    const { runtime, connect } = plugin(() => answer({ token: "t" }), { user });
    const { credentials } = await connect();
    await credentials.headers();
    await credentials.certificate();
    assert.equal(runtime.calls.length, 0);
  }
  const { runtime, connect } = plugin(() => answer({ token: "t" }));
  await (await connect({ token: "own" })).credentials.headers();
  assert.equal(runtime.calls.length, 0);
});

test("credentials.headers() ends the waiting, and the plugin with the last who waits", async () => {
  const { runtime, clock, connect } = plugin(() => ({ hangs: true, stubborn: true }));
  const { credentials } = await connect();
  const [one, two] = [new AbortController(), new AbortController()];
  const first = credentials.headers({ signal: one.signal });
  const second = credentials.headers({ signal: two.signal });
  const reason = new RangeError("enough");
  await clock.advance(0);
  one.abort(reason);
  await assert.rejects(first, (e) => e === reason);
  assert.deepEqual(runtime.calls[0]?.killed, []);
  two.abort(reason);
  await assert.rejects(second, (e) => e === reason);
  assert.deepEqual(runtime.calls[0]?.killed, ["SIGTERM"]);
  await clock.advance(2000);
  assert.deepEqual(runtime.calls[0]?.killed, ["SIGTERM", "SIGKILL"]);
  await clock.advance(1000);
  assert.equal(clock.pending, 0);
  const late = AbortSignal.abort(reason);
  await assert.rejects(credentials.headers({ signal: late }), (e) => e === reason);
  assert.equal(runtime.calls.length, 1);
});

test("credentials.headers() passes on what the plugin says to people", async () => {
  const { connect } = plugin(() => ({
    ...answer({ token: "t" }),
    stderr: "open https://login.example/device\u001b[31m\u0007\r\nand enter ABCD\n",
  }));
  let said = "";
  const { credentials } = await connect({ onPluginOutput: (text) => said += text });
  await credentials.headers();
  assert.equal(said, "open https://login.example/deviceU+001B[31mU+0007\nand enter ABCD\n");
});

const modes: readonly (readonly [string, boolean, boolean | undefined, boolean | string])[] = [
  ["Never", true, undefined, false],
  ["IfAvailable", true, undefined, true],
  ["IfAvailable", false, undefined, false],
  ["IfAvailable", true, false, false],
  ["Always", true, undefined, true],
  ["Always", false, undefined, "standard input is no terminal"],
  ["Always", true, false, "pluginStdin is false"],
];
for (const [interactiveMode, terminal, pluginStdin, expected] of modes) {
  test(`row 49: ${interactiveMode}, terminal ${terminal}, pluginStdin ${pluginStdin}`, async () => {
    const { runtime, connect } = plugin(() => answer({ token: "t" }), {
      exec: { interactiveMode },
    });
    runtime.terminal = terminal;
    const { credentials } = await connect({ pluginStdin });
    if (typeof expected === "string") {
      const error = await failure(credentials.headers());
      assert.equal(error.code, "exec.no_tty");
      assert.ok(error.message.endsWith(expected), error.message);
      return;
    }
    await credentials.headers();
    const { options } = runtime.calls[0] ?? {};
    assert.equal(options?.inheritStdin ?? false, expected);
    const info = JSON.parse(options?.env?.["KUBERNETES_EXEC_INFO"] ?? "");
    assert.equal(info.spec.interactive, expected);
  });
}

test("row 50: a missing program is named, with where it was looked for and how to get it", async () => {
  const { now, connect } = plugin(() => answer({}), {
    exec: { command: "nope", installHint: "brew install nope\u001b]52;c;x\u0007\n\u009b1m" },
  });
  const { credentials } = await connect();
  for (let i = 0; i < 12; i++) {
    const error = await failure(credentials.headers());
    assert.equal(error.code, "exec.not_found");
    assert.match(
      error.message,
      /from plugin "nope": the program is not found; searched \/usr\/bin, \/bin/,
    );
    // deno-lint-ignore no-control-regex -- the point is that none is left
    assert.ok(!/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/.test(error.message));
    assert.equal(error.message.includes("brew install nopeU+001B]52;c;xU+0007\nU+009B1m"), i < 10);
  }
  now.ms += 3_600_000;
  assert.match((await failure(credentials.headers())).message, /brew install/);
});

interface Denial {
  readonly name: string;
  readonly policy: ConnectOptions["pluginPolicy"];
  readonly command?: string;
  readonly says: string;
}

const kuberc = "/home/me/.kube/kuberc:3";
const denials: readonly Denial[] = [
  {
    name: "by a policy of the caller's that allows nothing",
    policy: { policy: "DenyAll" },
    says: '"/bin/auth" may not run: the policy of the option pluginPolicy is DenyAll',
  },
  {
    name: "by a file that allows nothing",
    policy: { policy: "DenyAll", source: kuberc },
    says: `"/bin/auth" may not run: the policy of ${kuberc} is DenyAll`,
  },
  {
    name: "that is not there, by a file that allows nothing",
    policy: { policy: "DenyAll", source: kuberc },
    command: "none",
    says: `it may not run: the policy of ${kuberc} is DenyAll`,
  },
  {
    name: "by the list of a file",
    policy: { policy: "Allowlist", allowlist: ["other"], source: kuberc },
    says: `"/bin/auth" may not run: it is not in the list of ${kuberc}, whose policy is Allowlist`,
  },
  {
    name: "by the list of the caller",
    policy: { policy: "Allowlist", allowlist: ["other"] },
    says: '"/bin/auth" may not run: it is not in the list of the option pluginPolicy, ' +
      "whose policy is Allowlist",
  },
  {
    name: "that is not there, by the list of a file",
    policy: { policy: "Allowlist", allowlist: ["other"], source: kuberc },
    command: "none",
    says: "it may not run: it cannot be found, so it cannot be held against the list of " +
      `${kuberc}, whose policy is Allowlist`,
  },
];
for (const { name, policy, command = "auth", says } of denials) {
  test(`row 51: a plugin ${name}, names it`, async () => {
    const { runtime, connect } = plugin(() => answer({ token: "t" }), { exec: { command } });
    const { credentials } = await connect({ pluginPolicy: policy });
    const error = await failure(credentials.headers());
    assert.equal(error.code, "exec.denied");
    const who = `user "me" from plugin "${command}"`;
    assert.equal(error.message, `Cannot get credentials for ${who}: ${says}`);
    assert.equal(runtime.calls.length, 0);
  });
}

interface BadRun {
  readonly row: number;
  readonly name: string;
  readonly run: FakeRun;
  readonly code: string;
  readonly says: RegExp;
}

const badRuns: readonly BadRun[] = [
  {
    row: 53,
    name: "a code other than zero",
    run: { code: 3, stderr: `one\nlogin failed for ${CANARY}\ntoken=${CANARY}\u001b[1m\n` },
    code: "exec.failed",
    says: /it ended with code 3: one\nlogin failed for REDACTED\ntoken=REDACTED/,
  },
  { row: 53, name: "nothing said", run: { code: 1 }, code: "exec.failed", says: /with code 1$/ },
  { row: 54, name: "nothing printed", run: {}, code: "exec.output", says: /it printed nothing/ },
  {
    row: 54,
    name: "HTML",
    run: { stdout: `<!DOCTYPE html><title>Sign in ${CANARY}` },
    code: "exec.output",
    says: /expected an ExecCredential as JSON, got "<!DOCTYPE html><title>Sign in REDACTED"/,
  },
  {
    row: 54,
    name: "a bare token",
    run: { stdout: CANARY },
    code: "exec.output",
    says: /"REDACTED"/,
  },
  { row: 54, name: "a list", run: { stdout: "[1]" }, code: "exec.output", says: /got "\[1\]"/ },
  {
    row: 54,
    name: "a token that is a number",
    run: answer({ token: 5 }),
    code: "exec.output",
    says: /status\.token: expected a string/,
  },
  {
    row: 54,
    name: "more than 1 MiB",
    run: { stdout: new Uint8Array(1024 * 1024 + 1) },
    code: "exec.output",
    says: /more than 1 MiB/,
  },
  {
    row: 55,
    name: "another version",
    run: answer({ token: CANARY }, BETA),
    code: "exec.output_version",
    says: /asked for ExecCredential of .*\/v1, got "ExecCredential" of ".*\/v1beta1"/,
  },
  {
    row: 55,
    name: "another kind",
    run: { stdout: '{"kind":"List","apiVersion":"v1"}' },
    code: "exec.output_version",
    says: /got "List" of "v1"/,
  },
  {
    row: 56,
    name: "no status",
    run: answer(undefined),
    code: "exec.output_empty",
    says: /neither a token nor a certificate/,
  },
  { row: 56, name: "an empty status", run: answer({}), code: "exec.output_empty", says: /neither/ },
  {
    row: 57,
    name: "a certificate only",
    run: answer({ clientCertificateData: pair.cert }),
    code: "exec.output_pair",
    says: /a certificate without its key/,
  },
  {
    row: 57,
    name: "a key only",
    run: answer({ clientKeyData: pair.key }),
    code: "exec.output_pair",
    says: /a key without its certificate/,
  },
  {
    row: 57,
    name: "a pair that is none",
    run: answer({ clientCertificateData: pair.cert, clientKeyData: other.key }),
    code: "tls.pair_mismatch",
    says: /belongs to another certificate/,
  },
  {
    row: 58,
    name: "an end in the past",
    run: answer({ token: CANARY, expirationTimestamp: inSeconds(-60) }),
    code: "exec.expired",
    says:
      /expired at [-\d]+T[:\d]+\.000Z, and this clock shows [-\d]+T[:\d]+\.000Z; check the clock/,
  },
  {
    row: 58,
    name: "an end that is no time",
    run: answer({ token: CANARY, expirationTimestamp: CANARY }),
    code: "exec.output",
    says: /"REDACTED" is no RFC 3339 time/,
  },
  {
    row: 39,
    name: "a token with a line break",
    run: answer({ token: `${CANARY}\n${CANARY}` }),
    code: "auth.token_chars",
    says: /its token: character 20 of 39 is a line break/,
  },
];
for (const { row, name, run, code, says } of badRuns) {
  test(`row ${row}: ${name} is ${code}`, async () => {
    const { connect } = plugin(() => run);
    const error = await failure((await connect()).credentials.headers());
    assert.equal(error.code, code, error.message);
    assert.match(error.message, says);
    assert.match(error.message, /^Cannot get credentials for user "me" from plugin "auth": /);
  });
}

/** The error about credentials that ended a minute ago, from a server that answers so. */
function expired(answering: FakeRuntime["answer"], setup: Setup = {}) {
  const run = answer({ token: CANARY, expirationTimestamp: inSeconds(-60) });
  const it = plugin(() => run, setup);
  it.runtime.answer = answering;
  return it;
}

const dated = (seconds: number) => () =>
  new Response("{}", {
    status: 401,
    headers: { date: new Date(START + seconds * 1000).toUTCString() },
  });

const skews: readonly (readonly [seconds: number, says: string])[] = [
  [-7200, "so this one is 120m fast: set it right"],
  [90, "so this one is 90s slow: set it right"],
  [-30, "so it is not the clock"],
  [29, "so it is not the clock"],
];
for (const [seconds, says] of skews) {
  test(`row 58: a server whose clock is ${seconds} s ahead is quoted`, async () => {
    const { connect } = expired(dated(seconds));
    const error = await failure((await connect()).credentials.headers());
    assert.equal(error.code, "exec.expired");
    const hint = `; the server's clock shows ${inSeconds(seconds)}, ${says}`;
    assert.ok(error.message.endsWith(hint), error.message);
    assert.ok(!error.message.includes("\n"));
  });
}

test("row 58: the server is asked as requests are sent, without credentials", async () => {
  const ca = authority.cert;
  const seen: unknown[] = [];
  const { connect } = expired(({ method, url, headers, kind }, options) => {
    seen.push({ method, url, headers, kind }, options);
    return dated(0)();
  }, {
    cluster: { server: "https://h/a/", "tls-server-name": "name", "proxy-url": "http://p:1" },
  });
  await failure((await connect({ ca })).credentials.headers());
  assert.deepEqual(seen, [
    {
      method: "GET",
      url: "https://h/a/version",
      headers: [["Accept", "application/json"]],
      kind: "unary",
    },
    {
      ca,
      insecureSkipTlsVerify: false,
      tlsServerName: "name",
      proxyUrl: "http://p:1",
      socketPath: undefined,
    },
  ]);
});

test("row 58: of a server that says nothing, nothing is said, and nobody waits for it", async () => {
  const unsaid = /; check the clock$/;
  for (const header of [undefined, "yesterday"]) {
    const { connect } = expired(() =>
      new Response("", { headers: header ? { date: header } : {} })
    );
    assert.match((await failure((await connect()).credentials.headers())).message, unsaid);
  }
  const refused = expired(() => Promise.reject(new KubeError("Cannot reach h: refused")));
  assert.match((await failure((await refused.connect()).credentials.headers())).message, unsaid);
  let ended = false;
  const asked = Promise.withResolvers<void>();
  const { clock, connect } = expired(({ signal }) => {
    asked.resolve();
    return new Promise((_, reject) =>
      signal?.addEventListener("abort", () => (ended = true, reject(signal.reason)))
    );
  });
  const waiting = failure((await connect()).credentials.headers());
  await asked.promise;
  await clock.advance(4999);
  assert.equal(ended, false);
  await clock.advance(1);
  assert.match((await waiting).message, unsaid);
  assert.deepEqual([ended, clock.pending], [true, 0]);
});

test("row 58: credentials that still hold ask no server for the time", async () => {
  const { connect, runtime } = plugin(() =>
    answer({ token: "t", expirationTimestamp: inSeconds(600) })
  );
  runtime.answer = () => assert.fail("nobody asks");
  assert.deepEqual(await (await connect()).credentials.headers(), bearer("t"));
});

test("row 59: a plugin that hangs is ended after a minute", async () => {
  const { runtime, clock, connect } = plugin(() => ({ hangs: true }));
  const { credentials } = await connect();
  const waiting = failure(credentials.headers());
  await clock.advance(59_999);
  assert.deepEqual(runtime.calls[0]?.killed, []);
  await clock.advance(1);
  const error = await waiting;
  assert.equal(error.code, "exec.timeout");
  assert.match(error.message, /not done after 60000 ms; pluginTimeoutMs allows more/);
  assert.deepEqual(runtime.calls[0]?.killed, ["SIGTERM"]);
  await clock.advance(3000);
  assert.equal(clock.pending, 0);
});

test("row 59: pluginTimeoutMs allows more or less", async () => {
  const { clock, connect } = plugin(() => ({ hangs: true }));
  const waiting = failure((await connect({ pluginTimeoutMs: 5 })).credentials.headers());
  await clock.advance(5);
  assert.equal((await waiting).code, "exec.timeout");
  await clock.advance(3000);
});

test("credentials.headers() masks the environment that is declared for the plugin", async () => {
  const { connect } = plugin(() => ({ code: 1, stderr: "could not use hunter and sesame\n" }), {
    exec: { env: [{ name: "A", value: "hunter" }, { name: "B", value: "sesame" }] },
  });
  const error = await failure((await connect()).credentials.headers());
  assert.match(error.message, /could not use REDACTED and REDACTED$/);
});

test("credentials.headers() reads a plugin that answers in YAML, as the Go clients do", async () => {
  const stdout = `apiVersion: ${V1}\nkind: ExecCredential\nstatus:\n  token: t\n`;
  const { connect } = plugin(() => ({ stdout }));
  assert.deepEqual([...await (await connect()).credentials.headers()], bearer("t"));
});

test("credentials.headers() asks once whether the plugin may run, for each who is to be asked", async () => {
  let runs = 0;
  const it = plugin(() =>
    answer({ token: `t${++runs}`, expirationTimestamp: inSeconds(600, it.now.ms) })
  );
  const asked: string[] = [];
  const confirm = ({ path, user }: PluginQuestion) => (asked.push(`${user} ${path}`), true);
  const { credentials } = await it.connect({ pluginPolicy: { confirm } });
  assert.deepEqual(await credentials.headers(), bearer("t1"));
  it.now.ms += 600_000;
  assert.deepEqual(await credentials.headers(), bearer("t2"));
  assert.deepEqual(asked, ["me /bin/auth"]);
  const careful = await it.connect({ pluginPolicy: { confirm: () => false } });
  const { code, message } = await failure(careful.credentials.headers());
  assert.equal(code, "exec.denied");
  assert.match(message, /"\/bin\/auth" may not run: it was not confirmed$/);
  assert.equal(runs, 2);
});
