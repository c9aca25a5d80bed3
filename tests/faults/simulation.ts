/**
 * One seed: a client with an informer and a watch, a model server, faults, and the invariants of
 * reliability by name, checked all along.
 *
 * @module
 */

import assert from "node:assert/strict";
import { isApiError, KubeError, ProtocolError } from "kubist/errors";
import { startCluster } from "kubist/testing";
import { type Chance, chance } from "./chance.ts";
import { classes, type Stage } from "./classes.ts";
import {
  clientOf,
  InformerFollower,
  type SimCredentials,
  type Surroundings,
  ThingKind,
  WatchFollower,
} from "./followers.ts";
import { Ledger } from "./ledger.ts";
import { type MakeParts, type Parts, realParts } from "./parts.ts";
import { FailedRun } from "./record.ts";
import { scheduleOf, type Step } from "./schedule.ts";
import { settle, simClock } from "./sim_clock.ts";
import { type SimRequest, SimServer, start } from "./sim_server.ts";
import { reset, type SimStream } from "./sim_stream.ts";
import { type Stored, type Thing, versionOf, World } from "./world.ts";

/** How much happens. */
export interface Size {
  readonly events: number;
  readonly faults: number;
}

/** What a run has done. */
export interface Outcome {
  readonly fired: Readonly<Record<string, number>>;
  readonly events: number;
  readonly requests: number;
  readonly restarts: number;
  readonly virtualHours: number;
}

const quietMs = 200_000;

const names = Object.keys(classes);
/** Lines of history that a failed run tells. */
const mostHistory = 400;

/**
 * Runs a seed, or some steps of it; throws, by the name of the invariant, what must not be.
 *
 * **Errors**: `FailedRun`.
 */
export async function simulate(
  seed: number,
  size: Size,
  parts: MakeParts = realParts,
  steps?: readonly Step[],
): Promise<Outcome> {
  await (loading ??= load());
  const run = new Simulation(seed, parts);
  const { now } = Date;
  Date.now = run.wallClock;
  try {
    await run.run(size, steps);
  } catch (error) {
    const failure = `seed ${seed}, ${run.where}: ${(error as Error).message}`;
    const { done, history } = run;
    const record = { seed, size, steps: done, failure, history: history.slice(-mostHistory) };
    throw new FailedRun(record, error);
  } finally {
    await run.abandon();
    Date.now = now;
  }
  return run.outcome;
}

let loading: Promise<void> | undefined;

/** Virtual time does not wait for files: what followers load when they first need it is there before. */
async function load(): Promise<void> {
  await using cluster = await startCluster();
  const maps = cluster.client().configMaps("default");
  await using informer = maps.informer();
  await informer.after(maps.create({ metadata: { name: "a" } }));
  await informer.verify();
  await maps.find("b");
  await maps.watch().take(1).toArray();
}

