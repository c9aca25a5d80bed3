/**
 * Running commands in containers and joining their main processes.
 *
 * @module
 */

import { ExecError, TimeoutError } from "../errors.ts";
import { type OptionNames, requireKnown } from "../meta/option_names.ts";
import type { Status } from "../meta/status.ts";
import { quote } from "../meta/syntax.ts";
import type { WebSocketConnection } from "../runtime/websocket_port.ts";
import { abortable, scope } from "../stream/deadline.ts";
import { closingProtocol, commandProtocols } from "../wire/channels.ts";
import { type CommandQuery, toAttachRequest, toExecRequest } from "../wire/command.ts";
import type { WireRequest } from "../wire/request.ts";
import { clean, fromStatus } from "../wire/response.ts";
import { describe } from "../wire/target.ts";
import { createCommandSession } from "./command_session.ts";
import type {
  AttachOptions,
  CommandInput,
  CommandResult,
  CommandSession,
  ExecOptions,
  ExecStreamOptions,
} from "./commands.ts";
import { otherContainer } from "./containers.ts";
import type { KnownTarget, Requester } from "./requester.ts";

const attachOptions: OptionNames<AttachOptions> = {
  signal: true,
  container: true,
  timeoutMs: true,
  stdin: true,
  tty: true,
};

const execOptions: OptionNames<ExecOptions> = {
  ...attachOptions,
  nothrow: true,
  onStdout: true,
  onStderr: true,
  stream: true,
};

/** Starts a command. **Errors**: `TypeError` for a command without a program. */
export async function openCommand(
  requester: Requester,
  name: string,
  command: readonly string[],
  { protocols, ...options }: Omit<ExecStreamOptions, "stream"> & Pick<Opening, "protocols">,
): Promise<CommandSession> {
  requireKnown(`run a command in "${name}"`, options, execOptions);
  const target = await requester.one("run a command in", name, options);
  requireCommand(target, command);
  return await open(requester, {
    target,
    options,
    protocols,
    toRequest: (query) => toExecRequest(target, command, query),
  });
}

function requireCommand(target: KnownTarget, command: readonly string[]): void {
  if (Array.isArray(command) && command.length > 0) return;
  const state = typeof command === "string"
    ? `no shell reads it; give the program and its arguments as a list, or ["sh", "-c", ${
      quote(command)
    }]`
    : "the command is empty; give a program";
  throw new TypeError(`Cannot run a command in ${describe(target)}: ${state}`);
}

/** Joins the main process of a container. */
export async function attachTo(
  requester: Requester,
  name: string,
  options: AttachOptions,
): Promise<CommandSession> {
  requireKnown(`attach to "${name}"`, options, attachOptions);
  const target = await requester.one("attach to", name, options);
  return await open(requester, {
    target,
    options,
    toRequest: (query) => toAttachRequest(target, query),
  });
}

/** Runs a command to its end. */
export async function runCommand(
  requester: Requester,
  name: string,
  command: readonly string[],
  options: ExecOptions,
): Promise<CommandResult> {
  requireKnown(`run a command in "${name}"`, options, execOptions);
  const { container, stdin, tty, timeoutMs, onStdout, onStderr, nothrow = false } = options;
  using within = scope(options.signal);
  if (timeoutMs !== undefined) {
    const message = `Cannot run a command in pod "${name}": not done after ${timeoutMs} ms`;
    const late = () => new TimeoutError(message, { phase: "overall", retryable: false });
    within.deadline(requester.session.clock, timeoutMs, late);
  }
  await using session = await openCommand(requester, name, command, {
    container,
    stdin: stdin !== undefined,
    tty,
    signal: within.signal,
    // Input that cannot be ended would leave the command waiting for more.
    ...(stdin !== undefined && { protocols: [closingProtocol] }),
  });
  const feeding = new AbortController();
  const fed = feed(session, stdin, feeding.signal).catch((error) => within.abort(error));
  try {
    const [stdout, stderr] = await Promise.all([
      collect(session.stdout, onStdout),
      collect(session.stderr, onStderr),
    ]);
    const { code } = await session.exited;
    if (code === 0 || nothrow) return { code, stdout, stderr };
    throw failed(name, command, { code, stdout, stderr });
  } finally {
    feeding.abort();
    await fed;
  }
}

