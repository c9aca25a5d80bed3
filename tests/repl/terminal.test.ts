import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { around, skip, test as plainTest } from "../harness.ts";
import { noTerminal, type Screen, startTerminal } from "./terminal.ts";

const main = new URL("../../repl/main.ts", import.meta.url).pathname;
const runtime = "Deno" in globalThis ? [process.execPath, "run", "-A"] : [process.execPath];
/** The prompt of this runtime, or of the binary that the environment names. */
const { KUBIST_BINARY } = process.env;
const command = KUBIST_BINARY ? [KUBIST_BINARY, "repl"] : [...runtime, main];

/** All tests share one terminal. */
const test = (name: string, fn: () => Promise<void>) =>
  plainTest(name, fn, { isShared: true, timeoutMs: 180_000 });

let home = "";
let screen: Screen;

async function start(...flags: string[]): Promise<Screen> {
  const env = {
    HOME: home,
    XDG_STATE_HOME: home,
    KUBECONFIG: path.join(home, "none"),
    NO_COLOR: "",
  };
  const cache = {
    DENO_DIR: process.env.DENO_DIR ?? path.join(process.env.HOME ?? "", ".cache/deno"),
  };
  const started = await startTerminal([...command, "--embedded", ...flags], {
    env: { ...env, ...cache },
  });
  await started.until(/embedded\/default(.*)> ?$/);
  return started;
}

/** Types Tab until the screen shows it: an answer may come after its time box, and serves the next one. */
async function typeTabs(expected: RegExp): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    screen.type("\t");
    await new Promise((resolve) => setTimeout(resolve, 150));
    if (expected.test(screen.lines().join("\n").trimEnd())) break;
  }
  await screen.until(expected);
}

async function begin(): Promise<void> {
  home = await mkdtemp(path.join(tmpdir(), "kubist-prompt-"));
  screen = await start();
}

async function finish(): Promise<void> {
  await screen[Symbol.asyncDispose]();
  await rm(home, { recursive: true, force: true });
}

