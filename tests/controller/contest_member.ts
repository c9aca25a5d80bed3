/**
 * One process of the contest: wants to lead, and works its share of the config maps. Writes a line of
 * JSON for everything that begins and ends, at once and straight into the file, so that nothing is
 * lost when it is killed.
 *
 * @module
 */

import { openSync, writeSync } from "node:fs";
import process from "node:process";
import { connect } from "kubist";
import { controller, leaderElection, shareWork } from "kubist/controller";
import { exponentialLimiter } from "kubist/controller/queue";
import { sleep, systemClock } from "kubist/stream";

/** What a member is told, as JSON in the environment. */
export interface MemberOrder {
  readonly access: {
    readonly server: string;
    readonly ca: string;
    readonly cert: string;
    readonly key: string;
  };
  readonly identity: string;
  /** The file to write to. */
  readonly log: string;
}

/**
 * What a member writes; an act is what only the leader, or the owner of a key, may do, and a tick
 * tells that the machine lets it run.
 */
export interface MemberLine {
  readonly what: "begin" | "act" | "end" | "tick";
  /** The key that is worked; undefined for leading. */
  readonly key?: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The time, on one scale for all processes of the machine. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

/** How often a member tells that it runs. */
export const tickMs = 20;

/** The times of the contest: the shortest that whole seconds allow. */
export const times = { leaseDurationMs: 1000, renewDeadlineMs: 700, retryPeriodMs: 100 };

async function run({ access, identity, log }: MemberOrder): Promise<void> {
  const file = openSync(log, "a");
  const write = (line: MemberLine) => writeSync(file, `${JSON.stringify(line)}\n`);
  setInterval(() => write({ what: "tick", at: now() }), tickMs);
  const k = await connect({ ...access, namespace: "default" });
  const share = await shareWork(k, { name: "contest", identity, ...times });
  controller(k.configMaps("default").where("contest")).run(async ({ object, key }) => {
    const { round, worked } = object.data ?? {};
    if (round === undefined || round === worked) return;
    write({ what: "begin", key, at: now() });
    try {
      await new Promise((resolve) => setTimeout(resolve, 2 + Math.random() * 10));
      // Looked at after the time was: who is frozen in between says when it could still act.
      const at = now();
      if (!share.owns(key)) return;
      write({ what: "act", key, at });
      await k.configMaps("default").patch(object.metadata.name, { data: { worked: round } });
    } finally {
      write({ what: "end", key, at: now() });
    }
  }, {
    split: share,
    concurrency: 4,
    limiter: exponentialLimiter({ baseMs: 5, maxMs: 200 }),
  });
  while (true) {
    const lease = await leaderElection(k, { name: "contest", identity, ...times });
    write({ what: "begin", at: now() });
    // The signal aborts by a timer, which is late after a freeze; isLeader looks at the clock.
    for (let at = now(); lease.isLeader; at = now()) {
      write({ what: "act", at });
      await sleep(systemClock, 20, lease.signal).catch(() => {});
    }
    write({ what: "end", at: now() });
    await lease.release();
  }
}

if (import.meta.main) await run(JSON.parse(process.env.KUBIST_CONTEST ?? "{}"));
