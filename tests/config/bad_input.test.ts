import assert from "node:assert/strict";
import { createPrivateKey } from "node:crypto";
import { ConfigError } from "kubist/errors";
import { type ConfigWarning, type ConnectOptions, loadConfig } from "kubist/config";
import { createCertificateAuthority } from "kubist/testing";
import { test } from "../harness.ts";
import { type FakeOptions, type FakeRuntime, fakeRuntime } from "./fake_runtime.ts";

const authority = await createCertificateAuthority();
const good = await authority.issue({ commonName: "me", usage: "client" });
const other = await authority.issue({ commonName: "other", usage: "client" });
const expired = await authority.issue({ commonName: "me", usage: "client", validDays: -1 });
const encrypted = createPrivateKey(good.key).export({
  type: "pkcs8",
  format: "pem",
  cipher: "aes-256-cbc",
  passphrase: "x",
});

/** Planted wherever a secret belongs; no message may hold it. */
const CANARY = "c4naRY-s3cret-7f3a9";

interface Row {
  /** The row of the catalogue of bad inputs. */
  readonly row: number;
  readonly name: string;
  /** The text of ~/.kube/config. */
  readonly text?: string;
  readonly files?: FakeOptions["files"];
  readonly env?: FakeOptions["env"];
  readonly os?: string;
  readonly options?: ConnectOptions;
  readonly prepare?: (runtime: FakeRuntime) => void;
  /** The code of the first problem, or of the first warning of that code. */
  readonly code: string;
  readonly warns?: true;
  /** It is told behind the other places that were tried. */
  readonly last?: true;
  /** Where it is said to be: the file with its line, where it is one of its lines. */
  readonly source: string;
  readonly says: RegExp;
}

const HOME = "/home/me/.kube/config";

interface Parts {
  readonly cluster?: string;
  readonly user?: string;
  readonly context?: string;
}

function config({ cluster = "server: https://h:6443", user = "{}", context }: Parts = {}): string {
  const body = (text: string) => text.startsWith("{") ? ` ${text}` : `\n    ${text}`;
  return `apiVersion: v1
kind: Config
current-context: main
contexts:
- name: main
  context: ${context ?? "{ cluster: c, user: u }"}
clusters:
- name: c
  cluster:${body(cluster)}
users:
- name: u
  user:${body(user)}
`;
}

const b64 = (text: string) => btoa(text);
const key64 = b64(good.key);
const pair = (cert: string, key: string) =>
  `{ client-certificate-data: ${b64(cert)}, client-key-data: ${b64(key)} }`;
const v1 = "apiVersion: client.authentication.k8s.io/v1";
const bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" +
  [..."bcdefgh"].map((l, i) => `${l}: &${l} [${Array(10).fill(`*${"abcdefg"[i]}`).join(",")}]\n`)
    .join("");

const ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount";
const inPod: Pick<Row, "row" | "files"> = {
  row: 152,
  files: { [`${ACCOUNT}/token`]: CANARY, [`${ACCOUNT}/ca.crt`]: authority.cert },
};

