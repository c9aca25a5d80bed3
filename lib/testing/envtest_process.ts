/**
 * A server process of envtest, and its last words.
 *
 * @module
 */

import { KubeError } from "../errors.ts";
import { type ChildProcess, runtime } from "../runtime/mod.ts";

/** A running server. */
export interface ServerProcess {
  readonly pid: number;
  /** Whether it has ended. */
  readonly ended: boolean;
  /** What it logged last, oldest first. */
  lastLines(): readonly string[];
  /** Throws, with its last words, when it has ended. */
  check(): void;
  /** Stops it for a while, without its noticing; or lets it go on. */
  freeze(frozen: boolean): void;
  /** Kills it; resolves when it is gone. */
  kill(): Promise<void>;
}

/** What to start. */
export interface ServerCommand {
  /** For messages: "etcd". */
  readonly name: string;
  readonly path: string;
  readonly args: readonly string[];
  readonly onLog: ((line: string) => void) | undefined;
}

/** How many lines are kept for an error message. */
const keptLines = 15;

/** Starts a server. */
export function startProcess({ name, path, args, onLog }: ServerCommand): ServerProcess {
  const child = runtime().spawn(path, { args });
  const lines: string[] = [];
  let code: number | undefined;
  let ended = false;
  const keep = (line: string) => {
    lines.push(line);
    if (lines.length > keptLines) lines.shift();
    onLog?.(line);
  };
  const done = Promise.all([follow(child, keep), child.exited.then((exit) => code = exit.code)])
    .then(() => void (ended = true));
  return {
    pid: child.pid,
    get ended() {
      return ended;
    },
    lastLines: () => [...lines],
    check() {
      if (!ended) return;
      const how = code === undefined ? "a signal ended it" : `it ended with code ${code}`;
      throw new KubeError([`Cannot run ${name}: ${how}`, ...lines].join("\n  "));
    },
    freeze: (frozen) => child.kill(frozen ? "SIGSTOP" : "SIGCONT"),
    async kill() {
      if (!ended) child.kill("SIGKILL");
      await done;
    },
  };
}

async function follow(child: ChildProcess, keep: (line: string) => void): Promise<void> {
  await Promise.all([child.stdout, child.stderr].map(async (stream) => {
    const decoder = new TextDecoder();
    let tail = "";
    for await (const chunk of stream) {
      const lines = (tail + decoder.decode(chunk, { stream: true })).split("\n");
      tail = lines.pop() ?? "";
      for (const line of lines) keep(line);
    }
    if (tail !== "") keep(tail);
  }));
}
