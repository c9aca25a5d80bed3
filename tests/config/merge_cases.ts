/**
 * Kubeconfig files and how they are looked at: what is merged, what wins, what is refused.
 *
 * The same cases run against the expectations in `merge_expected.ts` and, where the real kubectl is
 * built, against it.
 *
 * @module
 */

/** One case; relative paths start at the directory of the case. */
export interface MergeCase {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** The files of `$KUBECONFIG`. */
  readonly list?: readonly string[];
  /** The file named outright. */
  readonly explicit?: string;
  readonly raw?: false;
  readonly minify?: true;
  readonly context?: string;
  readonly flatten?: true;
  /** Why kubist answers otherwise than kubectl, on purpose. */
  readonly differs?: string;
}

const a = `apiVersion: v1
kind: Config
current-context: one
clusters:
- name: one
  cluster: { server: "https://one.example:6443" }
contexts:
- name: one
  context: { cluster: one, user: one, namespace: ns-one }
users:
- name: one
  user: { token: token-one }
`;

const b = `apiVersion: v1
kind: Config
current-context: two
clusters:
- name: two
  cluster: { server: "https://two.example:6443", tls-server-name: two }
contexts:
- name: two
  context: { cluster: two, user: two }
users:
- name: two
  user: { username: u, password: p }
`;

const shadow = `apiVersion: v1
kind: Config
current-context: one
clusters:
- name: one
  cluster: { server: "https://shadow.example", proxy-url: "http://proxy:3128" }
contexts:
- name: one
  context: { cluster: shadow, user: shadow }
users:
- name: one
  user: { username: shadow, password: shadow }
`;

const noCurrent = a.replace("current-context: one\n", "");
const pem = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";

function user(fields: string): string {
  return `apiVersion: v1\nkind: Config\nusers:\n- name: me\n  user: ${fields}\n`;
}

function cluster(fields: string): string {
  return `apiVersion: v1\nkind: Config\nclusters:\n- name: it\n  cluster: ${fields}\n`;
}

const exec = (fields: string) => user(`{ exec: { ${fields} } }`);
const v1beta1 = "apiVersion: client.authentication.k8s.io/v1beta1";