const rows: readonly Row[] = [
  {
    row: 1,
    name: "no kubeconfig anywhere",
    code: "config.unset",
    source: "$KUBECONFIG",
    says: /in-cluster: not in a pod/,
  },
  {
    row: 2,
    name: "explicit path missing",
    options: { kubeconfig: "some/where" },
    code: "config.file_missing",
    source: "/work/some/where",
    says: /does not exist \(working directory \/work\)/,
  },
  {
    row: 3,
    name: "one of several files missing",
    files: { "/a": config() },
    env: { KUBECONFIG: "/none:/a" },
    code: "config.file_missing",
    source: "/none",
    warns: true,
    says: /does not exist, skipped/,
  },
  {
    row: 3,
    name: "all of several files missing",
    env: { KUBECONFIG: "/none:/nil" },
    code: "config.file_missing",
    source: "/none",
    says: /\/nil: the file does not exist/,
  },
  {
    row: 4,
    name: "a directory",
    files: { "/dir/file": "x" },
    options: { kubeconfig: "/dir" },
    code: "config.not_a_file",
    source: "/dir",
    says: /a directory, expected a file/,
  },
  {
    row: 5,
    name: "no permission to read",
    text: config(),
    prepare: (runtime) => runtime.denied.add(HOME),
    code: "config.unreadable",
    source: HOME,
    says: /cannot be read \(mode 0600, owner 1000\): permission denied/,
  },
  {
    row: 6,
    name: "an empty file",
    text: "",
    options: { kubeconfig: HOME },
    code: "config.empty",
    source: HOME,
    says: /has no content/,
  },
  {
    row: 6,
    name: "only comments",
    text: "# a\n  # b\n---\n\n",
    options: { kubeconfig: HOME },
    code: "config.empty",
    source: HOME,
    says: /has no content/,
  },
  {
    row: 7,
    name: "a binary",
    text: "\u007fELF\u0001\u0001\u0000\u0000",
    code: "config.encoding",
    source: HOME,
    says: /not UTF-8 text at byte 6/,
  },
  {
    row: 7,
    name: "not UTF-8",
    text: "# é\nusers: \ufffd",
    code: "config.encoding",
    source: HOME,
    says: /not UTF-8 text at byte 12; expected UTF-8, or UTF-16 with a byte order mark/,
  },
  {
    row: 8,
    name: "a tab in the indentation",
    text: "clusters:\n- name: a\n\tcluster: {}\n",
    code: "yaml.tab",
    source: `${HOME}:3`,
    says: /spaces \(column \d+\)/,
  },
  {
    row: 9,
    name: "an unclosed quote",
    text: `users:\n- name: "a\n  user:\n    token: ${CANARY}\n`,
    code: "yaml.syntax",
    source: `${HOME}:2`,
    says: /the quote opened here is not closed \(column 9\)/,
  },
  {
    row: 9,
    name: "an unclosed bracket",
    text: `contexts: []\nusers: [\n  {name: a}\n`,
    code: "yaml.syntax",
    source: `${HOME}:2`,
    says: /the "\[" opened here is not closed \(column 8\)/,
  },
  {
    row: 10,
    name: "a key twice",
    text: `users:\n- name: a\n  user:\n    token: ${CANARY}\n    token: ${CANARY}\n`,
    code: "yaml.duplicate_key",
    source: `${HOME}:5`,
    says: /key "token" repeats the one of line 4/,
  },
  {
    row: 10,
    name: "a key twice in JSON",
    text: `{"users": [],\n "users": []}`,
    code: "json.duplicate_key",
    source: `${HOME}:2`,
    says: /repeats the one of line 1/,
  },
  {
    row: 11,
    name: "a list",
    text: "- a\n",
    code: "config.shape",
    source: HOME,
    says: /expected a mapping with clusters, contexts and users, found a list/,
  },
  {
    row: 11,
    name: "a string",
    text: "hello\n",
    code: "config.shape",
    source: HOME,
    says: /found a string/,
  },
  {
    row: 12,
    name: "a manifest",
    text: "apiVersion: v1\nkind: Pod\nmetadata: { name: a }\n",
    code: "config.kind",
    source: `${HOME}:2`,
    says: /this is a "Pod" manifest, not a kubeconfig/,
  },
  {
    row: 13,
    name: "JSON with a comma too many",
    files: { "/k.json": `{\n "clusters": [],\n}` },
    options: { kubeconfig: "/k.json" },
    code: "json.syntax",
    source: "/k.json:3",
    says: /expected a key in quotes \(column 1\)/,
  },
  {
    row: 14,
    name: "clusters as a mapping",
    text: "kind: Config\nclusters:\n  a: { server: x }\n",
    code: "config.shape",
    source: `${HOME}:2`,
    says: /clusters: expected a list of \{name, cluster\}, found a mapping/,
  },
  {
    row: 15,
    name: "an entry without a name",
    text: "kind: Config\nusers:\n- name: a\n- name: b\n- user: {}\n",
    code: "config.field_missing",
    source: `${HOME}:5`,
    says: /users\[2\]\.name: expected a string, found nothing/,
  },
  {
    row: 16,
    name: "a name twice in one file",
    text: "kind: Config\nclusters:\n- name: a\n- name: a\n",
    code: "config.name_duplicate",
    source: `${HOME}:4`,
    says: /"a" is the name of clusters\[0\] too/,
  },
  {
    row: 16,
    name: "a name twice over files",
    files: { "/a": config(), "/b": config() },
    env: { KUBECONFIG: "/a:/b" },
    code: "config.name_hidden",
    source: "/b:8",
    warns: true,
    says: /"c" is already set by \/a, which wins/,
  },
  {
    row: 17,
    name: "no current context",
    text: config().replace("current-context: main\n", ""),
    options: { kubeconfig: HOME },
    code: "config.no_context",
    source: HOME,
    says: /it has no current-context; choose one of the contexts "main"/,
  },
  {
    row: 18,
    name: "an unknown context",
    text: config().replaceAll("main", "prod-eu"),
    options: { context: "prod-ue" },
    code: "config.context_unknown",
    source: "options",
    says: /did you mean "prod-eu"\?/,
  },
  {
    row: 18,
    name: "an unknown current context",
    text: config().replace("current-context: main", "current-context: mian"),
    code: "config.context_unknown",
    source: `${HOME}:3`,
    says: /no context is called "mian"; there are "main"; did you mean "main"\?/,
  },
  {
    row: 19,
    name: "a missing cluster",
    text: config({ context: "{ cluster: x, user: u }" }),
    code: "config.cluster_unknown",
    source: `${HOME}:6`,
    says: /contexts\[0\]\.context\.cluster: no cluster is called "x"/,
  },
  {
    row: 20,
    name: "a missing user",
    text: config({ context: "{ cluster: c, user: x }" }),
    code: "config.user_unknown",
    source: `${HOME}:6`,
    says: /contexts\[0\]\.context\.user: no user is called "x"/,
  },
  {
    row: 21,
    name: "an empty context name",
    text: 'kind: Config\ncontexts:\n- name: ""\n  context: {}\n',
    code: "config.name_empty",
    source: `${HOME}:3`,
    says: /contexts\[0\]\.name: a name may not be empty/,
  },
  {
    row: 22,
    name: "a namespace that is none",
    text: config({ context: "{ cluster: c, user: u, namespace: My_NS }" }),
    code: "config.namespace_invalid",
    source: `${HOME}:6`,
    says: /"My_NS" is no namespace; expected .* such as "my-app"/,
  },
  {
    row: 23,
    name: "a cluster without a server",
    text: config({ cluster: "tls-server-name: x" }),
    code: "config.server_missing",
    source: `${HOME}:9`,
    says: /expected an https URL/,
  },
  {
    row: 24,
    name: "a server without a scheme",
    text: config({ cluster: "server: 10.0.0.1:6443" }),
    code: "config.server_url",
    source: `${HOME}:10`,
    says: /has no scheme.*write "https:\/\/10\.0\.0\.1:6443"/,
  },
  {
    row: 25,
    name: "a server of another scheme",
    text: config({ cluster: "server: ftp://h" }),
    code: "config.server_url",
    source: `${HOME}:10`,
    says: /has the scheme "ftp"; expected http or https/,
  },
  {
    row: 25,
    name: "a server with credentials",
    text: config({ cluster: `server: https://me:${CANARY}@h` }),
    code: "config.server_url",
    source: `${HOME}:10`,
    says: /credentials in the URL/,
  },
  {
    row: 25,
    name: "a server with a query",
    text: config({ cluster: "server: https://h/?a=b" }),
    code: "config.server_url",
    source: `${HOME}:10`,
    says: /query or fragment/,
  },
  {
    row: 26,
    name: "a port out of range",
    text: config({ cluster: "server: https://h:99999" }),
    code: "config.server_url",
    source: `${HOME}:10`,
    says: /port out of range; expected 1 to 65535/,
  },
  {
    row: 27,
    name: "a CA file that is missing",
    text: config({ cluster: "{ server: 'https://h', certificate-authority: pki/ca.crt }" }),
    code: "tls.ca_missing",
    source: `${HOME}:9`,
    says:
      /certificate-authority: pki\/ca\.crt, which is \/home\/me\/\.kube\/pki\/ca\.crt: the file does not exist/,
  },
  {
    row: 27,
    name: "a CA file of the caller's that is missing",
    text: config(),
    options: { caFile: "/pki/ca.crt" },
    code: "tls.ca_missing",
    source: "options",
    says: /certificate-authority: \/pki\/ca\.crt: the file does not exist/,
  },
  {
    row: 28,
    name: "CA data that is not base64",
    text: config({ cluster: "{ server: 'https://h', certificate-authority-data: 'AAAA%AAA' }" }),
    code: "config.base64",
    source: `${HOME}:9`,
    says: /certificate-authority-data: not base64: character 5 does not belong there/,
  },
  {
    row: 29,
    name: "CA data that is not PEM",
    text: config({
      cluster: `{ server: "https://h", certificate-authority-data: ${b64("hello")} }`,
    }),
    code: "tls.ca_not_pem",
    source: `${HOME}:9`,
    says: /expected -----BEGIN CERTIFICATE-----/,
  },
  {
    row: 29,
    name: "CA data that is DER",
    text: config({
      cluster: `{ server: "https://h", certificate-authority-data: ${
        authority.cert.replace(/-----[^-]+-----|\s/g, "")
      } }`,
    }),
    code: "tls.ca_not_pem",
    source: `${HOME}:9`,
    says: /this is DER, expected PEM; convert it with openssl/,
  },
  {
    row: 29,
    name: "CA data that is a key",
    text: config({ cluster: `{ server: "https://h", certificate-authority-data: ${key64} }` }),
    code: "tls.ca_not_pem",
    source: `${HOME}:9`,
    says: /this is a private key, expected a certificate/,
  },
  {
    row: 29,
    name: "CA data that is PEM around nothing",
    text: config({
      cluster: `{ server: "https://h", certificate-authority-data: ${
        b64("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
      } }`,
    }),
    code: "tls.ca_not_pem",
    source: `${HOME}:9`,
    says: /holds no certificate that can be read/,
  },
  {
    row: 30,
    name: "an empty CA file",
    text: config({ cluster: "{ server: 'https://h', certificate-authority: /ca }" }),
    files: { "/ca": "" },
    code: "tls.ca_empty",
    source: `${HOME}:9`,
    says: /\/ca: it is empty/,
  },
  {
    row: 31,
    name: "CA file and CA data",
    text: config({
      cluster: `{ server: "https://h", certificate-authority: /ca, certificate-authority-data: ${
        b64(authority.cert)
      } }`,
    }),
    code: "tls.ca_twice",
    source: `${HOME}:9`,
    warns: true,
    says: /certificate-authority-data wins/,
  },
  {
    row: 32,
    name: "skip-verify and a CA",
    text: config({
      cluster:
        "{ server: 'https://h', insecure-skip-tls-verify: true, certificate-authority: /ca }",
    }),
    files: { "/ca": authority.cert },
    code: "tls.conflict",
    source: `${HOME}:9`,
    says: /there is a CA to verify with/,
  },
  {
    row: 33,
    name: "a certificate without its key",
    text: config({ user: `{ client-certificate-data: ${b64(good.cert)} }` }),
    code: "tls.pair_incomplete",
    source: `${HOME}:13`,
    says: /client-certificate-data: client-key is missing/,
  },
  {
    row: 33,
    name: "a key without its certificate",
    text: config({ user: `{ client-key-data: ${key64} }` }),
    code: "tls.pair_incomplete",
    source: `${HOME}:13`,
    says: /client-key-data: client-certificate is missing/,
  },
  {
    row: 34,
    name: "the key of another certificate",
    text: config({ user: pair(good.cert, other.key) }),
    code: "tls.pair_mismatch",
    source: `${HOME}:13`,
    says: /belongs to another certificate/,
  },
  {
    row: 35,
    name: "an expired certificate",
    text: config({ user: pair(expired.cert, expired.key) }),
    code: "tls.client_cert_expired",
    source: `${HOME}:13`,
    says: /has expired: valid from \d{4}-.* to \d{4}-.*, and this clock shows \d{4}-/,
  },
  {
    row: 36,
    name: "an encrypted key",
    text: config({ user: pair(good.cert, String(encrypted)) }),
    code: "tls.key_encrypted",
    source: `${HOME}:13`,
    says: /decrypt it with openssl pkey/,
  },
  {
    row: 37,
    name: "token and password",
    text: config({ user: `{ token: ${CANARY}, username: me, password: ${CANARY} }` }),
    code: "auth.multiple",
    source: `${HOME}:13`,
    says: /more than one method: token, basic/,
  },
  {
    row: 38,
    name: "a token file that is missing",
    text: config({ user: "{ tokenFile: token }" }),
    code: "auth.token_file",
    source: `${HOME}:13`,
    says: /"\/home\/me\/\.kube\/token": the file does not exist/,
  },
  {
    row: 38,
    name: "a token file that is empty",
    text: config({ user: "{ tokenFile: /t }" }),
    files: { "/t": " \n" },
    code: "auth.token_file",
    source: `${HOME}:13`,
    says: /it is empty/,
  },
  {
    row: 39,
    name: "a token with a line break",
    text: config({ user: `{ token: "${CANARY}\\n${CANARY}" }` }),
    code: "auth.token_chars",
    source: `${HOME}:13`,
    says: /character 20 of 39 is a line break/,
  },
  {
    row: 39,
    name: "a token that is not ASCII",
    text: config({ user: "{ tokenFile: /t }" }),
    files: { "/t": `${CANARY}é` },
    code: "auth.token_chars",
    source: `${HOME}:13`,
    says: /character 20 of 20 is not ASCII/,
  },
  {
    row: 40,
    name: "a proxy of an unknown scheme",
    text: config({ cluster: `{ server: "https://h", proxy-url: "ftp://me:${CANARY}@h" }` }),
    code: "config.proxy_url",
    source: `${HOME}:9`,
    says: /scheme "ftp"; expected an http, https or socks5 URL/,
  },
  {
    row: 41,
    name: "groups to act in and nobody to act as",
    text: config({ user: "{ as-groups: [a] }" }),
    code: "auth.impersonate",
    source: `${HOME}:13`,
    says: /as-groups: nobody to act as; add "as"/,
  },
  {
    row: 42,
    name: "the gcp provider",
    text: config({
      user: `auth-provider:\n      config: { access-token: ${CANARY} }\n      name: gcp`,
    }),
    code: "auth.provider_removed",
    source: `${HOME}:16`,
    says: /install gke-gcloud-auth-plugin/,
  },
  {
    row: 42,
    name: "the azure provider",
    text: config({ user: "auth-provider:\n      name: azure" }),
    code: "auth.provider_removed",
    source: `${HOME}:15`,
    says: /install kubelogin/,
  },
  {
    row: 43,
    name: "an unknown field",
    text: config({ cluster: "{ sever: x, server: 'https://h' }" }),
    code: "config.field_unknown",
    source: `${HOME}:9`,
    warns: true,
    says: /sever: unknown field, kept as it is; did you mean "server"\?/,
  },
  {
    row: 44,
    name: "an alias bomb",
    text: bomb,
    code: "yaml.limit",
    source: `${HOME}:5`,
    says: /more than \d+ (values|aliases)/,
  },
  {
    row: 44,
    name: "a hundred aliases and one",
    text: `a: &a x\nb: [${Array(101).fill("*a").join(", ")}]\n`,
    code: "yaml.limit",
    source: `${HOME}:2`,
    says: /more than 100 aliases in one document/,
  },
  {
    row: 45,
    name: "a huge file",
    text: `# ${"x".repeat(17 * 1024 * 1024)}`,
    code: "config.too_large",
    source: HOME,
    says: /more than 16 MiB/,
  },
  {
    row: 46,
    name: "exec without a command",
    text: config({ user: `exec:\n      ${v1}\n      interactiveMode: Never` }),
    code: "exec.command_missing",
    source: `${HOME}:14`,
    says: /users\[0\]\.user\.exec\.command: the plugin of user "u" has no command to run/,
  },
  {
    row: 47,
    name: "exec of an unknown version",
    text: config({
      user: "exec:\n      command: x\n      apiVersion: v2\n      interactiveMode: Never",
    }),
    code: "exec.api_version",
    source: `${HOME}:16`,
    says: /expected "client\.authentication\.k8s\.io\/v1" or .*, found "v2"/,
  },
  {
    row: 48,
    name: "exec of v1 without a mode",
    text: config({ user: `exec:\n      command: x\n      ${v1}` }),
    code: "exec.interactive_mode",
    source: `${HOME}:14`,
    says: /expected "Never", "IfAvailable", "Always", found nothing/,
  },
  {
    row: 48,
    name: "exec of an unknown mode",
    text: config({
      user: `exec:\n      command: x\n      ${v1}\n      interactiveMode: Sometimes`,
    }),
    code: "exec.interactive_mode",
    source: `${HOME}:17`,
    says: /expected "Never", "IfAvailable", "Always", found "Sometimes"/,
  },
  {
    row: 52,
    name: "an allowlist that nothing asks for",
    text: config({ user: `{ exec: { command: x, ${v1}, interactiveMode: Never } }` }),
    options: { pluginPolicy: { policy: "AllowAll", allowlist: ["x"] } },
    code: "exec.policy_invalid",
    source: "options",
    says: /pluginPolicy: .*[Aa]llowlist/,
  },
  {
    row: 52,
    name: "an allowlist that is empty",
    text: config({ user: `{ exec: { command: x, ${v1}, interactiveMode: Never } }` }),
    options: { pluginPolicy: { policy: "Allowlist", allowlist: [] } },
    code: "exec.policy_invalid",
    source: "options",
    says: /use "DenyAll"/,
  },
  ...["abc", "0", "65536", "443/tcp"].map((port) => ({
    ...inPod,
    row: 152,
    name: `the variable KUBERNETES_SERVICE_PORT=${port}`,
    env: { KUBERNETES_SERVICE_HOST: "10.0.0.1", KUBERNETES_SERVICE_PORT: port },
    code: "env.value",
    source: "$KUBERNETES_SERVICE_PORT",
    says: /KUBERNETES_SERVICE_PORT: "[^"]+" is no port; expected a number from 1 to 65535$/,
    last: true,
  } as const)),
  {
    ...inPod,
    row: 152,
    name: "the variable POD_NAMESPACE=My_NS",
    env: {
      KUBERNETES_SERVICE_HOST: "10.0.0.1",
      KUBERNETES_SERVICE_PORT: "443",
      POD_NAMESPACE: "My_NS",
    },
    code: "env.value",
    source: "$POD_NAMESPACE",
    says: /POD_NAMESPACE: "My_NS" is no namespace; a name like "my-app" is expected$/,
  },
  {
    row: 152,
    name: "a proxy variable of an unknown scheme",
    text: config(),
    env: { HTTPS_PROXY: `ftp://me:${CANARY}@p:1` },
    code: "config.proxy_environment",
    source: "the proxy variable of the environment",
    warns: true,
    says: /it is passed over: .*scheme "ftp"; expected an http, https or socks5 URL/,
  },
];

