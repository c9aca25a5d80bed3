/**
 * Three processes compete for a lease and share a set of config maps, while two of them are killed at
 * a random time, again and again, and the leader is frozen now and then until others have taken over.
 * What they wrote is checked afterwards: never two leaders, every key worked in every round, no key
 * worked by two at once.
 *
 * @module
 */

import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { type Client, connect } from "kubist";
import { type MemberLine, type MemberOrder, now, tickMs } from "./contest_member.ts";

/** What the contest came to. */
export interface ContestResult {
  readonly kills: number;
  /** How often a leader was frozen, and when it woke somebody else led. */
  readonly deposed: number;
  /** How often somebody began to lead. */
  readonly terms: number;
  /** How often a key was worked. */
  readonly works: number;
}

/** Something that one process did from a time to a time. */
interface Interval {
  readonly what: string;
  readonly who: string;
  readonly from: number;
  readonly to: number;
}

interface Member {
  readonly identity: string;
  readonly log: string;
  readonly child: ChildProcess;
  readonly errors: Promise<string>;
  /** When it was killed. */
  endedAt: number;
}

const keys = Array.from({ length: 30 }, (_, i) => `work-${i}`);
const script = fileURLToPath(new URL("./contest_member.ts", import.meta.url));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** How long something may take that takes a second or two. */
const patienceMs = 120_000;
/** A member that has not ticked for so long was not let run: it was frozen, or the machine is busy. */
const stallMs = tickMs + 100;

/** How many rounds of killing are asked for, by KUBIST_CONTEST_ROUNDS. */
export const rounds: number = Number(process.env.KUBIST_CONTEST_ROUNDS ?? 3);

/** Runs the contest against a server, and checks all that can be checked. */
export async function contest(admin: MemberOrder["access"]): Promise<ContestResult> {
  const { server, ca, cert, key } = admin;
  const access = { server, ca, cert, key };
  const folder = await mkdtemp(join(tmpdir(), "kubist-contest-"));
  await using k = await connect({ ...access, namespace: "default" });
  const all: Member[] = [];
  let alive: Member[] = [];
  const start = () => {
    const member = startMember(access, `m${all.length}`, folder);
    all.push(member);
    return member;
  };
  try {
    for (const name of keys) {
      await k.configMaps().create({ metadata: { name, labels: { contest: "1" } } });
    }
    alive = [start(), start(), start()];
    let kills = 0;
    let deposed = 0;
    for (let round = 1; round <= rounds; round++) {
      await Promise.all(
        keys.map((name) => k.configMaps().patch(name, { data: { round: `${round}` } })),
      );
      await pause(Math.random() * 500);
      if (round % 3 === 0 && await freezeLeader(k, alive)) deposed++;
      const victims = shuffled(alive).slice(0, 2);
      await Promise.all(victims.map(async (victim) => {
        await pause(Math.random() * 200);
        await kill(victim);
        kills++;
      }));
      alive = [...alive.filter((one) => !victims.includes(one)), start(), start()];
      await untilWorked(k, `${round}`, alive);
    }
    await Promise.all(alive.map(kill));
    return { kills, deposed, ...await check(all) };
  } finally {
    await Promise.all(all.map(kill));
    await rm(folder, { recursive: true });
  }
}

