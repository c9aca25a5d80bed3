/**
 * The logs of containers.
 *
 * @module
 */

import { ApiError, TimeoutError, TransportError } from "../errors.ts";
import { type OptionNames, requireKnown } from "../meta/option_names.ts";
import { backoff } from "../stream/backoff.ts";
import { sleep } from "../stream/clock.ts";
import { scope } from "../stream/deadline.ts";
import { lineSplitter } from "../wire/lines.ts";
import { type LogResume, logResume } from "../wire/log_resume.ts";
import { type LogQuery, toLogRequest } from "../wire/subresource.ts";
import { otherLog, readPod, statusOf } from "./containers.ts";
import type { LogOptions } from "./options.ts";
import { describe } from "../wire/target.ts";
import type { KnownTarget, Requester } from "./requester.ts";

const logOptions: OptionNames<LogOptions> = {
  signal: true,
  timeoutMs: true,
  container: true,
  follow: true,
  previous: true,
  tail: true,
  sinceSeconds: true,
  sinceTime: true,
  timestamps: true,
  limitBytes: true,
  stream: true,
  insecureSkipTLSVerifyBackend: true,
};

/** The lines of a log, as `logs()` gives them, until the flow of them is closed. */
export async function* logLines(
  requester: Requester,
  name: string,
  options: LogOptions,
  closed: AbortSignal,
): AsyncGenerator<readonly string[]> {
  requireKnown(`read the log of "${name}"`, options, logOptions);
  const { signal, timeoutMs, ...wanted } = options;
  const inner = scope(closed, signal);
  try {
    const target = await requester.one("read the log of", name, {
      signal: inner.signal,
      timeoutMs,
    });
    const log = new Log(requester, target, wanted, { signal: inner.signal, timeoutMs });
    // Where bytes are counted, times would count too.
    const isFollowed = wanted.follow === true && wanted.limitBytes === undefined;
    yield* isFollowed ? log.follow() : log.read(wanted);
  } finally {
    inner[Symbol.dispose]();
  }
}

/** Connections that fail in a row before the failure is passed on. */
const mostFailures = 10;
/** A log that is not followed comes at once: the connection of one that is silent for so long is dead. */
const silenceMs = 60_000;
/** Connections in a row that end without a word, while the container is said to run. */
const mostEmpty = 2;

class Log {
  readonly #requester: Requester;
  readonly #target: KnownTarget;
  readonly #wanted: LogQuery;
  readonly #signal: AbortSignal;
  readonly #timeoutMs: number | undefined;
  /** The container, once the server has had to be told which. */
  #container: string | undefined;
  /** What follows the last line end. */
  #rest = "";

  constructor(
    requester: Requester,
    target: KnownTarget,
    wanted: LogQuery,
    { signal, timeoutMs }: {
      readonly signal: AbortSignal;
      readonly timeoutMs?: number | undefined;
    },
  ) {
    this.#requester = requester;
    this.#target = target;
    this.#wanted = wanted;
    this.#container = wanted.container;
    this.#signal = signal;
    this.#timeoutMs = timeoutMs;
  }

  /** One connection, to its end. */
  async *read(query: LogQuery): AsyncGenerator<readonly string[]> {
    yield* this.#lines(query);
    if (this.#rest !== "") yield [this.#rest];
  }

  /** As many connections as it takes until the container has ended. */
  async *follow(): AsyncGenerator<readonly string[]> {
    const { clock, random } = this.#requester.session;
    const resume = logResume(this.#wanted);
    const waits = backoff(clock, random, { jitter: 0.2 });
    let isOpen = false;
    for (let failures = 0, empty = 0;;) {
      try {
        let isEmpty = true;
        for await (const lines of this.#lines(resume.query(this.#wanted))) {
          [isOpen, isEmpty, failures] = [true, false, 0];
          yield resume.take(lines);
        }
        [isOpen, failures] = [true, 0];
        empty = isEmpty ? empty + 1 : 0;
        if (empty > mostEmpty || !await this.#stillRuns(resume)) break;
      } catch (error) {
        if (!isOpen || !isPassing(error) || ++failures > mostFailures) throw error;
      }
      await sleep(clock, waits.next(), this.#signal);
    }
    if (this.#rest !== "") yield resume.take([this.#rest]);
  }

  /** The whole lines of one connection. */
  async *#lines(query: LogQuery): AsyncGenerator<readonly string[]> {
    const splitter = lineSplitter();
    this.#rest = "";
    using within = scope(this.#signal);
    const { body, done } = await this.#open(query, within.signal);
    const { clock } = this.#requester.session;
    const expectBytes = () => {
      if (!query.follow) within.deadline(clock, silenceMs, () => this.#silent());
    };
    try {
      expectBytes();
      for await (const chunk of body) {
        within.clearDeadline();
        const lines = splitter.push(chunk);
        if (lines.length > 0) yield lines;
        expectBytes();
      }
      this.#rest = splitter.end();
    } finally {
      done();
    }
  }

  #silent(): TimeoutError {
    const message = `Cannot read the log of ${describe(this.#target)} to its end: ` +
      `nothing came for ${silenceMs} ms`;
    return new TimeoutError(message, { phase: "idle", retryable: true });
  }

  async #open(query: LogQuery, signal: AbortSignal) {
    const { transport } = this.#requester.session;
    const ask = () => toLogRequest(this.#target, { ...query, container: this.#container });
    try {
      return await transport.stream(ask(), { signal, timeoutMs: this.#timeoutMs });
    } catch (error) {
      const { act } = ask();
      const container = this.#container;
      const refused = { target: this.#target, act, container, error, signal };
      this.#container = await otherLog(this.#requester, refused);
      return await transport.stream(ask(), { signal, timeoutMs: this.#timeoutMs });
    }
  }

  /**
   * Whether the container whose log has ended runs on, as when its kubelet was restarted; one that
   * was started after the last line is another one.
   */
  async #stillRuns({ newestMs }: LogResume): Promise<boolean> {
    const pod = await readPod(this.#requester, this.#target, this.#signal);
    const name = this.#container ?? pod?.spec.containers[0]?.name;
    const running = pod && name && statusOf(pod, name)?.state?.running;
    if (!running) return false;
    if (newestMs === undefined || !running.startedAt) return true;
    return Date.parse(running.startedAt) <= newestMs;
  }
}

/** Whether a connection that was open before may be open again soon. */
function isPassing(error: unknown): boolean {
  if (error instanceof ApiError) return error.code === 429 || error.code >= 500;
  return error instanceof TransportError;
}