interface Outcome {
  readonly error: ConfigError | undefined;
  readonly warnings: readonly ConfigWarning[];
}

async function outcome(row: Row): Promise<Outcome> {
  const files = { ...row.files, ...(row.text === undefined ? {} : { [HOME]: row.text }) };
  const runtime = fakeRuntime({ files, env: row.env ?? {} });
  row.prepare?.(runtime);
  try {
    const { warnings } = await loadConfig(row.options, { runtime });
    return { error: undefined, warnings };
  } catch (error) {
    assert.ok(error instanceof ConfigError, `${error}`);
    return { error, warnings: [] };
  }
}

for (const row of rows) {
  test(`loadConfig() row ${row.row}: ${row.name} is ${row.code}`, async () => {
    const { error, warnings } = await outcome(row);
    const list = row.warns ? warnings : error?.attempts ?? [];
    const met = row.warns ? list.find((w) => w.code === row.code) : list.at(row.last ? -1 : 0);
    assert.equal(met?.code, row.code, error?.message ?? "no error");
    assert.equal(met?.source, row.source);
    const whole = row.warns ? `${met?.source}: ${met?.problem}` : error?.message ?? "";
    assert.match(whole, row.says);
    for (const { source, problem } of list) {
      assert.ok(!`${source}${problem}`.includes("\n"), "a problem is one line");
      assert.ok(!problem.endsWith("."), "no final period");
    }
    assert.ok(!`${whole} ${error?.stack}`.includes(CANARY), whole);
  });
}

