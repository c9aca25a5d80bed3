import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { connect } from "kubist";
import { ApiError, AuthError, ConfigError, ProtocolError, TransportError } from "kubist/errors";
import { runtime } from "kubist/runtime";
import { startCluster } from "kubist/testing";
import { kubistVersion } from "kubist/transport";
import type { Io } from "../../repl/commands/command.ts";
import { completion } from "../../repl/commands/completion.ts";
import { doctor } from "../../repl/commands/doctor.ts";
import { explain } from "../../repl/commands/explain.ts";
import { exitCodeOf, failureText } from "../../repl/commands/failure.ts";
import { commandHelp } from "../../repl/commands/help.ts";
import { commands } from "../../repl/commands/list.ts";
import { main } from "../../repl/commands/main.ts";
import { parseCall, UsageError } from "../../repl/commands/parse.ts";
import { serve } from "../../repl/commands/serve.ts";
import { kubernetesVersion, version } from "../../repl/commands/version.ts";
import { test } from "../harness.ts";
import { runCommand } from "./run_command.ts";

const loaded = await Promise.all(commands.map(({ load }) => load()));

/** Runs a whole command line in this process. */
async function kubist(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ["", ""];
  const io: Io = {
    out: (text) => void (out += `${text}\n`),
    err: (text) => void (err += `${text}\n`),
    signal: new AbortController().signal,
    ask: () => Promise.resolve(undefined),
  };
  return { code: await main(argv, io), out, err };
}

/** A folder with the kubeconfig of an embedded cluster. */
async function withCluster(
  work: (kubeconfig: string, folder: string) => Promise<void>,
): Promise<void> {
  await using cluster = await startCluster();
  const folder = await runtime().makeTempDir("kubist-commands-");
  try {
    const { kubeconfig } = await cluster.listen();
    await runtime().writeTextFile(`${folder}/config`, kubeconfig);
    await work(`${folder}/config`, folder);
  } finally {
    await runtime().remove(folder);
  }
}

test("kubist --help names every command, with the summary that it has itself", async () => {
  const { code, out } = await kubist("--help");
  assert.equal(code, 0);
  for (const [i, { name, summary }] of commands.entries()) {
    assert.ok(out.includes(`  ${name.padEnd(10)}   ${summary}`), name);
    assert.deepEqual([loaded[i]?.name, loaded[i]?.summary], [name, summary]);
  }
  assert.equal((await kubist("help")).out, out);
});

for (const command of loaded) {
  test(`kubist ${command.name} --help names every flag, and each is taken`, async () => {
    const { code, out } = await kubist(command.name, "--help");
    assert.equal(code, 0);
    assert.equal(out, `${commandHelp(command)}\n`);
    assert.equal((await kubist("help", command.name)).out, out);
    for (const [name, flag] of Object.entries(command.flags)) {
      assert.ok(out.includes(`--${name}${flag.value ? ` ${flag.value}` : ""} `), name);
      const value = flag.type === "string" ? ["x"] : [];
      const args = command.takes?.[0] ? ["x"] : [];
      for (const word of [`--${name}`, ...(flag.short ? [`-${flag.short}`] : [])]) {
        const call = parseCall(command, [word, ...value, ...args]);
        if (flag.type === "string") assert.equal(call.text(name), "x");
        else assert.equal(call.has(name), true);
      }
    }
    for (const [line] of command.examples ?? []) {
      const [first, ...words] = line.replaceAll(/'[^']*'|"[^"]*"/g, "x").split(/ [>|] /)[0]
        ?.split(" ") ?? [];
      if (first === command.name) parseCall(command, words);
      else assert.equal(line, "");
    }
  });
}

test("parseCall() refuses what it does not know, and says what is near", () => {
  const parse = (...args: string[]) => () => parseCall(version, args);
  assert.throws(parse("--clint"), /unknown flag --clint; did you mean "--client"\?$/);
  assert.throws(parse("-x"), /unknown flag -x$/);
  assert.throws(parse("--context"), /Cannot read --context: it needs a value$/);
  assert.throws(parse("--client=maybe"), /it takes true or false$/);
  assert.throws(parse("--context", "a", "--context", "b"), /Cannot take --context twice$/);
  assert.throws(parse("surplus"), /"surplus" is one too many; usage: kubist version \[flags\]$/);
  assert.throws(() => parseCall(explain, []), /an argument is missing/);
  assert.equal(parseCall(version, ["--client=false"]).has("client"), false);
  const groups = parseCall(version, ["--as", "a", "--as-group=b", "--as-group", "c"]);
  assert.deepEqual(groups.texts("as-group"), ["b", "c"]);
});

