/**
 * A prompt with `k` connected, in this process's terminal.
 *
 * @module
 */

import process from "node:process";
import type { ConnectOptions } from "kubist";
import { exitCodeOf } from "../commands/failure.ts";
import { doors } from "../doors.ts";
import { paint, type Screen, terminal } from "../show/paint.ts";
import { historyFile, openHistory } from "./history.ts";
import { type Ask, runPrompt } from "./prompt.ts";
import { surviveRejections } from "./rejections.ts";
import { openSession, type Session, type SessionOptions } from "./session.ts";

/** How to open a prompt. */
export interface OpenPromptOptions extends Omit<SessionOptions, "connect"> {
  /** How to find the cluster; what needs an answer on the way is asked at the prompt. */
  readonly connect?: ((ask: Ask) => Promise<ConnectOptions>) | undefined;
  /** Keep inputs in a file for the next time. @default {true} */
  readonly keepsHistory?: boolean | undefined;
}

/**
 * Runs the prompt until its user leaves; answers with the exit code, that of the first error where the
 * input is not typed.
 *
 * **Errors**: `ConfigError` when what was asked for is no way to a cluster.
 */
export async function openPrompt(options: OpenPromptOptions = {}): Promise<number> {
  const { stdin: input, stdout: output, env } = process;
  const screen = terminal(output, env);
  const production = productionRule(env["KUBIST_PRODUCTION"]);
  const desk: { ask?: Ask } = {};
  const connect = await options.connect?.(async (question) => await desk.ask?.(question));
  const session = await openSession({ production, ...options, connect });
  try {
    surviveRejections(screen);
    greet(session, screen);
    const isKept = (options.keepsHistory ?? true) && Boolean(input.isTTY);
    const history = openHistory(isKept ? historyFile(env) : undefined);
    const onReady = (ask: Ask) => void (desk.ask = ask);
    const how = { session, screen, input, output, history, bundled: doors, onReady };
    const failed = await runPrompt(how);
    return failed === undefined ? 0 : exitCodeOf(failed.error);
  } finally {
    await session[Symbol.asyncDispose]();
  }
}

function productionRule(text: string | undefined): RegExp | undefined {
  if (text === undefined || text === "") return undefined;
  try {
    return new RegExp(text, "i");
  } catch (cause) {
    throw new TypeError(
      `Cannot read KUBIST_PRODUCTION=${text}: it is no regular expression`,
      { cause },
    );
  }
}

function greet({ k, context }: Session, screen: Screen): void {
  if (!process.stdin.isTTY) return;
  const where = context === "embedded" ? "an embedded cluster" : k.server;
  screen.write(
    `kubist, connected to ${where} as ${paint(screen, "title", "k")}; .help says what there is\n`,
  );
}