test("loadConfig() names every problem of a cluster and its user at once", async () => {
  const text = config({
    cluster: "{ server: '10.0.0.1', proxy-url: 'x', certificate-authority: /none }",
    user: `{ tokenFile: /none, client-certificate: /none, client-key: /nil, as-uid: "1", ` +
      "exec: { args: [] }, auth-provider: { name: gcp } }",
    context: "{ cluster: c, user: u, namespace: 'a b' }",
  });
  const { error } = await outcome({ row: 0, name: "", text, code: "", source: "", says: /./ });
  assert.deepEqual(error?.attempts.map((a) => a.code).sort(), [
    "auth.impersonate",
    "auth.multiple",
    "auth.token_file",
    "config.namespace_invalid",
    "config.proxy_url",
    "config.server_url",
    "tls.ca_missing",
    "tls.file_missing",
    "tls.file_missing",
  ]);
});

test("loadConfig() shows twenty problems and the number of the others", async () => {
  const users = Array.from({ length: 30 }, () => "- user: {}\n").join("");
  const { error } = await outcome({
    row: 0,
    name: "",
    text: `kind: Config\nusers:\n${users}`,
    code: "",
    source: "",
    says: /./,
  });
  assert.equal(error?.attempts.length, 21);
  assert.match(error.message, /30 problems\n/);
  assert.match(error.message, /and 10 more/);
});

