/**
 * A runtime that remembers what it was asked for: the permissions that a configuration really needs.
 *
 * @module
 */

import type { Runtime } from "../../runtime/port.ts";

/** What a program asks of its machine, by kind; names and paths without repeats. */
export interface Needs {
  /** Environment variables, and whether each is set: where it is not, nothing hangs on reading it. */
  readonly env: ReadonlyMap<string, boolean>;
  /** Files and directories that were looked at. */
  readonly read: ReadonlySet<string>;
  /** Files that were written. */
  readonly write: ReadonlySet<string>;
  /** Programs that were started. */
  readonly run: ReadonlySet<string>;
  /** Hosts with their ports. */
  readonly net: ReadonlySet<string>;
}

/** A machine and what was asked of it so far. */
export interface Witness {
  readonly runtime: Runtime;
  readonly needs: Needs;
}

/** Watches over a runtime. Variables that are only looked at when they may be count when they are set. */
export function witness(runtime: Runtime): Witness {
  const env = new Map<string, boolean>();
  const read = new Set<string>();
  const write = new Set<string>();
  const run = new Set<string>();
  const net = new Set<string>();
  const noting = <A extends readonly unknown[], R>(
    set: Set<string>,
    method: (path: string, ...rest: A) => R,
  ) =>
  (path: string, ...rest: A): R => {
    set.add(path);
    return method(path, ...rest);
  };
  return {
    needs: { env, read, write, run, net },
    runtime: {
      ...runtime,
      env(name, options) {
        const value = runtime.env(name, options);
        if (value !== undefined || !options?.quiet) env.set(name, value !== undefined);
        return value;
      },
      readTextFile: noting(read, runtime.readTextFile),
      readFile: noting(read, runtime.readFile),
      stat: noting(read, runtime.stat),
      readDir: noting(read, runtime.readDir),
      writeTextFile: noting(write, runtime.writeTextFile),
      createTextFile: noting(write, runtime.createTextFile),
      spawn: noting(run, runtime.spawn),
      createHttpClient(options) {
        const client = runtime.createHttpClient(options);
        return {
          ...client,
          request(request) {
            net.add(hostAndPort(request.url));
            return client.request(request);
          },
        };
      },
    },
  };
}

/** "10.0.0.1:6443" of a URL, the port of its scheme filled in. */
export function hostAndPort(url: string): string {
  const { hostname, port, protocol } = new URL(url);
  const usual = { "http:": "80", "https:": "443", "socks5:": "1080", "socks5h:": "1080" };
  return `${hostname}:${port || (usual[protocol as keyof typeof usual] ?? "")}`;
}