/** Inputs, and what the screen must show of each. */
const shown: readonly (readonly [fact: string, input: string, expected: RegExp])[] = [
  ["an expression", "6 * 7", /\n42\n/],
  ["TypeScript", 'const s: string = "ab" as string; s.length', /\n2\n/],
  ["what an earlier input declared", "s.toUpperCase()", /\n'AB'\n|\n"AB"\n/],
  ["an awaited value", "await Promise.resolve([1, 2])", /\n\[ 1, 2 \]\n/],
  ["a promise's value without await", 'Promise.resolve("later")', /\n['"]later['"]\n/],
  ["the last value as $_", "$_.length", /\n5\n/],
  ["an object", "{ a: 1, b: [] }", /\n\{\s+a: 1,\s+b: \[\],?\s+\}\n/],
  ["row 148: a syntax error in one line", "const = 3", /\nSyntaxError: [^\n]+\nembedded/],
  [
    "row 148: an unknown name with a near one",
    "podz()",
    /podz is not defined; did you mean pods\?\n/,
  ],
  [
    "row 148: an unknown method with a near one",
    "k.pods().lisst()",
    /lisst is not a function; did you mean list\?/,
  ],
  ["the last error as $error", "$error.name", /\n['"]TypeError['"]\n/],
  [
    "a refusal of the server in one line",
    'k.pods("web").get("a")',
    /\nCannot get pods "a" in namespace "web": not found \(404\)\nembedded/,
  ],
  ["a view as a table", "namespaces()", /\nNAME +STATUS +AGE\ndefault +Active +\d+s\n/],
  ["a view by its short name", "ns()", /\nNAME +STATUS +AGE\ndefault /],
  [
    "the namespaces of a view of all",
    'k.configMaps("*")',
    /\nNAMESPACE +NAME +DATA +AGE\ndefault +kube-root-ca\.crt/,
  ],
  [
    "what a field means",
    'explain("deploy.spec.strategy")',
    /\nKIND: +Deployment\n[^]*\nFIELDS:\n {2}rollingUpdate /,
  ],
  [
    "what a command of kubectl is here",
    "kubectl get po -A",
    /\nThis is for a shell; here it is pods\("\*"\)\n/,
  ],
  ["the client in short", "k", /\nClient\(http:\/\/embedded\.cluster, namespace "default"\)\n/],
  ["an empty view", "k.pods()", /\nNo resources found\n/],
  [
    "an object as YAML with folded fields",
    'k.configMaps().create({ metadata: { name: "cfg", labels: { app: "shop" } }, data: { a: "1" } })',
    /kind: ConfigMap\n[^]*data:\n {2}a: ["']1["']\n# metadata.managedFields of kubist/,
  ],
  [
    "an object with its owners and events",
    'describe(configMaps(), "cfg")',
    /kind: ConfigMap\n[^]*\nOwners:\n {2}none\nEvents:\n {2}none\n/,
  ],
  ["what was created in its table", "configMaps()", /\ncfg +1 +\d+s/],
  [
    "a secret, covered",
    'secrets().create({ metadata: { name: "s" }, stringData: { pin: "hidden" } })',
    /pin: ["']?<covered/,
  ],
  ["a secret's text for who asks", "reveal($_)", /pin: hidden\n/],
  [
    "an import",
    'import { quantity } from "kubist/meta"; quantity("1.5Gi").add("512Mi").toString()',
    /2Gi/,
  ],
  ["bars", "bars({ Running: 8, Failed: 2 })", /\nRunning 8 █{20,}\nFailed {2}2 █+/],
  ["a sparkline", "sparkline([0, 4, 8])", /\n▁▅█\n/],
  ["the help", "help", /JavaScript and TypeScript[^]*\.kubectl/],
  ["the same help", ".help", /\.readonly \[on\|off\]/],
  [
    "the groups with their stability",
    ".groups",
    /\nGROUP +VERSION +STABILITY[^]*\napps +v1 +stable/,
  ],
  [
    "the resources of a group",
    ".resources apps",
    /\ndeployments +deploy +apps\/v1 +true +Deployment/,
  ],
  ["who may", ".can delete pods", /\nyes/],
  ["the contexts", ".ctx", /\n\* embedded\n/],
  ["the namespaces", ".ns", /\n\* default\n {2}kube-node-lease/],
  ["another namespace in the prompt", ".ns kube-system", /\nembedded\/kube-system> ?$/],
  ["the way back", ".ns default", /\nembedded\/default> ?$/],
  ["a request's result", 'k.pods("*").where("app=x").list().then((l) => l.items.length)', /\n0\n/],
  ["the request as kubectl", ".kubectl", /\nkubectl get pods -l app=x -A\n/],
  ["the request as curl", ".curl", /curl -X GET '[^']+\/api\/v1\/pods\?labelSelector=app%3Dx'/],
  ["durations", ".timing on", /\ntiming is on\n/],
  ["a duration", "1", /\n\d+\.\d ms\n/],
  ["durations no more", ".timing off", /\ntiming is off\n/],
  ["a command that is none, with a near one", ".kubctl", /did you mean \.kubectl\?/],
  ["read-only in the prompt", ".readonly on", /\(read-only\)> ?$/],
  [
    "a refused write",
    'configMaps().delete("cfg")',
    /Cannot delete configmaps "cfg"[^\n]*: this prompt is read-only/,
  ],
  ["reading all the same", "configMaps()", /\ncfg +1/],
  ["writing again", ".readonly off", /default> ?$/],
];

const reason = noTerminal();
if (reason !== undefined) skip("the prompt in a terminal", reason);
else {
  around(begin, finish);

  for (const [fact, input, expected] of shown) {
    test(`the prompt shows ${fact}`, async () => {
      await screen.enter(input, expected);
      await screen.until(/> ?$/);
    });
  }

  test("the prompt takes an input of several lines", async () => {
    await screen.enter("for (const n of [1, 2]) {", /\n\.\.\. ?$/);
    screen.type("console.log(`line ${n}`);\r");
    await screen.until(/;\n\.\.\.$/);
    screen.type("}\r");
    await screen.until(/\nline 1\nline 2\nembedded\/default> ?$/);
  });

  test("the prompt takes TypeScript of several lines", async () => {
    await screen.enter("const sizes: Record<string, number> = {", /\n\.\.\. ?$/);
    screen.type("small: 1,\r} as const;\rsizes.small\r");
    await screen.until(/sizes\.small\n1\nembedded\/default> ?$/);
  });

  test("Tab lists what fits and completes what is certain", async () => {
    await screen.enter("0", /\n0\n/);
    screen.type("k.podT\t");
    await screen.until(/> k\.podTemplates$/);
    screen.type("\x15k.po");
    await typeTabs(/podTemplates[^]*pods[^]*> k\.po$/);
    screen.type("\x15");
  });

  const completed: readonly (readonly [fact: string, input: string, expected: RegExp])[] = [
    ["a command", ".grou", /> \.groups$/],
    ["a command's argument", ".ns kube-pub", /> \.ns kube-public$/],
    ["a namespace", 'k.pods("kube-s', /k\.pods\("kube-system$/],
    ["an object's name", 'configMaps().get("cf', /configMaps\(\)\.get\("cfg$/],
    ["an option", "k.pods().list({ limi", /list\(\{ limit$/],
    ["an option's value", 'k.pods().list({ resourceVersionMatch: "Ex', /Match: "Exact$/],
    ["a label", "configMaps().where({ ap", /where\(\{ app$/],
    ["a label's value", 'configMaps().where({ app: "sh', /app: "shop$/],
    ["a field selector", 'k.pods().fields({ "status.ph', /"status\.phase$/],
    ["a field of an object", "k.apps.v1.deployments().create({ spec: { repl", /spec: \{ replicas$/],
    ["a field's value", 'k.pods().create({ spec: { restartPolicy: "Alw', /Policy: "Always$/],
    ["a path of a patch", 'k.pods().patch("a", [{ path: "/metadata/lab', /"\/metadata\/labels$/],
    ["a path to explain", 'k.explain("deploy.spec.strat', /"deploy\.spec\.strategy$/],
    ["a resource's short name", 'k.resource("deployme', /k\.resource\("deployments$/],
  ];
  for (const [fact, input, expected] of completed) {
    test(`Tab completes ${fact}`, async () => {
      await screen.enter("0", /\n0\n/);
      screen.type(input);
      await typeTabs(expected);
      screen.type("\x15");
      await screen.until(/default> ?$/);
    });
  }

  test("row 149: Ctrl-C ends a watch and keeps the session", async () => {
    await screen.enter("configMaps().watch()", /ADDED +configmap\/default\/cfg/);
    screen.type("\x03");
    await screen.until(/\^C\nembedded\/default> ?$/);
    await screen.enter("s.length", /\n2\n/);
  });

  test("row 149: Ctrl-C ends a loop over a watch", async () => {
    await screen.enter(
      "for await (const e of configMaps().watch()) console.log(e.type)",
      /\nADDED$/,
    );
    screen.type("\x03");
    await screen.until(/\^C\nembedded\/default> ?$/);
  });

  test("Ctrl-C gives up a promise that never settles", async () => {
    await screen.enter("await new Promise(() => {})", /\n$|\{\}\)$/);
    screen.type("\x03");
    await screen.until(/\^C\nembedded\/default> ?$/);
  });

  test("Ctrl-C takes back a typed line, and the lines before it", async () => {
    await screen.enter("const q = [", /\n\.\.\. ?$/);
    screen.type("1, 2\x03");
    await screen.until(/\nembedded\/default> ?$/);
    await screen.enter('"next"', /\n['"]next['"]\n/);
  });

  test("live() keeps a table up to date", async () => {
    await screen.enter(
      'setTimeout(() => configMaps().create({ metadata: { name: "late" } }), 400); live(configMaps())',
      /live {2}\(Ctrl-C ends it\)\nNAME +DATA +AGE\ncfg[^]*late/,
    );
    screen.type("\x03");
    await screen.until(/\^C\nembedded\/default> ?$/);
  });

  test("chart() counts by what a function says", async () => {
    await screen.enter(
      "chart(configMaps(), (c) => c.metadata.labels?.app)",
      /changes a second[^]*shop +1 █/,
    );
    screen.type("\x03");
    await screen.until(/\^C\nembedded\/default> ?$/);
  });

  test("charts keep to the width of the terminal", async () => {
    screen.resize(60, 40);
    const text = await screen.enter("bars({ a: 1 })", /\na 1 █+\n/);
    assert.ok(text.split("\n").every((line) => line.length <= 60), text);
    screen.resize(100, 40);
  });

  test("a rejection that nobody awaits is one line, and the session lives", async () => {
    await screen.enter(
      'setTimeout(() => Promise.reject(new RangeError("stray")), 10); 0',
      /RangeError: stray/,
    );
    await screen.enter("1 + 1", /\n2\n/);
  });

  test("a command by another name, and a file that is not there, are said so", async () => {
    await screen.enter(".context prod", /Cannot run \.context: .*; did you mean \.ctx\?/);
    await screen.enter(".load /no/such.ts", /Cannot load \/no\/such\.ts: the file does not exist/);
  });

  test(".save writes a script, .load runs it here", async () => {
    const file = path.join(home, "session.ts");
    await screen.enter(`.save ${file}`, /\d+ inputs in /);
    const script = await readFile(file, "utf8");
    assert.match(script, /^import \{ connect \} from "kubist";\n/);
    assert.match(script, /\nawait using k = await connect\(\{ namespace: "default" \}\);\n/);
    assert.match(script, /\nconsole\.log\(await \(6 \* 7\)\);\n/);
    assert.match(
      script,
      /\nconst configMaps = \(namespace\?: string\) => k\.configMaps\(namespace\);\n/,
    );
    await writeFile(file, "const fromFile = 40 + 2;\nconsole.log(`loaded ${fromFile}`);\n");
    await screen.enter(`.load ${file}`, /\nloaded 42\n/);
    await screen.enter("fromFile", /\n42\n/);
  });

  test("the history is private, leaves secrets out and is there the next time", async () => {
    await screen.enter('const token = "abcdefgh12345678"', /default> ?$/);
    await screen.enter('"last line"', /last line['"]\n/);
    const file = path.join(home, "kubist", "history");
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    const kept = await readFile(file, "utf8");
    assert.doesNotMatch(kept, /abcdefgh/);
    assert.doesNotMatch(kept, /hidden/);
    await using again = await start();
    again.type("\x1b[A");
    await again.until(/default> "last line"$/);
  });

  test("quit leaves, as at other prompts", async () => {
    await using other = await start();
    other.type("quit\r");
    assert.equal(await other.exit, 0);
  });

  test("--read-only starts without the right to write; Ctrl-D leaves with code 0", async () => {
    await using locked = await start("--read-only");
    await locked.until(/embedded\/default \(read-only\)> ?$/);
    locked.type("\x04");
    assert.equal(await locked.exit, 0);
  });
}
