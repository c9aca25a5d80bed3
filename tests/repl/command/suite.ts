/**
 * Runs the cases of the command against one server, and holds them to the commands' own tables.
 */

import assert from "node:assert/strict";
import type { AdminAccess } from "kubist/testing";
import type { Command } from "../../../repl/commands/command.ts";
import { commands } from "../../../repl/commands/list.ts";
import { around, skip, test } from "../../harness.ts";
import { noTerminal } from "../terminal.ts";
import { type Case, casesOf } from "./cases.ts";
import { type Place, preparePlace } from "./place.ts";
import { type Ran, runInTerminal, runPiped } from "./runner.ts";

const how = { isShared: true, timeoutMs: 300_000 };

/** Registers the tests; `start` gives the server. */
export function testCommand(
  start: () => Promise<{ readonly access: AdminAccess; stop(): Promise<void> }>,
): void {
  let server: Awaited<ReturnType<typeof start>>;
  let place: Place;
  around(async () => {
    server = await start();
    place = await preparePlace(server.access);
  }, async () => {
    await place?.[Symbol.asyncDispose]();
    await server?.stop();
  });

  test("the cases name every flag of every command, and every exit code", async () => {
    const cases = casesOf(place);
    const loaded = await Promise.all(commands.map(({ load }) => load()));
    assert.deepEqual(loaded.flatMap((command) => unnamed(command, cases)), []);
    const help = await runPiped(["--help"], { cwd: place.folder, env: {} });
    const listed = help.out.slice(help.out.indexOf("Exit codes:")).matchAll(/\b(\d+) [a-z]/g);
    const codes = [...listed].map(([, code]) => Number(code)).sort((a, b) => a - b);
    assert.deepEqual(codes, [...new Set(cases.map(({ code }) => code))].sort((a, b) => a - b));
  }, how);

  let started: readonly Runs[] | undefined;
  const runsOf = (i: number) => (started ??= startAll(place))[i] as Runs;
  const absent = noTerminal();
  // The names are known before the server is: those of the cases for any other.
  for (const [i, { args, terminal, terminalOnly }] of casesOf(nowhere).entries()) {
    const title = `kubist ${args.join(" ").slice(0, 120) || "(nothing)"}`;
    if (!terminalOnly) {
      test(`${title}, piped`, async () => check(await runsOf(i).piped(), casesOf(place)[i]), how);
    }
    if (!terminal) continue;
    const inTerminal = `${title}, in a terminal`;
    if (absent !== undefined) skip(inTerminal, absent);
    else {test(inTerminal, async () =>
        check(await runsOf(i).inTerminal(), inOne(casesOf(place)[i])), how);}
  }
}

/** The ways in which a case is run. */
interface Runs {
  piped(): Promise<Ran>;
  inTerminal(): Promise<Ran>;
}

/** Starts all cases, a few at a time, for a process mostly waits; one case never runs twice at once. */
function startAll(place: Place): Runs[] {
  const next = casesOf(place).map((each) => {
    const { input, terminal, ...rest } = each;
    const options = { cwd: place.folder, ...rest, env: { ...environment(place), ...each.env } };
    const runs = [
      () => each.terminalOnly ? undefined : runPiped(each.args, { ...options, input }),
      () => terminal && runInTerminal(each.args, { ...options, ...terminal }),
    ];
    const results = runs.map(() => Promise.withResolvers<Ran>());
    for (const { promise } of results) promise.catch(() => {}); // the test that asks hears of it
    const run = async () => {
      for (const [i, start] of runs.entries()) {
        await Promise.resolve(start()).then(
          (ran) => results[i]?.resolve(ran as Ran),
          (error) => results[i]?.reject(error),
        );
      }
    };
    const [piped, inTerminal] = results.map(({ promise }) => promise) as [
      Promise<Ran>,
      Promise<Ran>,
    ];
    return { run, piped: () => piped, inTerminal: () => inTerminal };
  });
  const waiting = [...next];
  const worker = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) await one.run();
  };
  for (let i = 0; i < 4; i++) void worker();
  return next;
}

/** What a case is in a terminal. */
function inOne(each: Case | undefined): Case | undefined {
  if (!each) return undefined;
  const { code = each.code, out = asOne(each) } = each.terminal ?? {};
  return { args: each.args, code, out };
}

/** What a terminal shows of both outputs: the result, then what is none. */
function asOne({ out, err }: Case): RegExp {
  const parts = [out?.source.replace(/\$$/, ""), err?.source.replace(/^\^/, "")];
  return new RegExp(parts.filter((part) => part !== undefined).join("[^]*"));
}

function check({ code, out, err }: Ran, expected: Case | undefined): void {
  assert.ok(expected);
  const told = `code ${code}\n--- out\n${out}\n--- err\n${err}`;
  assert.equal(code, expected.code, told);
  assert.match(out, expected.out ?? /^$/, told);
  assert.match(err, expected.err ?? /^$/, told);
}

/** The flags of a command that no case gives it, in one of their spellings. */
function unnamed({ name, flags }: Command, cases: readonly Case[]): string[] {
  const words = new Set(
    cases.filter(({ args, code }) => args[0] === name && code !== 2)
      .flatMap(({ args }) => args.map((word) => word.split("=")[0])),
  );
  return Object.entries(flags)
    .filter(([flag, { short }]) =>
      !words.has(`--${flag}`) && !(short !== undefined && words.has(`-${short}`))
    )
    .map(([flag]) => `${name} --${flag}`);
}

const nowhere: Place = {
  folder: "FOLDER",
  access: { server: "SERVER", token: "TOKEN", ca: "", cert: "", key: "" },
  strange: "STRANGE",
  definitions: "DEFINITIONS",
  silent: "SILENT",
  asked: () => Promise.resolve(),
  [Symbol.asyncDispose]: () => Promise.resolve(),
};

function environment(place: Place) {
  return { KUBECONFIG: `${place.folder}/config` };
}