/** Every case, in order. */
export const mergeCases: readonly MergeCase[] = [
  { name: "one file", files: { a }, list: ["a"] },
  { name: "two files without a common name", files: { a, b }, list: ["a", "b"] },
  { name: "the other order", files: { a, b }, list: ["b", "a"] },
  { name: "the first file wins a whole entry", files: { a, shadow }, list: ["a", "shadow"] },
  { name: "the first file wins, the other way", files: { a, shadow }, list: ["shadow", "a"] },
  { name: "three files", files: { a, b, shadow }, list: ["b", "shadow", "a"] },
  { name: "a file twice", files: { a, b }, list: ["a", "b", "a"] },
  { name: "a missing file first", files: { a }, list: ["none", "a"] },
  { name: "a missing file between", files: { a, b }, list: ["a", "none", "b"] },
  { name: "only missing files", files: {}, list: ["none", "nil"] },
  { name: "an empty file first", files: { empty: "", a }, list: ["empty", "a"] },
  { name: "an explicit file alone", files: { a, b }, list: ["a"], explicit: "b" },
  { name: "an explicit file that is missing", files: { a }, list: ["a"], explicit: "none" },
  {
    name: "the current context from the second file",
    files: { noCurrent, b },
    list: ["noCurrent", "b"],
  },
  {
    name: "an empty current context yields",
    files: { x: a.replace("current-context: one", 'current-context: ""'), b },
    list: ["x", "b"],
  },
  { name: "no current context at all", files: { noCurrent }, list: ["noCurrent"] },
  {
    name: "a current context that is not there",
    files: { x: a.replace("current-context: one", "current-context: gone") },
    list: ["x"],
  },
  { name: "secrets masked", files: { a, b }, list: ["a", "b"], raw: false },
  {
    name: "embedded data masked",
    files: {
      x: cluster('{ server: "https://h", certificate-authority-data: QUFB }') +
        "users:\n- name: me\n  user: { client-certificate-data: QUFB, client-key-data: QUFB }\n",
    },
    list: ["x"],
    raw: false,
  },
  { name: "minified", files: { a, b }, list: ["a", "b"], minify: true },
  {
    name: "minified to a named context",
    files: { a, b },
    list: ["a", "b"],
    minify: true,
    context: "two",
  },
  {
    name: "minified to a context that is not there",
    files: { a },
    list: ["a"],
    minify: true,
    context: "x",
  },
  {
    name: "minified without a current context",
    files: { noCurrent },
    list: ["noCurrent"],
    minify: true,
  },
  {
    name: "minified, the cluster missing",
    files: { x: a.replace("cluster: one", "cluster: gone") },
    list: ["x"],
    minify: true,
  },
  {
    name: "minified, the user missing",
    files: { x: a.replace("user: one,", "user: gone,") },
    list: ["x"],
    minify: true,
  },
  {
    name: "minified, no user named",
    files: { x: a.replace("user: one,", "") },
    list: ["x"],
    minify: true,
  },
  { name: "minified over files", files: { a, shadow }, list: ["shadow", "a"], minify: true },
  {
    name: "flattened from beside the file",
    files: {
      x: cluster('{ server: "https://h", certificate-authority: ca.pem }'),
      "ca.pem": pem,
    },
    list: ["x"],
    flatten: true,
  },
  {
    name: "flattened from below the file",
    files: {
      "dir/x": user("{ client-certificate: pki/c.pem, client-key: pki/k.pem }"),
      "dir/pki/c.pem": pem,
      "dir/pki/k.pem": "key",
    },
    list: ["dir/x"],
    flatten: true,
  },
  {
    name: "flattened, each path from its own file",
    files: {
      "p/x": cluster('{ server: "https://h", certificate-authority: ca.pem }'),
      "p/ca.pem": "P",
      "q/y": user("{ client-certificate: ca.pem, client-key: ca.pem }"),
      "q/ca.pem": "Q",
    },
    list: ["p/x", "q/y"],
    flatten: true,
  },
  {
    name: "flattened from a file that is missing",
    files: { x: cluster('{ server: "https://h", certificate-authority: none.pem }') },
    list: ["x"],
    flatten: true,
  },
  {
    name: "flattened, a token file stays",
    files: { x: user("{ tokenFile: t }"), t: "token" },
    list: ["x"],
    flatten: true,
  },
  {
    name: "relative paths as they are written",
    files: { x: cluster('{ server: "https://h", certificate-authority: ./pki/../ca.pem }') },
    list: ["x"],
  },
  {
    name: "every cluster field",
    files: {
      x: cluster(
        '{ server: "https://h/p", tls-server-name: n, insecure-skip-tls-verify: true, ' +
          'proxy-url: "socks5://p:1", disable-compression: true, ' +
          "extensions: [{ name: e, extension: { a: [1, yes, null] } }] }",
      ),
    },
    list: ["x"],
  },
  {
    name: "every user field",
    files: {
      x: user(
        "{ client-certificate: c, client-key: k, token: t, tokenFile: f, as: a, as-uid: i, " +
          "as-groups: [g, h], as-user-extra: { k: [v, w] }, username: u, password: p }",
      ),
    },
    list: ["x"],
  },
  {
    name: "an auth-provider",
    files: { x: user("{ auth-provider: { name: oidc, config: { client-id: c, id-token: t } } }") },
    list: ["x"],
  },
  { name: "exec with defaults", files: { x: exec(`${v1beta1}, command: aws`) }, list: ["x"] },
  {
    name: "exec with everything",
    files: {
      x: exec(
        "apiVersion: client.authentication.k8s.io/v1, command: ./bin/x, args: [a, b], " +
          "env: [{ name: N, value: V }], installHint: get it, provideClusterInfo: true, " +
          "interactiveMode: Never",
      ),
    },
    list: ["x"],
  },
  {
    name: "exec of v1 without a mode",
    files: { x: exec("apiVersion: client.authentication.k8s.io/v1, command: x") },
    list: ["x"],
  },
  {
    name: "unknown fields",
    files: { x: cluster('{ server: "https://h", sever: x }') },
    list: ["x"],
  },
  { name: "a token that is a number", files: { x: user("{ token: 12345 }") }, list: ["x"] },
  { name: "a token that is a boolean", files: { x: user("{ token: yes }") }, list: ["x"] },
  { name: "a token like a date", files: { x: user("{ token: 2001-01-01 }") }, list: ["x"] },
  {
    name: "a flag in quotes",
    files: { x: cluster('{ disable-compression: "true" }') },
    list: ["x"],
  },
  { name: "null fields", files: { x: cluster("{ server: null, proxy-url: ~ }") }, list: ["x"] },
  {
    name: "null lists",
    files: { x: "apiVersion: v1\nkind: Config\nclusters: null\nusers:\ncontexts: ~\n" },
    list: ["x"],
  },
  {
    name: "a null body",
    files: { x: "apiVersion: v1\nkind: Config\nclusters:\n- name: it\n  cluster:\n" },
    list: ["x"],
  },
  {
    name: "no body",
    files: { x: "apiVersion: v1\nkind: Config\nusers:\n- name: me\n" },
    list: ["x"],
  },
  {
    name: "a name twice in one file",
    files: {
      x: cluster('{ server: "https://1" }') + '- name: it\n  cluster: { server: "https://2" }\n',
    },
    list: ["x"],
  },
  {
    name: "a key twice in one mapping",
    files: { x: cluster('{ server: "https://1", server: "https://2" }') },
    list: ["x"],
    differs: "kubectl takes the last one in silence",
  },
  { name: "a list for a mapping", files: { x: "- a\n- b\n" }, list: ["x"] },
  { name: "a mapping for a list", files: { x: "kind: Config\nclusters: { a: b }\n" }, list: ["x"] },
  { name: "another kind", files: { x: "apiVersion: v1\nkind: Pod\nmetadata: {}\n" }, list: ["x"] },
  { name: "another version", files: { x: "apiVersion: v2\nkind: Config\n" }, list: ["x"] },
  {
    name: "neither kind nor version",
    files: { x: a.replace("apiVersion: v1\nkind: Config\n", "") },
    list: ["x"],
  },
  { name: "broken YAML in one of two", files: { a, x: "clusters: [\n" }, list: ["a", "x"] },
  {
    name: "JSON",
    files: {
      x: JSON.stringify({
        apiVersion: "v1",
        kind: "Config",
        "current-context": "x",
        contexts: [{ name: "x", context: { cluster: "x", user: "x" } }],
      }),
    },
    list: ["x"],
  },
  {
    name: "JSON indented with tabs",
    files: { x: JSON.stringify({ clusters: [{ name: "x", cluster: {} }] }, null, "\t") },
    list: ["x"],
  },
  {
    name: "anchors and aliases",
    files: {
      x: a.replace(
        "namespace: ns-one",
        "namespace: &n ns-one, extensions: [{ name: e, extension: *n }]",
      ),
    },
    list: ["x"],
  },
  {
    name: "merge keys",
    files: {
      x: "apiVersion: v1\nkind: Config\nbase: &base\n  server: https://h\nclusters:\n- name: it\n" +
        "  cluster:\n    <<: *base\n    tls-server-name: n\n",
    },
    list: ["x"],
  },
  {
    name: "names that objects have by themselves",
    files: {
      x: "apiVersion: v1\nkind: Config\ncurrent-context: __proto__\ncontexts:\n" +
        "- name: __proto__\n  context: { cluster: constructor, user: toString }\n" +
        "- name: hasOwnProperty\n  context: { cluster: valueOf, user: __proto__ }\n" +
        'clusters:\n- name: constructor\n  cluster: { server: "https://h" }\n' +
        "users:\n- name: toString\n  user: { token: t }\n- name: __proto__\n  user: { token: u }\n",
    },
    list: ["x"],
    minify: true,
  },
  {
    name: "names with dots, slashes, colons and blanks",
    files: {
      x: "apiVersion: v1\nkind: Config\ncurrent-context: 'a.b/c:d e@f'\ncontexts:\n" +
        "- name: 'a.b/c:d e@f'\n  context: { cluster: 'x:y', user: 'é ✓' }\n",
    },
    list: ["x"],
  },
  {
    name: "names like numbers and booleans, quoted",
    files: { x: 'kind: Config\nusers:\n- name: "123"\n  user: {}\n- name: "true"\n  user: {}\n' },
    list: ["x"],
  },
  {
    name: "a name like a number, unquoted",
    files: { x: "kind: Config\nusers:\n- name: 123\n  user: {}\n" },
    list: ["x"],
  },
  {
    name: "a byte order mark",
    files: { x: `\ufeff${a}` },
    list: ["x"],
  },
  { name: "carriage returns", files: { x: a.replaceAll("\n", "\r\n") }, list: ["x"] },
  {
    name: "comments only",
    files: { x: "# nothing\n", a },
    list: ["x", "a"],
  },
  { name: "a document separator first", files: { x: `---\n${a}` }, list: ["x"] },
  {
    name: "top-level extensions and preferences",
    files: {
      x: "kind: Config\npreferences: { colors: true }\nextensions:\n- name: e\n  extension: { a: 1 }\n",
    },
    list: ["x"],
  },
  {
    name: "two documents in one file",
    files: { x: `${a}---\n${b}` },
    list: ["x"],
    differs: "kubectl reads the first document only",
  },
  {
    name: "an entry without a name",
    files: { x: 'kind: Config\nclusters:\n- cluster: { server: "https://h" }\n' },
    list: ["x"],
    differs: "kubectl takes the name for empty",
  },
];
