/**
 * Requests that run commands in containers or join them, and how those ended.
 *
 * @module
 */

import { ProtocolError } from "../errors.ts";
import type { Status } from "../meta/status.ts";
import type { WireRequest } from "./request.ts";
import { describe, type Target, toPath } from "./target.ts";

/** What to connect to a container. Source: the PodExecOptions and PodAttachOptions of core/v1 */
export interface CommandQuery {
  /** Where it runs. */
  readonly container?: string | undefined;
  /** Whether it has an input. */
  readonly stdin?: boolean | undefined;
  /** Whether its output is wanted. */
  readonly stdout?: boolean | undefined;
  /** Whether its errors are wanted. */
  readonly stderr?: boolean | undefined;
  /** A terminal, through which standard error travels as standard output. */
  readonly tty?: boolean | undefined;
}

/** GET that becomes a connection to a new process in a container. */
export function toExecRequest(
  target: Target,
  command: readonly string[],
  query: CommandQuery,
): WireRequest {
  return toCommandRequest(target, "exec", "run a command in", [
    ...command.map((part): [string, string] => ["command", part]),
    ...toParameters(query),
  ]);
}

/** GET that becomes a connection to the main process of a container. */
export function toAttachRequest(target: Target, query: CommandQuery): WireRequest {
  return toCommandRequest(target, "attach", "attach to", toParameters(query));
}

/** GET that becomes a connection to a port of a pod. */
export function toPortForwardRequest(target: Target, port: number): WireRequest {
  return toCommandRequest(target, "portforward", `forward port ${port} of`, [
    ["ports", String(port)],
  ]);
}

function toCommandRequest(
  target: Target,
  subresource: string,
  act: string,
  query: readonly [string, string][],
): WireRequest {
  return {
    method: "GET",
    path: `${toPath({ ...target, subresource })}?${new URLSearchParams([...query])}`,
    headers: [],
    kind: "stream",
    act: `${act} ${describe(target)}`,
  };
}

function toParameters({ container, ...flags }: CommandQuery): [string, string][] {
  const set = Object.entries(flags).filter(([, value]) => value === true);
  return [
    ...(container === undefined ? [] : [["container", container] as [string, string]]),
    ...set.map(([name]): [string, string] => [name, "true"]),
  ];
}

/** How a command ended: with an exit code, or with what kept it from having one. */
export type CommandExit =
  | { readonly code: number }
  | { readonly code: undefined; readonly status: Status };

/**
 * Reads what came on the error channel.
 *
 * **Errors**: `ProtocolError` for what is not a Status.
 */
export function decodeExit(bytes: Uint8Array): CommandExit {
  const status = parseStatus(new TextDecoder().decode(bytes));
  if (status.status === "Success") return { code: 0 };
  const causes = status.details?.causes;
  const cause = Array.isArray(causes) && causes.find((c) => c?.reason === "ExitCode");
  if (!cause) return { code: undefined, status };
  const code = Number(cause.message);
  if (cause.message !== "" && Number.isInteger(code)) return { code };
  throw new ProtocolError("Cannot read how the command ended: its exit code is not a number");
}

function parseStatus(text: string): Status {
  let status: unknown;
  try {
    status = JSON.parse(text);
  } catch (cause) {
    throw new ProtocolError("Cannot read how the command ended: not JSON", { cause });
  }
  const word = (status as Partial<Status> | null)?.status;
  if (word === "Success" || word === "Failure") return status as Status;
  throw new ProtocolError("Cannot read how the command ended: not a Status");
}
