import assert from "node:assert/strict";
import { readPluginPolicy } from "kubist/config";
import { ConfigError } from "kubist/errors";
import {
  permitPlugin,
  type PluginPolicy,
  type PluginQuestion,
  policyProblem,
} from "../../lib/config/credentials/exec_policy.ts";
import { lookUpCommand } from "../../lib/config/credentials/look_up.ts";
import { test } from "../harness.ts";
import { fakeRuntime } from "./fake_runtime.ts";

const both = [true, false];
const policies = ["", "AllowAll", "DenyAll", "Allowlist", "HIGHLYILLEGAL"] as const;
const lengths = [undefined, 0, 1, 3] as const;

interface Case {
  readonly policy: (typeof policies)[number];
  readonly length: (typeof lengths)[number];
  readonly pluginExists: boolean;
  readonly entryExists: boolean;
  readonly pluginAbsolute: boolean;
  readonly entryAbsolute: boolean;
}

function* cases(): Generator<Case> {
  for (const pluginExists of both) {
    for (const entryExists of both) {
      for (const pluginAbsolute of both) {
        for (const entryAbsolute of both) {
          for (const length of lengths) {
            for (const policy of policies) {
              yield { policy, length, pluginExists, entryExists, pluginAbsolute, entryAbsolute };
            }
          }
        }
      }
    }
  }
}

function nameOf(exists: boolean, absolute: boolean): string {
  if (exists) return absolute ? "/plugins/test-plugin.sh" : "test-plugin.sh";
  return absolute ? "/this/path/does/not/exist" : "does not exist";
}

function listOf({ length, entryExists, entryAbsolute }: Case): string[] | undefined {
  if (length === undefined) return undefined;
  const others = ["foo-1", "foo-2"].slice(0, Math.max(0, length - 1));
  return length === 0 ? [] : [...others, nameOf(entryExists, entryAbsolute)];
}

/** The Go client's verdicts: a policy that contradicts itself refuses, whatever the plugin. */
function expected(c: Case): boolean {
  if (c.policy === "" || c.policy === "AllowAll") return c.length === undefined && c.pluginExists;
  if (c.policy === "Allowlist") return (c.length ?? 0) > 0 && c.pluginExists && c.entryExists;
  return false;
}

test("permitPlugin() gives the Go client's verdict in 320 cases", async () => {
  let count = 0;
  for (const c of cases()) {
    const runtime = fakeRuntime({
      env: { PATH: "/plugins:/bin" },
      programs: { "/plugins/test-plugin.sh": () => ({}) },
    });
    const command = nameOf(c.pluginExists, c.pluginAbsolute);
    const policy = { policy: c.policy, allowlist: listOf(c) } as PluginPolicy;
    const { command: allowed } = await permitPlugin(runtime, { command }, policy);
    // Without a list nothing is looked up before it is run.
    const runs = allowed !== undefined && await lookUpCommand(runtime, allowed) !== undefined;
    assert.equal(runs, expected(c), JSON.stringify({ ...c, list: listOf(c) }));
    count++;
  }
  assert.equal(count, 320);
});

test("policyProblem() fails closed for every contradiction", () => {
  const bad: readonly (readonly [PluginPolicy, RegExp])[] = [
    [{ policy: "AllowAll", allowlist: [] }, /an allowlist is given with the policy "AllowAll"/],
    [{ policy: "DenyAll", allowlist: ["a"] }, /an allowlist is given/],
    [{ allowlist: ["a"] }, /an allowlist is given/],
    [{ policy: "Allowlist" }, /the allowlist is missing/],
    [{ policy: "Allowlist", allowlist: [] }, /use "DenyAll"/],
    [{ policy: "Allowlist", allowlist: ["a", ""] }, /entry 2 of the allowlist is empty/],
    [{ policy: "Allowlist", allowlist: ["./a"] }, /write "a"/],
    [{ policy: "Allowlist", allowlist: ["/a//b"] }, /write "\/a\/b"/],
    [{ policy: "Allowlist", allowlist: ["/a/../b"] }, /write "\/b"/],
    [{ policy: "Allowlist", allowlist: ["/a/b/"] }, /write "\/a\/b"/],
    [{ policy: "allowlist" as "Allowlist", allowlist: ["a"] }, /unknown policy "allowlist"/],
    [{ policy: "allowAll" as "AllowAll" }, /unknown policy "allowAll"/],
  ];
  for (const [policy, says] of bad) assert.match(policyProblem(policy, false) ?? "", says);
  for (
    const policy of [{}, { policy: "" }, { policy: "AllowAll" }, { policy: "DenyAll" }] as const
  ) {
    assert.equal(policyProblem(policy, false), undefined);
  }
});

