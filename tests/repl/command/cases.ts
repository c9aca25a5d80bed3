/**
 * Command lines, with what must come of each: every subcommand, flag and exit code. The test that runs them
 * compares what is named here with the commands' own tables.
 */

import type { Place } from "./place.ts";

/** What is typed when the output ends like this. */
export type Answer = readonly [seen: RegExp, typed: string];

/** A command line and what must come of it. */
export interface Case {
  readonly args: readonly string[];
  readonly code: number;
  /** Standard output; nothing where it is left out. */
  readonly out?: RegExp;
  /** Standard error; nothing where it is left out. */
  readonly err?: RegExp;
  /** What it reads. */
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Ctrl-C then, or SIGINT where there is no terminal. */
  readonly interrupt?: RegExp | (() => Promise<unknown>);
  /** In a terminal too; what differs there. */
  readonly terminal?: Partial<Pick<Case, "code" | "out">> & {
    readonly answers?: readonly Answer[];
  };
  /** Not with pipes. @default {false} */
  readonly terminalOnly?: true;
}

const versions = /^kubist \d+\.\d+\.\d+, types of Kubernetes 1\.36\n(deno|bun|node) \S+ on \S+\n/;
const clientOnly = new RegExp(`${versions.source}$`);
const withServer = new RegExp(`${versions.source}server v1\\.36\\.\\d+\n$`);
const both = {};

