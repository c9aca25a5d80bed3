/**
 * What containers print, kept for as long as the server lives.
 *
 * @module
 */

/** One line. */
export interface LogLine {
  /** When it was printed, in milliseconds since 1970. */
  readonly timeMs: number;
  /** The line, without its end. */
  readonly text: string;
}

/** The output of containers. */
export interface PodLogs {
  /** Adds lines to the output of a container. */
  append(uid: string, container: string, ...lines: string[]): void;
  /** What a container has printed so far. */
  read(uid: string, container: string): readonly LogLine[];
  /** Calls back for every further line, and once at the end; answers a function that stops that. */
  follow(uid: string, container: string, onLine: (line: LogLine | undefined) => void): () => void;
  /** The container prints no more. */
  end(uid: string, container?: string): void;
  /** The pod is gone, and what it has printed with it. */
  forget(uid: string): void;
  /** Ends everything. */
  close(): void;
}

interface Output {
  readonly lines: LogLine[];
  readonly followers: Set<(line: LogLine | undefined) => void>;
}

/** Creates an empty store of output. */
export function createPodLogs(nowMs: () => number): PodLogs {
  const outputs = new Map<string, Output>();
  const of = (uid: string, container: string): Output => {
    const key = `${uid}/${container}`;
    const found = outputs.get(key) ?? { lines: [], followers: new Set() };
    outputs.set(key, found);
    return found;
  };
  const finish = (output: Output) => {
    for (const follower of [...output.followers]) follower(undefined);
    output.followers.clear();
  };

  return {
    append(uid, container, ...lines) {
      const output = of(uid, container);
      for (const text of lines) {
        const line = { timeMs: nowMs(), text };
        output.lines.push(line);
        for (const follower of [...output.followers]) follower(line);
      }
    },
    read: (uid, container) => of(uid, container).lines,
    follow(uid, container, onLine) {
      const output = of(uid, container);
      output.followers.add(onLine);
      return () => void output.followers.delete(onLine);
    },
    end(uid, container) {
      for (const [key, output] of outputs) {
        if (container === undefined ? key.startsWith(`${uid}/`) : key === `${uid}/${container}`) {
          finish(output);
        }
      }
    },
    forget(uid) {
      this.end(uid);
      for (const key of outputs.keys()) if (key.startsWith(`${uid}/`)) outputs.delete(key);
    },
    close() {
      for (const output of outputs.values()) finish(output);
    },
  };
}