/** Ways to write a path that is not the allowed one, or is not what it looks like. */
function tricks(): string[] {
  const allowed = ["usr", "bin", "aws"];
  const segments = ["", ".", "..", " ", "\t", "%2e%2e", "..\u2215", "\u0000", "~", "$HOME"];
  const found = new Set<string>();
  for (const segment of segments) {
    for (let at = 0; at <= allowed.length; at++) {
      for (const evil of ["aws", "evil", "AWS", "aws ", "aws.", "aws.sh", "\u0430ws", "aws\n"]) {
        const parts = [...allowed.slice(0, 2), evil];
        parts.splice(at, 0, segment);
        found.add(`/${parts.join("/")}`);
        found.add(parts.join("/"));
      }
    }
  }
  return [...found];
}

test("permitPlugin() lets no trick of paths take the place of an allowed program", async () => {
  const runtime = fakeRuntime({
    env: { PATH: "/usr/bin:relative::/tmp" },
    programs: {
      "/usr/bin/aws": () => ({}),
      "/tmp/aws": () => ({}),
      "/usr/bin/evil": () => ({}),
      "relative/aws": () => ({}),
      "aws": () => ({}),
      "/evil/aws": () => ({}),
    },
  });
  for (const allowlist of [["aws"], ["/usr/bin/aws"]]) {
    const all = tricks();
    assert.ok(all.length >= 200, `${all.length}`);
    for (const command of all) {
      const { command: allowed } = await permitPlugin(runtime, { command }, {
        policy: "Allowlist",
        allowlist,
      });
      if (allowed !== undefined) assert.equal(allowed, "/usr/bin/aws", JSON.stringify(command));
    }
  }
  const sameName = { policy: "Allowlist", allowlist: ["aws"] } as const;
  assert.equal(
    (await permitPlugin(runtime, { command: "/evil/aws" }, sameName)).command,
    undefined,
  );
  assert.equal((await permitPlugin(runtime, { command: "/tmp/aws" }, sameName)).command, undefined);
  assert.equal((await permitPlugin(runtime, { command: "aws" }, sameName)).command, "/usr/bin/aws");
});

test("permitPlugin() answers with the path it compared, so that no second look-up decides", async () => {
  const runtime = fakeRuntime({ env: { PATH: "/a:/b" }, programs: { "/b/x": () => ({}) } });
  const policy = { policy: "Allowlist", allowlist: ["/b/x"] } as const;
  assert.deepEqual(await permitPlugin(runtime, { command: "x" }, policy), { command: "/b/x" });
  runtime.programs.set("/a/x", () => ({}));
  runtime.files.set("/a/x", { text: "", mode: 0o755 });
  assert.equal((await permitPlugin(runtime, { command: "x" }, policy)).command, undefined);
});

const digest = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"; // of "x"

test("permitPlugin() holds a pinned program against its SHA-256", async () => {
  const runtime = fakeRuntime({ env: { PATH: "/a" }, programs: { "/a/x": () => ({}) } });
  runtime.files.set("/a/x", { text: "x", mode: 0o755 });
  const pinned = (sha256: string) =>
    ({ policy: "Allowlist", allowlist: [{ command: "x", sha256 }] }) as const;
  const judge = (policy: PluginPolicy) => permitPlugin(runtime, { command: "x" }, policy);
  assert.deepEqual(await judge(pinned(digest)), { command: "/a/x" });
  assert.deepEqual(await judge(pinned(digest.toUpperCase())), { command: "/a/x" });
  runtime.files.set("/a/x", { text: "another", mode: 0o755 });
  const { denied } = await judge({ ...pinned(digest), confirm: () => true });
  assert.match(
    denied ?? "",
    /^"\/a\/x" may not run: its SHA-256 is [0-9a-f]{64}, not what the list of .* pins$/,
  );
  assert.match((await judge(pinned("abc"))).denied ?? "", /64 hexadecimal digits/);
});