test("loadConfig() reads UTF-16 and a byte order mark as the runtime decodes them", async () => {
  const runtime = fakeRuntime({ files: { [HOME]: `\ufeff${config()}` } });
  assert.equal((await loadConfig({}, { runtime })).server, "https://h:6443");
});

const warned: readonly (readonly [string, number, boolean])[] = [
  ["{ token: t }", 0o600, false],
  ["{ token: t }", 0o640, true],
  ["{ token: t }", 0o644, true],
  ["{ token: t }", 0o604, true],
  ["{ password: t, username: u }", 0o644, true],
  [
    "{ auth-provider: { name: oidc, config: { refresh-token: t, idp-issuer-url: 'https://i', client-id: c } } }",
    0o644,
    true,
  ],
  [`{ exec: { command: x, ${v1}, interactiveMode: Never } }`, 0o644, false],
  ["{ tokenFile: /t }", 0o644, false],
  ["{}", 0o666, false],
];
for (const [user, mode, expected] of warned) {
  const bits = mode.toString(8);
  test(`loadConfig() warns of ${user} in a file of mode ${bits}: ${expected}`, async () => {
    const runtime = fakeRuntime({ files: { [HOME]: config({ user }), "/t": "t" } });
    runtime.files.set(HOME, { text: config({ user }), mode });
    const { warnings } = await loadConfig({}, { runtime });
    const met = warnings.find((w) => w.code === "config.file_open");
    assert.equal(met !== undefined, expected);
    if (met) assert.match(met.problem, new RegExp(`mode 0${bits}\\); run chmod 600`));
  });
}

test("loadConfig() refuses YAML tags, which are code to some readers", async () => {
  const tags = ["!!python/object:os.system", "!!js/function", "!ruby/object", "!!java.net.URL"];
  for (const tag of tags) {
    const { error } = await outcome({
      row: 0,
      name: "",
      text: `kind: Config\nusers:\n- name: ${tag} "${CANARY}"\n`,
      code: "",
      source: "",
      says: /./,
    });
    assert.equal(error?.attempts[0]?.code, "yaml.tag", tag);
    assert.ok(!error.message.includes(CANARY));
  }
});