/** A world, a server and its followers. */
class Simulation implements Surroundings {
  readonly clock = simClock();
  readonly chance;
  readonly server: SimServer;
  readonly parts: Parts;
  readonly credentials: SimCredentials = {
    now: "secret-1",
    next: "secret-1",
    trouble: undefined,
    certificate: { cert: "c1", key: "k1" },
  };
  /** The steps so far. */
  readonly done: Step[] = [];
  history: string[] = [];
  readonly #seed: number;
  /** What the clock on the wall is wrong by. */
  #skewMs = 0;
  /** Each step draws from chances of its own: without it, the others stay as they are. */
  #work: Chance;
  #luck: Chance;
  readonly #world: World;
  readonly #clients;
  readonly #follower: InformerFollower;
  readonly #watcher: WatchFollower;
  readonly #ledgers: Readonly<Record<string, Ledger>>;
  readonly #fired: Record<string, number> = {};
  readonly #writes = new Map<string, number>();
  /** What has happened that may end a follower, until it is seen to follow again. */
  readonly #mayEnd = new Map<string, string>();
  /** Those who have followed since they began: they never give up a server that is only away. */
  readonly #settled = new Set<string>();
  /** Broken events that each has met since it was seen to follow. */
  readonly #garbage = new Map<string, number>();
  #written = 0;
  /** Written by the writer, to be removed when somebody may write. */
  readonly #litter: string[] = [];
  readonly #pendingWrites = new Set<Promise<void>>();
  #failure: { readonly error: unknown } | undefined;
  #ended = new Set<string>();
  quiet = false;
  #checked: { at: string | undefined; lists: number; restores: number; informer: unknown } = {
    at: undefined,
    lists: 0,
    restores: 0,
    informer: undefined,
  };
  #restarts = 0;
  #lastTrouble = "";
  #events = 0;
  where = "at the start";

  constructor(seed: number, parts: MakeParts) {
    this.#seed = seed;
    this.chance = chance(seed, "client");
    this.#work = chance(seed, "work");
    this.#luck = chance(seed, "faults");
    this.#world = new World((value) => `${value} – ü €𝄞 ${"x".repeat(value % 40)}`);
    this.server = new SimServer(this.#world, this.clock, chance(seed, "server"));
    this.parts = parts(this);
    this.server.token = "secret-1";
    this.server.streamsLists = seed % 4 !== 0;
    this.server.saysGone = (["either way", "as an answer", "in the stream"] as const)[seed % 3] ??
      "either way";
    this.#ledgers = {
      informer: new Ledger("informer", this.clock, {
        handedOver: () => this.#follower.informer.resourceVersion,
        knowsLists: true,
        look: () => this.#look(),
      }),
      watch: new Ledger("watch", this.clock, {
        handedOver: () => this.#watcher.handedOver,
        knowsLists: false,
        look: () => {},
      }),
    };
    this.server.observers.push(...Object.values(this.#ledgers), {
      listed: ({ tag }, at) => this.#tell(`${tag} lists ${at}`),
      opened: ({ tag }, from) => this.#tell(`${tag} watches from ${from ?? "the beginning"}`),
      refused: ({ tag }, ms) => this.#tell(`${tag} is refused; is to wait for ${ms ?? "no"} ms`),
    });
    const record = this.#world.onCommit;
    this.#world.onCommit = (commit) => {
      this.#events++;
      this.#tell(`${commit.type} ${commit.key} at ${commit.at}`);
      if (commit.type === "ADDED" && commit.key.startsWith("w/")) {
        this.#litter.push(commit.key);
        const write = commit.key.replace(/-[0-9]+$/, "");
        this.#writes.set(write, (this.#writes.get(write) ?? 0) + 1);
      }
      record(commit);
    };
    for (let i = 0; i < 60; i++) this.#world.put(this.#key(i), i);
    this.#clients = {
      informer: clientOf("informer", this),
      watch: clientOf("watch", this),
      writer: clientOf("writer", this),
      side: clientOf("side", this),
    };
    this.#follower = new InformerFollower(this.#clients.informer, this);
    this.#watcher = new WatchFollower(this.#clients.watch, this);
  }

  get outcome(): Outcome {
    return {
      fired: this.#fired,
      events: this.#events,
      requests: this.server.requests,
      restarts: this.#restarts,
      virtualHours: Math.round(this.clock.now() / 3_600_000),
    };
  }

  onTrouble = (tag: string, trouble: Parameters<Surroundings["onTrouble"]>[1]): void => {
    this.#lastTrouble = `${tag}: ${String(trouble.error)}`;
    this.#tell(this.#lastTrouble);
    if (trouble.error instanceof ProtocolError) {
      this.#garbage.set(tag, (this.#garbage.get(tag) ?? 0) + 1);
    }
    // What ends an informer comes to onEnd() as well.
    if (trouble.delayMs < Infinity) this.#guard(() => this.#ledgers[tag]?.trouble(trouble));
  };

  wallClock = (): number => start + this.clock.now() + this.#skewMs;

  #tell(line: string): void {
    this.history.push(`${Math.round(this.clock.now())} ${line}`);
    if (this.history.length > 2 * mostHistory) this.history = this.history.slice(-mostHistory);
  }

  onEnd = (tag: string, error: unknown): void => {
    this.#guard(() => {
      if ((error as Error).name === "AssertionError") throw error;
      assert.ok(error instanceof KubeError, `I15 Typed: ${tag} ended with ${String(error)}`);
      const removed = !this.server.served && isApiError(error, "NotFound");
      const why = this.#mayEnd.get(tag) ?? (removed || this.#mayGiveUp(tag, error));
      assert.ok(why, `I9 Live: ${tag} ended without a reason: ${String(error)}`);
      this.#tell(`${tag} ends: ${error.message}`);
      this.#ended.add(tag);
    });
  };

  /** Of a server that it never reached, or over the third broken event in a row. */
  #mayGiveUp(tag: string, error: KubeError): boolean {
    const isThird = error instanceof ProtocolError && (this.#garbage.get(tag) ?? 0) >= 2;
    return isThird || !this.#settled.has(tag);
  }

  async run({ events, faults }: Size, steps?: readonly Step[]): Promise<void> {
    const mean = events / faults;
    const every = Math.max(400, faults / 10);
    for (const step of steps ?? scheduleOf(this.#seed, faults, names)) {
      await this.#step(step, mean);
      if (step.at % every === 399) await this.converge();
    }
    if (!steps) await this.#catchUp(faults, mean);
    await this.converge();
    for (const ledger of Object.values(this.#ledgers)) ledger.requireJitter();
    await this.#finish();
  }

  async #step(step: Step, mean: number): Promise<void> {
    const { at, fault } = step;
    this.where = `fault ${at} (${fault})`;
    this.done.push(step);
    this.#work = chance(this.#seed, `work ${at}`);
    this.#luck = chance(this.#seed, `faults ${at}`);
    await this.#burst(mean);
    this.#tell(this.where);
    this.#hit(fault);
    await this.#pass();
    await this.check();
  }

  /** Repeats the classes of which some faults met nobody, so that each happens as often as it is due. */
  async #catchUp(faults: number, mean: number): Promise<void> {
    const due = Math.floor(faults / names.length);
    for (let at = faults;; at++) {
      const fault = names.find((name) => (this.#fired[name] ?? 0) < due);
      if (fault === undefined) return;
      assert.ok(at < 2 * faults, `"${fault}" happened ${this.#fired[fault] ?? 0} times`);
      await this.#step({ at, fault }, mean);
    }
  }

  /** Some commits, some of them with a little time between. */
  async #burst(mean: number): Promise<void> {
    if (this.quiet) return;
    for (const key of this.#litter.splice(0)) this.#world.remove(key);
    const count = Math.round(mean * 2 * this.#work.next());
    for (let i = 0; i < count; i++) {
      const key = this.#key(this.#work.below(70));
      if (this.#work.happens(0.15)) this.#world.remove(key);
      else this.#world.put(key, this.#work.below(1000));
      if (this.#work.happens(0.1)) this.#world.elsewhere();
      if (this.#work.happens(0.2)) await this.clock.advance(this.#work.below(300));
    }
    if (this.#work.happens(0.1)) this.#write();
  }

  #key(i: number): string {
    return `${i % 2 === 0 ? "a" : "b"}/n${i}`;
  }

  #hit(name: string): void {
    // Only the informer's lists have several pages.
    const paged = name === "token of a page expires";
    const tag = paged || this.#luck.happens(0.75) ? "informer" : "watch";
    const fault = classes[name] as (typeof classes)[string];
    fault(this.#stage(name, tag));
  }

  #stage(name: string, tag: string): Stage {
    return {
      world: this.#world,
      server: this.server,
      chance: this.#luck,
      tag,
      stream: () => this.#streamOf(tag),
      withStream: (act) => {
        const stream = this.#streamOf(tag);
        if (stream) act(stream);
        else this.server.waiting.push({ tag, act });
      },
      fired: () => {
        this.#fired[name] = (this.#fired[name] ?? 0) + 1;
      },
      cut: (request) => {
        if (!request.watch) this.#ledgers[request.tag]?.cutList();
      },
      mayEnd: (why) => void this.#mayEnd.set(tag, why),
      credentials: this.credentials,
      newCertificate: () => (this.credentials.certificate = { cert: "c2", key: "k2" }),
      sleepConsumers: () => {
        this.#follower.sleepMs = this.#watcher.sleepMs = 1000 + this.#luck.below(300_000);
      },
      throwInConsumer: () => {
        this.#follower.throwNext = () => this.#stage(name, tag).fired();
      },
      abortSomewhere: () => this.#guardAsync(this.#abortSomewhere()),
      jump: (ms) => this.#guardAsync(this.clock.jump(ms)),
      setWallClock: (byMs) => void (this.#skewMs = byMs),
      after: (ms, act) => void this.clock.after(ms, act),
      quieten: () => this.#quieten(),
      reached: () => this.#reached(),
    };
  }

  /**
   * Nobody writes until all have seen that versions went back: were they written up to where they had been,
   * no stream and no list would tell one history from the other.
   */
  #quieten(): void {
    this.quiet = this.server.readOnly = true;
    // A watch keeps no objects: which of them are as they were, it cannot know, and tells each again.
    this.#watcher.tape.repeated = new Set();
    // Of what came and went while it sleeps, the slow loop is told the difference, which may be none.
    this.#follower.slow.repeated = new Set();
  }

  #reached(): number {
    const { informer } = this.#follower;
    const versions = [informer.resourceVersion, this.#watcher.handedOver];
    return Math.min(...versions.map((at) => at === undefined ? -Infinity : versionOf(at)));
  }

  #streamOf(tag: string): SimStream | undefined {
    for (const stream of this.server.streams) if (stream.tag === tag) return stream;
    return undefined;
  }

  /** Time passes: a moment, or until the informer follows again. */
  async #pass(): Promise<void> {
    await Promise.all(this.#async.splice(0));
    if (this.#luck.happens(0.4) && !this.quiet) {
      await this.clock.advance(this.#luck.below(2000));
    } else await this.recover();
    this.#throwFailure();
    await this.#restartEnded();
  }

  /** Waits until both follow again; what is armed may happen first. */
  async recover(): Promise<void> {
    const awake = this.clock.now() + this.#watcher.sleepsMs;
    const { faults, waiting } = this.server;
    const limit = awake + (faults.length + waiting.length + 1) * 400_000;
    await this.clock.advance(200);
    while (!this.#following("informer") || !this.#following("watch")) {
      this.#throwFailure();
      await this.#restartEnded();
      assert.ok(this.clock.now() < limit, `I9 Live: it does not follow again: ${this.#standing()}`);
      await this.clock.advance(2000);
    }
    this.quiet = this.server.readOnly = false;
    this.#watcher.tape.repeated = undefined;
    if (!this.#follower.asleep) this.#follower.slow.repeated = undefined;
    this.#mayEnd.clear();
    this.#garbage.clear();
  }

  #standing(): string {
    const streams = [...this.server.streams].map(({ tag, at, travel }) => ({ tag, at, travel }));
    const { requests, faults, world } = this.server;
    const last = this.#lastTrouble;
    return JSON.stringify({ streams, requests, armed: faults.length, at: world.at, last });
  }

  #following(tag: string): boolean {
    const stream = this.#streamOf(tag);
    return stream !== undefined && stream.open && !stream.travel.blackhole &&
      stream.travel.stalledUntil === undefined;
  }

  async #restartEnded(): Promise<void> {
    for (const tag of this.#ended) {
      this.#ended.delete(tag);
      this.#mayEnd.delete(tag);
      this.#settled.delete(tag);
      this.#restarts++;
      this.#ledgers[tag]?.restarted();
      if (tag === "informer") {
        await this.#soon(this.#follower.stop());
        this.#follower.restart();
      } else this.#watcher.restart();
    }
  }

  /** The invariants that hold at every moment. */
  async check(): Promise<void> {
    await settle();
    this.#throwFailure();
    for (const tag of ["informer", "watch"]) if (this.#following(tag)) this.#settled.add(tag);
    const { informer, fast, subscription } = this.#follower;
    const { resourceVersion: at, stats } = informer;
    if (this.#ended.has("informer") || at === undefined) return;
    const { restores } = this.#world;
    const before = this.#checked;
    const same = before.informer === informer && before.restores === restores;
    if (same && before.at !== undefined) {
      assert.ok(versionOf(at) >= versionOf(before.at), `I8 Forward: ${at} after ${before.at}`);
    }
    if (same && before.lists === stats.lists && before.at !== undefined) {
      this.#requireAll(before.at, at);
    }
    fast.news = [];
    this.#checked = { at, lists: stats.lists, restores, informer };
    this.#requireSnapshot(at);
    this.#requireStanding(at);
    const most = 64 + 2 * (informer.size + 80);
    assert.ok(subscription.pending <= most, `I11 Bounded: ${subscription.pending} changes wait`);
  }

  /** I2, I4: within an epoch every commit is told once and in order. */
  #requireAll(from: string, to: string): void {
    const told = this.#follower.fast.news.map(({ type, object }) =>
      `${type} ${object.metadata.namespace}/${object.metadata.name} ${
        versionOf(object.metadata.resourceVersion)
      }`
    );
    const commits = this.#world.after(versionOf(from)).filter(({ at }) => at <= versionOf(to));
    const made = commits.map(({ type, key, at }) => `${type} ${key} ${at}`);
    assert.deepEqual(told, made, "I2 Complete: what was told is not what happened");
  }

  /** Looks at the store in the middle of things, as any reader may. */
  #look(): void {
    const at = this.#follower.informer.resourceVersion;
    if (at !== undefined) this.#requireSnapshot(at);
  }

  /** I7: the store is what the server held at the store's version, before versions went back or after. */
  #requireSnapshot(at: string): void {
    const { unmade } = this.#world;
    const version = versionOf(at);
    const fault = this.#notAsIn(this.#world.stateAt(version), version);
    const isOlder = () =>
      this.quiet &&
      unmade.some((history) => !this.#notAsIn(this.#world.stateAt(version, history), version));
    assert.ok(!fault || isOlder(), `I7 Atomic: ${fault}`);
    assert.ok(this.#follower.informer.isSynced, "I7 Atomic: objects before it is synced");
  }

  /** What of the store is not as in a state. */
  #notAsIn(state: ReadonlyMap<string, Stored>, version: number): string | undefined {
    const { informer } = this.#follower;
    for (const key of informer.keys()) {
      const stored = state.get(key);
      const object = informer.get(key) as Thing;
      if (!stored) return `${key} is no part of version ${version}`;
      if (object.metadata.uid !== stored.object.metadata.uid) return `uid of ${key}`;
      const same = versionOf(object.metadata.resourceVersion) === stored.at &&
        object.value === stored.object.value && object.text === stored.object.text;
      if (!same) return `${key} is not as it was at ${version}`;
    }
    const { size } = informer;
    return size === state.size ? undefined : `${size} objects and not ${state.size} at ${version}`;
  }

  /** I5, I6: what a healthy stream has brought is handed over, bookmarks too. */
  #requireStanding(at: string): void {
    const stream = this.#streamOf("informer");
    if (
      !stream || !stream.open || stream.mangles.length > 0 || Object.keys(stream.travel).length > 0
    ) return;
    assert.ok(versionOf(at) >= stream.at, "I5 Resumable: the store lags behind its stream");
  }

  /** Faults stop; after a quiet time everybody holds what the server holds. */
  async converge(): Promise<void> {
    this.where += ", converging";
    await this.#calm();
    const { informer, fast, slow, throwing } = this.#follower;
    const wanted = new Map([...this.#world.objects].map(([key, { json }]) => [key, json]));
    const text = (objects: Iterable<[string, unknown]>) =>
      new Map(
        [...objects].sort(([a], [b]) => a < b ? -1 : 1).map(([k, o]) => [k, JSON.stringify(o)]),
      );
    const sorted = new Map([...wanted].sort(([a], [b]) => a < b ? -1 : 1));
    const stored = [...informer.keys()].map((key) => [key, informer.get(key)] as [string, unknown]);
    assert.deepEqual(text(stored), sorted, "I1 Converged: the store");
    assert.deepEqual(await this.#verified(), [], "I1 Converged: verify()");
    for (const tape of [fast, slow, throwing, this.#watcher.tape]) {
      assert.deepEqual(text(tape.state), sorted, `I1 Converged: ${tape.name}`);
    }
    for (const [key, count] of this.#writes) {
      assert.ok(count <= 1, `I14 No double effect: ${key} was created ${count} times`);
    }
    this.#writes.clear();
  }

  async #verified(): Promise<unknown> {
    const verified = this.#follower.informer.verify();
    await this.clock.advance(10);
    return await verified;
  }

  async #calm(): Promise<void> {
    this.server.faults.length = this.server.waiting.length = 0;
    this.server.served = true;
    this.server.lag = 0;
    this.server.endless = this.server.shuffle = undefined;
    this.credentials.trouble = undefined;
    this.#follower.throwNext = undefined;
    await this.clock.advance(400_000);
    await this.recover();
    await this.clock.advance(quietMs);
    await this.recover();
    await Promise.all(this.#pendingWrites);
    this.#throwFailure();
    assert.equal(this.#ended.size, 0, "I9 Live: a follower ended in calm");
    const streams = [...this.server.streams].map((stream) => stream.tag).sort();
    assert.deepEqual(streams, ["informer", "watch"], "I12 Leak-free: open streams");
  }

  /** I14, I18: a write through faults, and then a read from the cache. */
  #write(): void {
    this.#spoilWrite();
    const { informer } = this.#follower;
    const { restores } = this.#world;
    const view = this.#clients.writer.of(ThingKind, "w");
    const generateName = `write-${++this.#written}-`;
    const write = view.create({ metadata: { generateName }, value: 1, text: "" } as never);
    const shown = informer.after(write, { timeoutMs: 1_000_000 }).then((thing) => {
      // What versions that are no more have made is gone with them.
      if (informer !== this.#follower.informer || restores !== this.#world.restores) return;
      const { name, uid, resourceVersion } = (thing as unknown as Thing).metadata;
      const key = `w/${name}`;
      const seen = informer.get(key);
      const past = versionOf(informer.resourceVersion ?? "") >= versionOf(resourceVersion);
      assert.ok(seen?.metadata.uid === uid || past, `I18 Fresh on ask: ${key} is not there`);
    }).catch((error) => {
      // The informer may have ended, and a write may have failed: both in so many words.
      if ((error as Error).name === "AssertionError") throw error;
      assert.ok(
        error instanceof KubeError || (error as Error).name === "AbortError",
        `I15 Typed: ${String(error)}`,
      );
    });
    const done = shown.catch((error) => void (this.#failure ??= { error })).finally(() => {
      this.#pendingWrites.delete(done);
    });
    this.#pendingWrites.add(done);
  }

  #spoilWrite(): void {
    const wants = (request: SimRequest) => request.tag === "writer";
    const { server } = this;
    const answers = [
      () => undefined,
      (request: SimRequest) => (server.create(request), Promise.reject(reset())),
      () => Promise.reject(reset()),
      (request: SimRequest) =>
        server.refuse(request, 429, "TooManyRequests", { headers: { "retry-after": "1" } }),
      (request: SimRequest) => server.refuse(request, 503, "ServiceUnavailable"),
    ];
    server.faults.push({ wants, answer: this.#luck.pick(answers) });
  }

  /** I13: an informer and a watch, aborted at some await point. */
  async #abortSomewhere(): Promise<void> {
    const controller = new AbortController();
    const reason = Symbol("enough");
    const { signal } = controller;
    const view = this.#clients.side.of(ThingKind, "*");
    const ends: unknown[] = [];
    const informer = view.informer({ signal, shared: false });
    const loops = [informer, view.watch({ signal })].map(async (loop) => {
      for await (const _ of loop as AsyncIterable<unknown>);
    });
    for (const loop of loops) loop.catch((error) => ends.push(error));
    const turns = this.#luck.below(6);
    for (let i = 0; i < turns; i++) await settle();
    // What was refused by then has ended already.
    const before = ends.splice(0).length;
    controller.abort(reason);
    await this.clock.advance(50);
    await settle();
    assert.equal(ends.length, 2 - before, `I13 Cancel: after ${turns} turns`);
    for (const end of ends) assert.equal(end, reason, `I13 Cancel: after ${turns} turns`);
    assert.equal(this.#streamOf("side"), undefined, `I13 Cancel: a stream is left`);
  }

  readonly #async: Promise<void>[] = [];

  #guardAsync(work: Promise<void>): void {
    this.#async.push(work.catch((error) => void (this.#failure ??= { error })));
  }

  #guard(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.#failure ??= { error };
    }
  }

  #throwFailure(): void {
    if (this.#failure) throw this.#failure.error;
  }

  /** I13: what is told to stop stops, without time having to pass. */
  async #soon(stop: Promise<void>): Promise<void> {
    let done = false;
    void stop.catch(() => {}).then(() => (done = true));
    for (let turns = 0; turns < 100 && !done; turns++) await settle();
    assert.ok(done, "I13 Cancel: it does not stop");
  }

  async #finish(): Promise<void> {
    this.where = "at the end";
    await this.#soon(this.#follower.stop());
    await this.#soon(this.#watcher.stop());
    for (const client of Object.values(this.#clients)) await client.close();
    await settle();
    assert.equal(this.server.streams.size, 0, "I12 Leak-free: open streams");
    await this.clock.advance(10_000);
    assert.equal(this.clock.pending, 0, "I12 Leak-free: timers");
  }

  /** Lets go of everything, whatever has happened. */
  async abandon(): Promise<void> {
    await this.#soon(this.#watcher.stop()).catch(() => {});
    await this.#soon(this.#follower.stop()).catch(() => {});
  }
}