test("kubist gives exit codes that tell what went wrong", async () => {
  const status = (code: number) =>
    new ApiError("Cannot go on", {
      status: { apiVersion: "v1", kind: "Status", metadata: {}, code },
      code,
    } as never);
  const codes = [
    [new UsageError(""), 2],
    [new TypeError("Cannot do this"), 2],
    [new ConfigError(""), 3],
    [new AuthError(""), 4],
    [status(401), 4],
    [new TransportError(""), 5],
    [status(404), 6],
    [status(409), 7],
    [status(403), 8],
    [status(500), 8],
    [new ProtocolError(""), 9],
    [new RangeError("a bug"), 1],
  ] as const;
  for (const [error, code] of codes) assert.equal(exitCodeOf(error), code, error.name);
  assert.equal((await kubist("doktor")).code, 2);
  assert.match((await kubist("doktor")).err, /no such command; did you mean "doctor"\?\nSee "kub/);
  assert.match(
    (await kubist("get", "pods")).err,
    /it is kubectl's; here the prompt does it: kubist repl$/m,
  );
  assert.match((await kubist("version", "--nope")).err, /See "kubist version --help"/);
  assert.equal((await kubist("version", "--kubeconfig", "/nowhere/config")).code, 3);
  const refused = await kubist("version", "--server", "https://127.0.0.1:1", "--token", "t");
  assert.equal(refused.code, 5);
  assert.match(refused.out, new RegExp(`^kubist ${kubistVersion}, types of .*\n.* on .*\n$`));
  assert.match(refused.err, /^Cannot reach 127\.0\.0\.1:1: /);
  assert.match(failureText(new RangeError("a bug")), /RangeError: a bug\n +at /);
});

test("kubist version agrees with the packages, in every form", async () => {
  for (const file of ["package.json", "deno.json"]) {
    const text = await readFile(new URL(`../../${file}`, import.meta.url), "utf8");
    assert.equal(JSON.parse(text).version, kubistVersion, file);
  }
  const { out } = await kubist("version", "--client");
  assert.match(
    out,
    new RegExp(`^kubist ${kubistVersion}, types of Kubernetes ${kubernetesVersion}`),
  );
  const as = async (form: string) => (await kubist("version", "--client", "-o", form)).out.trim();
  assert.equal(JSON.parse(await as("json")).client.version, kubistVersion);
  assert.match(await as("yaml"), /^client:\n {2}version: /);
  assert.equal(await as("name"), `kubist/${kubistVersion}`);
  assert.equal(await as("jsonpath={.client.kubernetes}"), kubernetesVersion);
  assert.equal(await as("table"), out.trim());
  assert.match((await kubist("version", "--client", "-o", "xml")).err, /^Cannot print "xml": /);
  assert.match((await kubist("version", "--client", "-o", "jsonpath={")).err, /^Cannot print by/);
  assert.equal((await kubist("--version")).out, out);
});

test("kubist doctor tells what is used, until when, and with which flags", () =>
  withCluster(async (kubeconfig) => {
    const { code, out } = await runCommand(doctor, ["--kubeconfig", kubeconfig]);
    assert.equal(code, 0);
    const found = JSON.parse(
      (await runCommand(doctor, ["--kubeconfig", kubeconfig, "-o", "json"])).out,
    );
    assert.deepEqual([found.reachable, found.version], [true, "v1.36.3"]);
    assert.deepEqual(found.denoFlags, [
      `--allow-read=${kubeconfig}`,
      `--allow-net=${new URL(found.server).host}`,
    ]);
    for (const text of [found.version, found.server, ...found.denoFlags, "system:masters"]) {
      assert.ok(out.includes(text), text);
    }
    const name = await runCommand(doctor, ["--kubeconfig", kubeconfig, "-o", "name"]);
    assert.equal(name.out, "context/kubist\n");
    const offline = await runCommand(doctor, ["--kubeconfig", kubeconfig, "--offline"]);
    assert.deepEqual([offline.code, offline.out.includes("v1.36.3")], [0, false]);
  }));

test("kubist doctor ends with the code of what is amiss", () =>
  withCluster(async (kubeconfig, folder) => {
    const none = await runCommand(doctor, ["--kubeconfig", `${folder}/none`]);
    assert.equal(none.code, 3);
    assert.match(none.out, /Problem\n {2}Cannot/);
    const wrong = ["--kubeconfig", kubeconfig, "--certificate-authority"];
    assert.equal((await runCommand(doctor, [...wrong, `${folder}/none`])).code, 3);
    const away = await runCommand(doctor, ["--server", "https://127.0.0.1:1", "--token", "t"]);
    assert.equal(away.code, 5);
    assert.match(away.out, /version +no answer/);
    assert.ok(!`${away.out}${none.out}`.includes("Bearer"));
  }));

test("kubist --confirm-plugins asks before a plugin runs", async () => {
  const folder = await runtime().makeTempDir("kubist-commands-");
  const plugin = `${folder}/plugin`;
  const answer = { kind: "ExecCredential", apiVersion: "client.authentication.k8s.io/v1" };
  const text = JSON.stringify({ ...answer, status: { token: "t" } });
  await runtime().writeTextFile(plugin, `#!/bin/sh\necho '${text}'\n`, { mode: 0o700 });
  const exec = { apiVersion: answer.apiVersion, command: plugin, interactiveMode: "Never" };
  const config = {
    "current-context": "x",
    contexts: [{ name: "x", context: { cluster: "x", user: "x" } }],
    clusters: [{ name: "x", cluster: { server: "https://127.0.0.1:1" } }],
    users: [{ name: "x", user: { exec } }],
  };
  await runtime().writeTextFile(`${folder}/config`, JSON.stringify(config));
  const args = ["--kubeconfig", `${folder}/config`, "--confirm-plugins"];
  assert.equal((await runCommand(doctor, args)).code, 4);
  assert.equal((await runCommand(doctor, args, { answer: "n" })).code, 4);
  assert.equal((await runCommand(doctor, args, { answer: "y" })).code, 5);
  await runtime().remove(folder);
});

test("kubist explain describes resources and fields, and says what is near", () =>
  withCluster(async (kubeconfig) => {
    const told = async (...args: string[]) =>
      (await runCommand(explain, [...args, "--kubeconfig", kubeconfig])).out;
    const strategy = await told("deploy.spec.strategy");
    assert.match(strategy, /^KIND: {7}Deployment\nVERSION: {4}apps\/v1\n/);
    assert.match(strategy, /FIELD: deployments\.spec\.strategy <DeploymentStrategy>/);
    assert.match(strategy, /\n {2}rollingUpdate\t<RollingUpdateDeployment>/);
    assert.match(await told("pods.spec.containers.env"), /env <\[\]EnvVar>/);
    assert.match(await told("Pod", "--recursive"), /\n {6}image\t<string>/);
    assert.match(await told("crd.spec", "--recursive"), /openAPIV3Schema\t<JSONSchemaProps>/);
    assert.match(
      await told("hpa", "--api-version", "autoscaling/v2"),
      /VERSION: {4}autoscaling\/v2/,
    );
    await assert.rejects(told("deploy.spec.strategi"), /did you mean "strategy"\?$/);
    await assert.rejects(told("nothing"), /Cannot find the resource "nothing"/);
    assert.match((await runCommand(explain, ["ns", "--embedded"])).out, /KIND: {7}Namespace/);
  }));

test("kubist serve writes a kubeconfig, serves until it is ended, and takes it away", async () => {
  const ended = new AbortController();
  const folder = await runtime().makeTempDir("kubist-commands-");
  let file = "";
  let version = "";
  const { code, err } = await runCommand(serve, ["--kubeconfig", `${folder}/config`], {
    signal: ended.signal,
    async onOut(text) {
      file = text;
      await using k = await connect({ kubeconfig: text });
      version = (await k.version()).gitVersion;
      ended.abort();
    },
  });
  assert.deepEqual([code, file, version], [0, `${folder}/config`, "v1.36.3"]);
  assert.match(err, /export KUBECONFIG=/);
  assert.equal(await runtime().stat(file), undefined);
  await runtime().remove(folder);
  await assert.rejects(runCommand(serve, ["--port", "70000"]), UsageError);
});

test("kubist serve seeds a cluster, and keeps it with its credentials", async () => {
  const folder = await runtime().makeTempDir("kubist-commands-");
  const kubeconfig = `${folder}/config`;
  await runtime().writeTextFile(
    `${folder}/a.yaml`,
    "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: cfg, namespace: web }\ndata: { a: b }\n",
  );
  const args = ["--kubeconfig", kubeconfig, "--persist", `${folder}/kept`, "--deterministic"];
  const uids: (string | undefined)[] = [];
  for (const seed of [["--seed", `${folder}/*.yaml`], []]) {
    const ended = new AbortController();
    await runCommand(serve, [...args, ...seed], {
      signal: ended.signal,
      async onOut() {
        await using k = await connect({ kubeconfig });
        uids.push((await k.configMaps("web").get("cfg")).metadata.uid);
        ended.abort();
      },
    });
  }
  assert.equal(uids.length, 2);
  assert.equal(uids[0], uids[1]);
  await using k = await connect({ kubeconfig });
  assert.match(k.server, /^https:\/\/127\.0\.0\.1:/);
  await runtime().remove(folder);
});

test("kubist completion writes a script for every shell, with every command and flag", async () => {
  for (const shell of ["bash", "zsh", "fish", "powershell"]) {
    const { out } = await runCommand(completion, [shell]);
    for (const { name, flags } of loaded) {
      assert.ok(out.includes(name), `${shell} ${name}`);
      for (const flag of Object.keys(flags)) {
        assert.ok(out.includes(shell === "fish" ? ` -l ${flag}` : `--${flag}`), `${shell} ${flag}`);
      }
    }
  }
  await assert.rejects(runCommand(completion, ["tcsh"]), /expected bash, zsh, fish, powershell$/);
});
