/**
 * The server of the load bench as its orders are given: a process of its own, on one core where the
 * system can be told so.
 *
 * @module
 */

import { spawn } from "node:child_process";
import process from "node:process";
import { createInterface } from "node:readline";
import type { Addresses, Orders } from "./load_server.ts";

/** A running server. */
export interface Child extends AsyncDisposable {
  readonly addresses: Addresses;
  /** Gives an order and waits for its answer. */
  order<K extends keyof Orders>(
    order: K,
    ...argument: Parameters<Orders[K]>
  ): Promise<ReturnType<Orders[K]>>;
}

/** Starts a server; `command` is how its runtime runs a file. */
export async function startChild(
  command: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Child> {
  const [file = "", ...args] = [...command, "tests/bench/load_server.ts"];
  const child = spawn(file, args, {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, ...env },
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new RangeError(`Cannot go on: ${command.join(" ")} has ended`);
    return JSON.parse(value);
  };
  return {
    addresses: await next(),
    async order(order, argument?) {
      child.stdin.write(`${JSON.stringify([order, argument])}\n`);
      return await next();
    },
    async [Symbol.asyncDispose]() {
      child.stdin.end();
      await ended;
    },
  };
}

/** What keeps a command on the first core; undefined where the system has no `taskset`. */
export async function onFirstCore(): Promise<readonly string[] | undefined> {
  const pinned = ["taskset", "-c", "0"];
  return await succeeds([...pinned, "true"]) ? pinned : undefined;
}

/** Whether a command is there, and ends well. */
export function succeeds([file = "", ...args]: readonly string[]): Promise<boolean> {
  const child = spawn(file, args, { stdio: "ignore" });
  return new Promise((resolve) => {
    child.once("error", () => resolve(false)).once("close", (code) => resolve(code === 0));
  });
}