function startMember(access: MemberOrder["access"], identity: string, folder: string): Member {
  const log = join(folder, `${identity}.log`);
  const order: MemberOrder = { access, identity, log };
  const child = spawn(process.execPath, "Deno" in globalThis ? ["run", "-A", script] : [script], {
    env: { ...process.env, KUBIST_CONTEST: JSON.stringify(order), NO_COLOR: "1" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  return { identity, log, child, errors: text(child.stderr), endedAt: Infinity };
}

const leader = async (k: Client) => (await k.leases().find("contest"))?.spec.holderIdentity;

/** Stops the leader until somebody else leads, and lets it wake; false when it was not among the living. */
async function freezeLeader(k: Client, alive: readonly Member[]): Promise<boolean> {
  const identity = await leader(k);
  const member = alive.find((one) => one.identity === identity);
  if (!member) return false;
  // Not by the child's own method, after which Deno takes it for dead.
  const pid = member.child.pid as number;
  process.kill(pid, "SIGSTOP");
  const limit = now() + patienceMs;
  while (await leader(k) === identity) {
    assert.ok(now() < limit, `nobody takes over from ${identity}, which is frozen`);
    await pause(20);
  }
  await pause(Math.random() * 500);
  process.kill(pid, "SIGCONT");
  return true;
}

async function kill(member: Member): Promise<void> {
  const { child } = member;
  member.endedAt = Math.min(member.endedAt, now());
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }
  await member.errors;
}

/** Waits until every key was worked in this round and one of the living leads. */
async function untilWorked(k: Client, round: string, alive: readonly Member[]): Promise<void> {
  const limit = now() + patienceMs;
  while (true) {
    const maps = await k.configMaps().where("contest").toArray();
    const missing = maps.filter(({ data }) => data?.worked !== round).length;
    const holder = await leader(k);
    const leads = alive.some(({ identity }) => identity === holder);
    if (missing === 0 && leads) return;
    for (const { identity, child, errors } of alive) {
      if (child.exitCode !== null) assert.fail(`${identity} ended: ${await errors}`);
    }
    assert.ok(now() < limit, `round ${round}: ${missing} keys not worked, leader: ${leads}`);
    await pause(50);
  }
}

async function check(members: readonly Member[]): Promise<Pick<ContestResult, "terms" | "works">> {
  const intervals = (await Promise.all(members.map(intervalsOf))).flat();
  for (const what of new Set(intervals.map((one) => one.what))) {
    const ordered = intervals.filter((one) => one.what === what).sort((a, b) => a.from - b.from);
    for (const [i, one] of ordered.entries()) {
      const next = ordered[i + 1];
      assert.ok(
        next === undefined || next.who === one.who || one.to <= next.from,
        `${what}: ${one.who} until ${one.to}, ${next?.who} from ${next?.from}`,
      );
    }
  }
  const terms = intervals.filter(({ what }) => what === "leading").length;
  return { terms, works: intervals.length - terms };
}

/**
 * What a member did. What it was at when it was killed lasted until then; what it was at while it was
 * not let run, until that began, or until the last act after it.
 */
async function intervalsOf({ identity: who, log, endedAt }: Member): Promise<Interval[]> {
  const done: Interval[] = [];
  const open = new Map<string, { readonly from: number; acted: number }>();
  const lines = await linesOf(log);
  const stalls = stallsOf(lines, endedAt);
  const close = (what: string, end: number) => {
    const { from, acted } = open.get(what) ?? { from: end, acted: end };
    const stall = stalls.find((one) => one.from < end && one.to > from);
    done.push({ what, who, from, to: Math.max(from, acted, stall?.from ?? end) });
    open.delete(what);
  };
  for (const { what: edge, key, at } of lines) {
    const what = key ?? "leading";
    if (edge === "begin") open.set(what, { from: at, acted: at });
    else if (edge === "end") close(what, at);
    else if (edge === "act") open.get(what)!.acted = at;
  }
  for (const what of [...open.keys()]) close(what, endedAt);
  return done;
}

async function linesOf(log: string): Promise<MemberLine[]> {
  const written = await readFile(log, "utf8").catch(() => "");
  return written.split("\n").filter((one) => one.endsWith("}")).map((line) => JSON.parse(line));
}

/** When a member was not let run. */
function stallsOf(lines: readonly MemberLine[], endedAt: number): Pick<Interval, "from" | "to">[] {
  const ticks = [...lines.filter(({ what }) => what === "tick").map(({ at }) => at), endedAt];
  return ticks.slice(1).map((to, i) => ({ from: ticks[i]!, to }))
    .filter(({ from, to }) => to - from > stallMs);
}

function shuffled<E>(list: readonly E[]): E[] {
  return list.map((element) => ({ element, order: Math.random() }))
    .sort((a, b) => a.order - b.order).map(({ element }) => element);
}

/** Whether a contest that ended so has put anything to the test. */
export function requireContest({ kills, deposed, terms, works }: ContestResult): void {
  assert.equal(kills, 2 * rounds);
  assert.ok(deposed >= Math.floor(rounds / 6), `${deposed} leaders were deposed while frozen`);
  assert.ok(terms >= 2, `${terms} terms`);
  assert.ok(works >= keys.length * rounds, `${works} works`);
}