/** How to connect to a process. */
interface Opening {
  readonly target: KnownTarget;
  readonly options: AttachOptions;
  readonly toRequest: (query: CommandQuery) => WireRequest;
  /** The subprotocols to offer. @default {all} */
  readonly protocols?: readonly string[] | undefined;
}

async function open(requester: Requester, opening: Opening): Promise<CommandSession> {
  const { container, stdin = false, tty = false, signal } = opening.options;
  const hasTerminal = tty !== false;
  const query = { stdin, stdout: true, stderr: !hasTerminal, tty: hasTerminal };
  const connect = (container?: string) => connectTo(requester, opening, { ...query, container });
  const { act } = opening.toRequest(query);
  const { target } = opening;
  let chosen = container;
  let connection: WebSocketConnection;
  try {
    connection = await connect(container);
  } catch (error) {
    chosen = await otherContainer(requester, { target, act, container, error, signal });
    connection = await connect(chosen);
  }
  const session = createCommandSession({
    connection,
    clock: requester.session.clock,
    act,
    stdin,
    toError: ({ status }) =>
      toError(requester, { target, act, container: chosen, error: undefined, signal }, status),
  });
  if (typeof tty === "object") await session.resize(tty);
  return session;
}

function connectTo(
  requester: Requester,
  { options: { signal, timeoutMs }, protocols = commandProtocols, toRequest }: Opening,
  query: CommandQuery,
): Promise<WebSocketConnection> {
  const how = { protocols, signal, timeoutMs };
  return requester.session.transport.upgrade(toRequest(query), how);
}

const missing = /executable file not found|no such file or directory/;

/** What a process without an exit code died of. */
async function toError(
  requester: Requester,
  refused: Parameters<typeof otherContainer>[1],
  status: Status,
): Promise<Error> {
  const error = fromStatus(refused.act, status);
  if (missing.test(status.message ?? "")) {
    const problem = "exec.not_found_in_container";
    return new ExecError(error.message, { problem, code: undefined, cause: error });
  }
  try {
    await otherContainer(requester, { ...refused, error });
    return error;
  } catch (better) {
    return better instanceof Error ? better : error;
  }
}

/**
 * Sends input until it ends, or nobody needs it any more. That it cannot be sent is not told: a
 * command may end before its input does, and what breaks the connection reaches whoever reads.
 */
async function feed(
  session: CommandSession,
  input: CommandInput | undefined,
  ended: AbortSignal,
): Promise<void> {
  if (input === undefined) return;
  const writer = session.stdin.getWriter();
  const isTaken = (sent: Promise<void>) => sent.then(() => true, () => false);
  for await (const piece of pieces(input, ended)) {
    if (!await isTaken(writer.write(piece))) return;
  }
  if (!ended.aborted) await isTaken(writer.close());
}

/** The pieces of an input; gives up waiting for the next one when the signal aborts. */
async function* pieces(
  input: CommandInput,
  signal: AbortSignal,
): AsyncGenerator<string | Uint8Array> {
  if (typeof input === "string" || input instanceof Uint8Array) return yield input;
  const iterator = Symbol.asyncIterator in input
    ? input[Symbol.asyncIterator]()
    : input[Symbol.iterator]();
  try {
    for (;;) {
      const next = await abortable(Promise.resolve(iterator.next()), signal);
      if (next.done) return;
      yield next.value;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    void Promise.resolve(iterator.return?.()).catch(() => {});
  }
}

async function collect(
  stream: ReadableStream<Uint8Array>,
  take: ExecOptions["onStdout"],
): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const bytes of stream) {
    if (take) await take(bytes);
    else text += decoder.decode(bytes, { stream: true });
  }
  return text + decoder.decode();
}

/** What a shell, and a container runtime, end with when there is no such program. */
const notFoundCode = 127;

function failed(
  name: string,
  [program = ""]: readonly string[],
  { code, stdout, stderr }: CommandResult,
): ExecError {
  const last = clean(stderr.trimEnd().split("\n").at(-1)?.slice(0, 200) ?? "");
  const said = last === "" ? "" : `: ${last}`;
  const problem = code === notFoundCode ? "exec.not_found_in_container" : "exec.failed";
  const message = `Cannot run ${
    JSON.stringify(program)
  } in pod "${name}": exit code ${code}${said}`;
  return new ExecError(message, { problem, code, stdout, stderr });
}