/** A prompt at the end; the terminal is told where its cursor is. */
// deno-lint-ignore no-control-regex -- that is what it is told by
const prompt = /> (\x1b\[\d+G)?$/;

const leaving: Answer = [prompt, ".exit\r"];
const agreed: Answer = [/Run it\? \[y\/N\] /, "y\r"];

/** All of them. */
export function casesOf(place: Place): readonly Case[] {
  return [
    ...overview,
    ...versionCases(place),
    ...doctorCases(place),
    ...explainCases(place),
    ...genCases(place),
    ...runCases(place),
    ...serveCases,
    ...replCases(place),
    ...completion,
  ];
}

const overview: readonly Case[] = [
  { args: ["--help"], code: 0, out: /^kubist is Kubernetes for scripts\.\n/, terminal: both },
  { args: ["-h"], code: 0, out: /^kubist is Kubernetes for scripts\.\n/ },
  { args: ["help", "gen"], code: 0, out: /^Write types and Kinds for custom resources\.\n/ },
  { args: ["--version"], code: 0, out: clientOnly },
  {
    args: ["versoin"],
    code: 2,
    err: /^Cannot run "versoin": .* did you mean "version"\?\nSee "kubist --help"\n$/,
    terminal: both,
  },
  ...["repl", "run", "serve", "gen", "explain", "doctor", "completion", "version"].flatMap((
    name,
  ): Case[] => [
    { args: [name, "--help"], code: 0, out: /\nFlags:\n[^]*\nUsage:\n {2}kubist / },
    {
      args: [name, "--nope"],
      code: 2,
      err: new RegExp(`^Cannot run "${name}": unknown flag --nope\nSee "kubist ${name} --help"\n$`),
    },
  ]),
  { args: ["version", "-h"], code: 0, out: /^Print the versions of kubist/ },
];

/** The ways to a server, for a command that needs one; `out` is what it prints where it gets there. */
function connecting(
  { access: { server, token } }: Place,
  args: readonly string[],
  out: RegExp,
  { lost, input }: { readonly lost?: RegExp; readonly input?: string } = {},
): Case[] {
  const given = input === undefined ? {} : { input };
  const files = ["--certificate-authority", "ca.pem", "--client-certificate", "cert.pem"];
  const whom = ["--as", "alice", "--as-group", "system:masters", "--as-uid", "7"];
  const failed = lost === undefined ? {} : { out: lost };
  const way = (...flags: string[]) => [...args, ...flags];
  return [
    {
      args: way(
        "--kubeconfig",
        "config",
        "--context",
        "away",
        "--cluster",
        "main",
        "--user",
        "main",
      ),
      code: 0,
      out,
      ...given,
    },
    {
      args: way("-s", server, ...files, "--client-key", "key.pem", ...whom, "-n", "web"),
      code: 0,
      out,
      ...given,
    },
    {
      args: way(
        "--server",
        server,
        "--insecure-skip-tls-verify",
        "--token",
        token,
        "--namespace",
        "web",
      ),
      code: 0,
      out,
      ...given,
    },
    {
      args: way(
        "--server",
        server,
        ...files.slice(0, 2),
        "--token",
        token,
        "--tls-server-name",
        "localhost",
      ),
      code: 0,
      out,
      ...given,
    },
    {
      args: way("--context", "away", "--cluster", "main", "--confirm-plugins"),
      code: 0,
      out: /plugin\n[^]*Run it\? \[y\/N\] /,
      terminal: {
        answers: input === undefined ? [agreed] : [[prompt, `${input.trim()}\r`], agreed, leaving],
      },
      terminalOnly: true,
    },
    { args: way("--context", "none"), code: 3, ...failed, err: /no context is called "none"/ },
  ];
}

function versionCases(place: Place): Case[] {
  const { server, token } = place.access;
  const away = ["--server", server, "--insecure-skip-tls-verify"];
  return [
    { args: ["version"], code: 0, out: withServer, terminal: both },
    ...connecting(place, ["version"], withServer, { lost: clientOnly }),
    { args: ["version", "--client"], code: 0, out: clientOnly, terminal: both },
    { args: ["version", "--client", "-o", "json"], code: 0, out: /^\{\n {4}"client": \{\n/ },
    { args: ["version", "--client", "--output", "yaml"], code: 0, out: /^client:\n {2}version: / },
    { args: ["version", "--client", "--output=name"], code: 0, out: /^kubist\/\d+\.\d+\.\d+\n$/ },
    { args: ["version", "--client", "-o", "table"], code: 0, out: clientOnly },
    { args: ["version", "-o", "jsonpath={.server.minor}"], code: 0, out: /^36\n$/ },
    { args: ["version", "--client", "-o", "xml"], code: 2, err: /^Cannot print "xml": expected / },
    { args: ["version", "--client", "-o", "jsonpath={"], code: 2, err: /^Cannot print by this/ },
    {
      args: ["version", "--kubeconfig", "nowhere"],
      code: 3,
      out: clientOnly,
      err: /^Cannot read the kubeconfig: .*\n.*nowhere: the file does not exist/,
      terminal: both,
    },
    {
      args: ["version", ...away, "--token", "wrong"],
      code: 4,
      out: clientOnly,
      err: /^Cannot .*\(401\)\n$/,
      terminal: both,
    },
    {
      args: ["version", ...away, "--token", token, "--proxy-url", "http://127.0.0.1:9"],
      code: 5,
      out: clientOnly,
      err: /^Cannot /,
      terminal: both,
    },
    {
      args: ["version", "--server", server, "--token", token],
      code: 5,
      out: clientOnly,
      err: /ert/,
    },
    {
      args: ["version", "--server", place.strange],
      code: 9,
      out: clientOnly,
      err: /^Cannot /,
      terminal: both,
    },
    {
      args: ["version", "--server", place.silent],
      code: 130,
      out: clientOnly,
      interrupt: place.asked,
      terminal: both,
    },
  ];
}

function doctorCases(place: Place): Case[] {
  const reached = /\nConnection\n[^]*version +v1\.36\.\d+\n/;
  const { server, token } = place.access;
  return [
    { args: ["doctor"], code: 0, out: reached, terminal: both },
    ...connecting(place, ["doctor"], reached, { lost: /Problem\n {2}Cannot / }).map((each) =>
      each.code === 3 ? { args: each.args, code: 3, out: /Problem\n {2}Cannot / } : each
    ),
    {
      args: ["doctor", "--offline", "-o", "jsonpath={.context} {.server} {.namespace} {.actsAs}"]
        .concat(["--context", "away", "--cluster", "main", "-n", "web", "--as", "alice"]),
      code: 0,
      out: new RegExp(`^away ${server} web alice\n$`),
    },
    { args: ["doctor", "--offline", "--output", "json"], code: 0, out: /^\{\n {4}"places": \[/ },
    { args: ["doctor", "--offline", "-o", "yaml"], code: 0, out: /^places:\n/ },
    { args: ["doctor", "--offline", "-o", "name"], code: 0, out: /^context\/main\n$/ },
    {
      args: ["doctor", "--server", server, "--token", token, "--proxy-url", "http://127.0.0.1:9"],
      code: 5,
      out: /\n {2}proxy +127\.0\.0\.1:9\n[^]*Problem\n/,
    },
    {
      args: ["doctor", "--server", server, "--insecure-skip-tls-verify", "--token", "wrong"],
      code: 4,
      out: /Problem\n.*\(401\)/,
    },
    { args: ["doctor", "--server", place.strange], code: 9, out: /Problem\n/ },
  ];
}

function explainCases(place: Place): Case[] {
  const { server } = place.access;
  const kind = /^KIND: {7}Deployment\nVERSION: {4}apps\/v1\n/;
  return [
    { args: ["explain", "deploy.spec.strategy"], code: 0, out: kind, terminal: both },
    ...connecting(place, ["explain", "deploy"], kind),
    { args: ["explain", "monitors.spec"], code: 0, out: /FIELD: monitors\.spec <Object>/ },
    {
      args: ["explain", "deploy.spec", "--recursive"],
      code: 0,
      out: /\n {6}maxSurge\t<IntOrString>/,
    },
    {
      args: ["explain", "hpa", "--api-version", "autoscaling/v1"],
      code: 0,
      out: /VERSION: {4}autoscaling\/v1\n/,
    },
    {
      args: ["explain", "pods", "--embedded"],
      code: 0,
      out: /^KIND: {7}Pod\n/,
      env: { KUBECONFIG: "nowhere" },
    },
    {
      args: ["explain", "pods"],
      code: 0,
      out: /^KIND: {7}Pod\n/,
      err: /^There is no cluster; this is what kubist knows/,
      env: { KUBECONFIG: "nowhere" },
    },
    {
      args: ["explain", "deploy.spec.strategie"],
      code: 2,
      err: /did you mean "strategy"\?\n$/,
      terminal: both,
    },
    { args: ["explain"], code: 2, err: /an argument is missing; usage: kubist explain / },
    {
      args: ["explain", "pods", "-s", server, "--insecure-skip-tls-verify", "--token", "wrong"],
      code: 4,
      err: /\(401\)\n$/,
    },
    {
      args: ["explain", "pods", "-s", server, "--token", "x", "--proxy-url", "http://127.0.0.1:9"],
      code: 0,
      out: /^KIND: {7}Pod\n/,
    },
  ];
}

function genCases(place: Place): Case[] {
  const group = ["--group", "metrics.kubist.example"];
  const written = (folder: string) =>
    new RegExp(`^${folder}/metrics\\.kubist\\.example/v1\\.ts\n$`);
  const cluster = ["gen", "--from-cluster", ...group];
  const { server } = place.access;
  return [
    {
      args: ["gen", "crds.json", "-o", "short", ...group, "--from", "./meta.ts"],
      code: 0,
      out: written("short"),
      terminal: both,
    },
    { args: ["gen", "crds.json", "--out", "long"], code: 0, out: written("long") },
    { args: ["gen", place.definitions, "--out", "web"], code: 0, out: written("web") },
    {
      args: ["gen", `${place.strange}/page`],
      code: 2,
      err: /the server answers a web page; give the address of the file itself\n$/,
    },
    ...connecting(place, [...cluster, "-o", "cluster"], written("cluster")),
    { args: ["gen", "none.yaml"], code: 2, err: /^Cannot read none\.yaml: / },
    {
      args: ["gen", "seed.yaml"],
      code: 2,
      err: /seed\.yaml holds no CustomResourceDefinition\n$/,
      terminal: both,
    },
    { args: ["gen", "--from-cluster"], code: 2, err: /^Cannot generate from a cluster: say which/ },
    {
      args: ["gen", "--from-cluster", "--group", "none.example"],
      code: 2,
      err: /no such group\n$/,
    },
    {
      args: [...cluster, "-s", server, "--insecure-skip-tls-verify", "--token", "wrong"],
      code: 4,
      err: /^Cannot .*\(401\)\n$/,
    },
    {
      args: [...cluster, "-s", server, "--token", "x", "--proxy-url", "http://127.0.0.1:9"],
      code: 5,
      err: /^Cannot /,
    },
  ];
}

function runCases(place: Place): Case[] {
  const withConfig = { env: { KUBECONFIG: `${place.folder}/config` } };
  return [
    {
      args: ["run", "--kubeconfig", "config", "arguments.mjs", "a", "--kubeconfig", "b"],
      code: 0,
      out: /^a --kubeconfig b function true\n$/,
      env: { KUBECONFIG: "nowhere" },
      terminal: both,
    },
    {
      args: [
        "run",
        "--embedded",
        "--seed",
        "seed.yaml",
        "--simulate",
        "--deterministic",
        "seeded.mjs",
      ],
      code: 0,
      out: /^[\da-f-]{36} 1\n$/,
    },
    { args: ["run", "seven.mjs"], code: 7 },
    {
      args: ["run", "range.mjs"],
      code: 1,
      err: /^RangeError: of the script\n +at /,
      terminal: both,
    },
    {
      args: ["run", "missing.mjs"],
      code: 6,
      err: /not found \(404\)\n$/,
      terminal: both,
      ...withConfig,
    },
    { args: ["run", "conflict.mjs"], code: 7, err: /\(409\)\n$/, terminal: both, ...withConfig },
    { args: ["run", "invalid.mjs"], code: 8, err: /\(422\)\n$/, terminal: both, ...withConfig },
    { args: ["run", "none.mjs"], code: 2, err: /^Cannot run none\.mjs: there is no such file\n/ },
    { args: ["run"], code: 2, err: /an argument is missing; usage: kubist run / },
    {
      args: ["run", "endless.mjs"],
      code: 130,
      out: /^running\n$/,
      interrupt: /running/,
      terminal: both,
    },
  ];
}

const serveCases: readonly Case[] = [
  {
    args: ["serve", "--kubeconfig", "served", "--persist", "kept", "--port", "0"]
      .concat(["--seed", "seed.yaml", "--simulate", "--deterministic", "--address", "localhost"]),
    code: 0,
    out: /^\/.*\/served\n$/,
    err:
      /^Serving https:\/\/127\.0\.0\.1:\d+\n\n {2}export KUBECONFIG=\/.*\/served\n\nCtrl-C ends it\n$/,
    interrupt: /served\r?\n/,
    terminal: both,
  },
  {
    args: ["serve", "--port", "70000"],
    code: 2,
    err: /^Cannot listen on port 70000: expected 0 to 65535\nSee "kubist serve --help"\n$/,
  },
  {
    args: ["serve", "--address", "0.0.0.0"],
    code: 2,
    err: /^Cannot listen on "0\.0\.0\.0": [^\n]+ forward a port to it instead\n$/,
  },
  { args: ["serve", "--persist", "config"], code: 1, err: /^Cannot .*config/ },
];

function replCases(place: Place): Case[] {
  const input = "k.whoami().then((user) => user.username.length > 0)\n";
  const reached = /^true\n$/;
  const atPrompt = (text: string) => new RegExp(`kubist, connected to [^]*${text}> `);
  const leave = { answers: [leaving] };
  return [
    {
      args: ["repl"],
      code: 0,
      input,
      out: reached,
      terminal: { ...leave, out: atPrompt("main/default") },
    },
    ...connecting(place, ["repl"], reached, { input }),
    {
      args: [],
      code: 0,
      input: "6 * 7\n",
      out: /^42\n$/,
      env: { KUBECONFIG: "nowhere" },
      terminal: { ...leave, out: atPrompt("embedded/default") },
    },
    {
      args: ["repl", "--embedded", "--read-only", "--no-history"],
      code: 0,
      input: 'configMaps().create({ metadata: { name: "a" } }).catch((e) => e.message)\n',
      out: /^["'`]Cannot create configmaps .*: this prompt is read-only/,
      terminal: { ...leave, out: atPrompt("embedded/default \\(read-only\\)") },
    },
    {
      args: ["repl", "--server", place.access.server, "--token", "x"]
        .concat(["--proxy-url", "http://127.0.0.1:9"]),
      code: 5,
      input: "k.version()\n",
      err: /^Cannot .*\n$/,
    },
  ];
}

const completion: readonly Case[] = [
  { args: ["completion", "bash"], code: 0, out: /^# bash completion/, terminal: both },
  { args: ["completion", "zsh"], code: 0, out: /^#compdef kubist/ },
  { args: ["completion", "fish"], code: 0, out: /^# fish completion/ },
  { args: ["completion", "powershell"], code: 0, out: /^# PowerShell completion/ },
  { args: ["completion", "tcsh"], code: 2, err: /expected bash, zsh, fish, powershell\n/ },
  { args: ["completion"], code: 2, err: /an argument is missing/, terminal: both },
];
