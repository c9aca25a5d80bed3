/**
 * The errors of kubist: one class per thing a caller can do about it.
 *
 * A caller's mistake is a `TypeError`, `RangeError` or `SyntaxError` thrown before any I/O; an
 * abort surfaces as `signal.reason`, untouched; everything else is a {@linkcode KubeError}.
 *
 * @module
 */

import type { Status, StatusCause, StatusReason } from "./meta/status.ts";

/** What every error of kubist is: `instanceof KubeError`. */
export class KubeError extends Error {
  /** The name of the class. */
  override name = "KubeError";
}

/** One place that was tried for a configuration, and why it gave none. */
export interface ConfigAttempt {
  /** Where: a file path, an environment variable, "in-cluster". */
  readonly source: string;
  /** Why it was no use: "file does not exist". */
  readonly problem: string;
  /** The problem's stable name, for programs: "config.file_missing". */
  readonly code?: string | undefined;
}

/** No usable way to reach a cluster was found; `attempts` lists every place tried. */
export class ConfigError extends KubeError {
  /** The name of the class. */
  override name = "ConfigError";
  /** Every place that was tried. */
  readonly attempts: readonly ConfigAttempt[];

  /** Makes one; `attempts` are listed in its message. */
  constructor(
    message: string,
    options: ErrorOptions & { attempts?: readonly ConfigAttempt[] } = {},
  ) {
    const attempts = options.attempts ?? [];
    const tried = attempts.map((a) => `\n  - ${a.source}: ${a.problem}`).join("");
    super(message + tried, options);
    this.attempts = attempts;
  }
}

/** Credentials could not be obtained (an exec plugin failed, a token file is empty). */
export class AuthError extends KubeError {
  /** The name of the class. */
  override name = "AuthError";
  /** The problem's stable name, for programs: "exec.not_found"; undefined where it has none. */
  readonly code: string | undefined;

  /** Makes one. */
  constructor(message: string, options: ErrorOptions & { code?: string | undefined } = {}) {
    super(message, options);
    this.code = options.code;
  }
}

/**
 * What went wrong on the network, independent of the runtime's words for it: `permission` is denied by
 * the runtime, `closed` is this client, `other` has no word here.
 */
export type TransportProblem =
  | "refused"
  | "dns"
  | "tls"
  | "reset"
  | "timeout"
  | "permission"
  | "closed"
  | "other";

/** The server could not be reached, or the connection broke. */
export class TransportError extends KubeError {
  /** The name of the class. */
  override name = "TransportError";
  /** What went wrong. */
  readonly problem: TransportProblem;
  /** Whether the same request may succeed if sent again. */
  readonly retryable: boolean;

  /** Makes one; whether it is retryable follows from its problem unless that is said. */
  constructor(
    message: string,
    options: ErrorOptions & { problem?: TransportProblem; retryable?: boolean } = {},
  ) {
    super(message, options);
    this.problem = options.problem ?? "other";
    this.retryable = options.retryable ?? (this.problem === "refused" || this.problem === "dns" ||
      this.problem === "reset" || this.problem === "timeout");
  }
}

/** Which deadline passed. */
export type TimeoutPhase = "connect" | "response" | "body" | "idle" | "overall";

/** A deadline of kubist passed (not the caller's own signal). */
export class TimeoutError extends TransportError {
  /** The name of the class. */
  override name = "TimeoutError";
  /** Which deadline passed. */
  readonly phase: TimeoutPhase;

  /** Makes one. */
  constructor(
    message: string,
    options: ErrorOptions & { phase: TimeoutPhase; retryable?: boolean },
  ) {
    super(message, { ...options, problem: "timeout" });
    this.phase = options.phase;
  }
}

/** The request that an answer belongs to, without credentials. */
export interface RequestSummary {
  /** The HTTP method. */
  readonly method: string;
  /** Path and query, as sent. */
  readonly path: string;
}

/**
 * The server's refusal: a Status object, or an answer of another shape turned into one.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/
 */
