/**
 * `tar` in a container.
 *
 * @module
 */

import type { CopyOptions } from "../../client/copying.ts";
import type { CommandSession } from "../../client/commands.ts";
import type { ToolCall } from "../../client/tool_call.ts";
import { ExecError, TimeoutError } from "../../errors.ts";
import { scope } from "../../stream/deadline.ts";
import { clean } from "../../wire/response.ts";
import { describe } from "../../wire/target.ts";
import { ownView } from "../call.ts";
import { CopyError } from "./error.ts";

/** How to run it. */
export interface TarOptions extends Pick<CopyOptions, "container" | "signal"> {
  readonly stdin: boolean;
}

/** Ends what `work` does, of however many commands, once the time for a copy is up. */
export async function inTime<R>(
  { session }: ToolCall,
  { signal, timeoutMs }: CopyOptions,
  work: (signal: AbortSignal) => Promise<R>,
): Promise<R> {
  using within = scope(signal);
  if (timeoutMs !== undefined) {
    const message = `Cannot copy to its end: not done after ${timeoutMs} ms`;
    const late = () => new TimeoutError(message, { phase: "overall", retryable: false });
    within.deadline(session.clock, timeoutMs, late);
  }
  return await work(within.signal);
}

/**
 * Runs `tar` and lets `use` read and write its streams; returns once it has ended well.
 *
 * **Errors**: a `CopyError` when it has not, or is not there.
 */
export async function withTar<R>(
  call: ToolCall,
  args: readonly string[],
  { container, signal, stdin }: TarOptions,
  use: (tar: CommandSession) => Promise<R>,
): Promise<R> {
  const options = { stream: true, stdin, container, signal } as const;
  await using tar = await ownView(call).exec(call.target.name, ["tar", ...args], options);
  const complaints = new Response(tar.stderr as ReadableStream<Uint8Array<ArrayBuffer>>).text();
  complaints.catch(() => {}); // what breaks the connection reaches the reader of the other stream
  try {
    const result = await use(tar);
    const { code } = await tar.exited;
    if (code === 0) return result;
    throw failed(call, code, await complaints);
  } catch (error) {
    const isMissing = error instanceof ExecError && error.problem === "exec.not_found_in_container";
    throw isMissing ? noTar(call, error) : error;
  }
}

function failed(call: ToolCall, code: number, complaints: string): CopyError {
  if (code === 126 || code === 127) return noTar(call);
  const lines = complaints.trim().split("\n");
  const missing = lines.find((line) => /no such file|not found/i.test(line));
  const said = clean((missing ?? lines.at(-1) ?? "").slice(0, 200));
  const problem = missing === undefined ? "cp.failed" : "cp.source";
  const message = `Cannot copy files of ${describe(call.target)}: tar ended with code ${code}`;
  return new CopyError(said === "" ? message : `${message}: ${said}`, { problem });
}

function noTar({ target }: ToolCall, cause?: unknown): CopyError {
  const message = `Cannot copy files of ${describe(target)}: there is no tar in its container; ` +
    'for one file, exec(name, ["cat", path], { onStdout }) does without';
  return new CopyError(message, { problem: "cp.no_tar", cause });
}