test("permitPlugin() asks about what the rule leaves open, and tells what would run", async () => {
  const runtime = fakeRuntime({ env: { PATH: "/a" }, programs: { "/a/x": () => ({}) } });
  runtime.files.set("/a/x", { text: "x", mode: 0o755 });
  const asked: PluginQuestion[] = [];
  const plugin = { command: "x", args: ["get"], user: "tom" };
  const judge = (policy: PluginPolicy["policy"], answer: boolean, allowlist?: string[]) =>
    permitPlugin(runtime, plugin, {
      policy,
      ...(allowlist && { allowlist }),
      confirm: (question) => (asked.push(question), answer),
    });
  assert.deepEqual(await judge("AllowAll", true), { command: "/a/x" });
  assert.deepEqual(await judge("", false), {
    denied: '"/a/x" may not run: it was not confirmed',
  });
  assert.deepEqual(await judge("Allowlist", true, ["y"]), { command: "/a/x" });
  assert.equal(asked.length, 3);
  const [{ sha256, ...rest }] = asked as [PluginQuestion];
  assert.deepEqual(rest, { command: "x", path: "/a/x", args: ["get"], user: "tom" });
  assert.equal(await sha256(), digest);
  assert.deepEqual(await judge("Allowlist", false, ["x"]), { command: "/a/x" });
  assert.deepEqual(await judge("DenyAll", true), {
    denied: '"/a/x" may not run: the policy of the option pluginPolicy is DenyAll',
  });
  assert.equal(asked.length, 3);
});

const preference = (body: string) => ({
  "/home/me/.kube/kuberc": `apiVersion: kubectl.config.k8s.io/v1beta1\nkind: Preference\n${body}`,
});

test("readPluginPolicy() reads kubectl's preferences, entries by command or by name", async () => {
  const files = preference(
    "credentialPluginPolicy: Allowlist\n" +
      "credentialPluginAllowlist: [{ command: aws }, { name: /usr/bin/gke }]\n",
  );
  const runtime = fakeRuntime({ files });
  assert.deepEqual(await readPluginPolicy({}, { runtime }), {
    policy: "Allowlist",
    allowlist: ["aws", "/usr/bin/gke"],
    source: "/home/me/.kube/kuberc:3",
  });
  runtime.environment.set("KUBERC", "off");
  assert.deepEqual(await readPluginPolicy({}, { runtime }), {});
});

test("readPluginPolicy() without preferences allows all", async () => {
  assert.deepEqual(await readPluginPolicy({}, { runtime: fakeRuntime() }), {});
  const runtime = fakeRuntime({ files: preference("defaults: []\n") });
  assert.deepEqual(await readPluginPolicy({}, { runtime }), {
    policy: undefined,
    source: "/home/me/.kube/kuberc",
  });
});

test("readPluginPolicy() fails closed", async () => {
  const bodies = [
    "credentialPluginPolicy: Allow\n",
    "credentialPluginAllowlist: []\n",
    "credentialPluginPolicy: Allowlist\n",
    "credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{}]\n",
    "credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: aws\n",
    "credentialPluginPolicy: [\n",
  ];
  for (const body of bodies) {
    const runtime = fakeRuntime({ files: preference(body) });
    await assert.rejects(readPluginPolicy({}, { runtime }), ConfigError, body);
  }
  const other = fakeRuntime({ files: { "/r": "kind: Config\n" }, env: { KUBERC: "/r" } });
  await assert.rejects(readPluginPolicy({}, { runtime: other }), /holds no Preference/);
  await assert.rejects(readPluginPolicy({ kuberc: "none" }, { runtime: other }), /does not exist/);
});

test("lookUpCommand() passes over what cannot be run", async () => {
  const runtime = fakeRuntime({ env: { PATH: "/a:/b" }, programs: { "/b/x": () => ({}) } });
  runtime.files.set("/a/x", { text: "", mode: 0o644 });
  assert.equal(await lookUpCommand(runtime, "x"), "/b/x");
  assert.equal(await lookUpCommand(runtime, "/a/x"), undefined);
  assert.equal(await lookUpCommand(runtime, "/b"), undefined);
});

test("lookUpCommand() on Windows tries the endings of programs", async () => {
  const runtime = fakeRuntime({
    os: "windows",
    env: { PATH: "C:\\a;D:\\b", PATHEXT: ".EXE;.CMD" },
  });
  runtime.files.set("D:\\b\\x.cmd", { text: "", mode: 0o755 });
  runtime.files.set("C:\\a\\x", { text: "", mode: 0o755 });
  assert.equal(await lookUpCommand(runtime, "x"), "D:\\b\\x.cmd");
  assert.equal(await lookUpCommand(runtime, "D:\\b\\x"), "D:\\b\\x.cmd");
  assert.equal(await lookUpCommand(runtime, "D:\\b\\x.CMD".toLowerCase()), undefined);
});