export class ApiError extends KubeError {
  /** The name of the class. */
  override name = "ApiError";
  /** The Status as the server sent it, or one made from an answer that was none. */
  readonly status: Status;
  /** The HTTP status code, or the code of an in-stream ERROR event. */
  readonly code: number;
  /** The machine-readable reason, such as "NotFound" or "Conflict". */
  readonly reason: StatusReason;
  /** Details per field, for example of a validation failure. */
  readonly causes: readonly StatusCause[];
  /** The request that was refused. */
  readonly request: RequestSummary | undefined;
  /** How long the server asks to wait before the next try, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  /** Makes one of a Status. */
  constructor(
    message: string,
    options: ErrorOptions & {
      status: Status;
      reason: StatusReason;
      code: number;
      request?: RequestSummary | undefined;
      retryAfterMs?: number | undefined;
    },
  ) {
    super(message, options);
    this.status = options.status;
    this.code = options.code;
    this.reason = options.reason;
    this.causes = options.status.details?.causes ?? [];
    this.request = options.request;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** The other side spoke something that is not the Kubernetes API: bad JSON, a proxy's HTML page. */
export class ProtocolError extends KubeError {
  /** The name of the class. */
  override name = "ProtocolError";
}

/** Why a wait ended: the time was up, or what the caller named as failure has come. */
export type WaitProblem = "timeout" | "failed";

/** A condition was not reached, or can no longer be reached. */
export class WaitError extends KubeError {
  /** The name of the class. */
  override name = "WaitError";
  /** Whether the time was up, or a failure has come. */
  readonly problem: WaitProblem;
  /** The object as it was seen last; undefined when there was none. */
  readonly last: object | undefined;

  /** Makes one. */
  constructor(
    message: string,
    options: ErrorOptions & { problem?: WaitProblem; last?: object | undefined } = {},
  ) {
    super(message, options);
    this.problem = options.problem ?? "timeout";
    this.last = options.last;
  }
}

/** Thrown by a reconcile function when trying again is no use before the object changes. */
export class TerminalError extends KubeError {
  /** The name of the class. */
  override name = "TerminalError";
}

/** A command in a container ended with a non-zero code, or could not be started there. */
export class ExecError extends KubeError {
  /** The name of the class. */
  override name = "ExecError";
  /** The problem's stable name, for programs. */
  readonly problem: "exec.failed" | "exec.not_found_in_container";
  /** The exit code; undefined when the container runtime could not start the command. */
  readonly code: number | undefined;
  /** What the command wrote, as far as it was collected. */
  readonly stdout: string;
  /** What the command wrote to standard error, as far as it was collected. */
  readonly stderr: string;

  /** Makes one. */
  constructor(
    message: string,
    options: ErrorOptions & Pick<ExecError, "problem" | "code"> & {
      stdout?: string;
      stderr?: string;
    },
  ) {
    super(message, options);
    this.problem = options.problem;
    this.code = options.code;
    this.stdout = options.stdout ?? "";
    this.stderr = options.stderr ?? "";
  }
}

/** Why a container cannot be reached. */
export type ContainerProblem =
  | "exec.container_needed"
  | "exec.container_unknown"
  | "exec.not_running"
  | "logs.unavailable";

/** The container that a verb is about is not named, not there, or not running. */
export class ContainerError extends KubeError {
  /** The name of the class. */
  override name = "ContainerError";
  /** The problem's stable name, for programs. */
  readonly problem: ContainerProblem;
  /** The containers that the pod has. */
  readonly containers: readonly string[];

  /** Makes one. */
  constructor(
    message: string,
    options: ErrorOptions & Pick<ContainerError, "problem" | "containers">,
  ) {
    super(message, options);
    this.problem = options.problem;
    this.containers = options.containers;
  }
}

/**
 * Whether an error is the server's refusal, and if a reason is given, a refusal for that reason.
 *
 * @example
 * ```ts
 * import { ApiError, isApiError } from "kubist";
 *
 * const status = { kind: "Status", apiVersion: "v1", metadata: {}, code: 404 } as const;
 * const e: unknown = new ApiError("gone", { status, code: 404, reason: "NotFound" });
 * console.log(isApiError(e, "NotFound")); // true
 * ```
 */
export function isApiError<R extends StatusReason = StatusReason>(
  error: unknown,
  reason?: R,
): error is ApiError & { readonly reason: R } {
  return error instanceof ApiError && (reason === undefined || error.reason === reason);
}
