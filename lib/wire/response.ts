/**
 * Answers of the API server, from text to objects and errors.
 *
 * @module
 */

import { ApiError, ProtocolError, type RequestSummary } from "../errors.ts";
import { conflictAdvice, conflictsOfStatus } from "../meta/apply/error.ts";
import { apiVersionOf, type Kind } from "../meta/kind.ts";
import type { KubeList, KubeObject } from "../meta/object.ts";
import type { Status } from "../meta/status.ts";
import { parseLean } from "./lean.ts";
import { loadProtobuf } from "./protobuf/load.ts";
import type { WireRequest } from "./request.ts";

/** An answer whose body has been read. */
export interface Answer {
  /** The HTTP status. */
  readonly code: number;
  /** The Content-Type, "" for none. */
  readonly contentType: string;
  /** "" for an answer in protobuf. */
  readonly text: string;
  /** The body of an answer in protobuf. */
  readonly bytes?: Uint8Array | undefined;
  /** The Retry-After header, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
}

/** What reads the objects of answers in protobuf. */
export interface ObjectReader {
  /** The object that these bytes are. */
  decode(bytes: Uint8Array): unknown;
}

/**
 * The object of an answer; `reader` for what may come in protobuf, `parse` for JSON.
 *
 * **Errors**: {@linkcode ProtocolError} when it is none.
 */
export function decodeObject<T>(
  request: WireRequest,
  answer: Answer,
  reader?: ObjectReader,
  parse: (text: string) => unknown = JSON.parse,
): T {
  if (answer.bytes !== undefined && reader !== undefined) return reader.decode(answer.bytes) as T;
  let value: unknown;
  try {
    value = parse(answer.text);
  } catch (cause) {
    throw unreadable(request, answer, cause);
  }
  if (typeof value !== "object" || value === null) throw unreadable(request, answer);
  return value as T;
}

/**
 * One page of a collection; `apiVersion` and `kind` are filled in on every item. Those of a `lean` one
 * in JSON have no managedFields.
 */
export function decodePage<T>(
  request: WireRequest,
  answer: Answer,
  kind: Pick<Kind, "group" | "version" | "kind">,
  reader?: ObjectReader,
  { lean = false }: { readonly lean?: boolean | undefined } = {},
): KubeList<T> {
  const page = decodeObject<KubeList<T>>(request, answer, reader, lean ? parsePage : undefined);
  if (!Array.isArray(page.items)) {
    // Go writes an empty list of some servers as null.
    if (page.items !== null || !page.kind?.endsWith("List")) throw unreadable(request, answer);
    page.items = [];
  }
  identifyItems(page, kind);
  page.metadata ??= { resourceVersion: "" };
  return page;
}

/** Fills in the type of items as their list says it, or the Kind. */
export function identifyItems(
  page: Partial<KubeList<unknown>>,
  kind: Pick<Kind, "group" | "version" | "kind">,
): void {
  const own = page.kind?.endsWith("List") ? page.kind.slice(0, -4) : "";
  const apiVersion = page.apiVersion ?? apiVersionOf(kind);
  for (const item of (page.items ?? []) as { apiVersion?: string; kind?: string }[]) {
    item.kind ??= own || kind.kind;
    item.apiVersion ??= apiVersion;
  }
}

function parsePage(text: string): unknown {
  return parseLean<Partial<KubeList<KubeObject>> | null>(text, (page) => page?.items ?? []);
}

/**
 * An answer in protobuf as the same answer in JSON: for refusals, which are small and rare. Bytes that
 * are no object leave the text empty.
 */
export async function toJsonAnswer(answer: Answer): Promise<Answer> {
  const { bytes, ...rest } = answer;
  if (bytes === undefined) return answer;
  try {
    const { decode } = await loadProtobuf();
    return { ...rest, contentType: "application/json", text: JSON.stringify(decode(bytes)) };
  } catch (error) {
    if (error instanceof ProtocolError) return rest;
    throw error;
  }
}

/** The refusal in an answer, as an error whose message names the request and ends in the hint. */
export function toApiError(request: WireRequest, answer: Answer, hint?: string): ApiError {
  return fromStatus(request.act, statusOf(answer), {
    hint,
    code: answer.code,
    request: { method: request.method, path: request.path },
    retryAfterMs: answer.retryAfterMs,
  });
}

/** A Status as an error; `act` says what could not be done: `watch pods in namespace "web"`. */
export function fromStatus(
  act: string,
  status: Status,
  about: {
    readonly code?: number;
    readonly hint?: string | undefined;
    readonly request?: RequestSummary;
    readonly retryAfterMs?: number | undefined;
  } = {},
): ApiError {
  const code = status.code ?? about.code ?? 500;
  const reason = status.reason || reasonOf(code);
  const seconds = status.details?.retryAfterSeconds;
  const hint = about.hint === undefined ? "" : `; ${about.hint}`;
  return new ApiError(`Cannot ${act}: ${explain(act, status, reason)}${hint} (${code})`, {
    status,
    code,
    reason,
    request: about.request,
    retryAfterMs: about.retryAfterMs ?? (seconds === undefined ? undefined : seconds * 1000),
  });
}

/** The same refusal, its message ending in the hint. */
export function withHint(error: ApiError, hint: string): ApiError {
  const { message, status, reason, code, request, retryAfterMs, cause } = error;
  const end = ` (${code})`;
  const said = message.endsWith(end) ? message.slice(0, -end.length) : message;
  const about = { status, reason, code, request, retryAfterMs };
  return new ApiError(`${said}; ${hint}${end}`, cause === undefined ? about : { ...about, cause });
}

/** Where the server's message only repeats what was asked, the reason says it shorter. */
function explain(act: string, status: Status, reason: string): string {
  const missing = `"${status.details?.name}"`;
  const asked = act.split(" in namespace ")[0] ?? "";
  if (
    reason === "NotFound" && asked.includes(missing) &&
    status.message?.endsWith(`${missing} not found`)
  ) return "not found";
  const conflicts = conflictsOfStatus(status);
  if (conflicts.length > 0) return clean(conflictAdvice(conflicts));
  const message = status.message?.trim();
  if (!message || message === reason) return words(reason);
  // The server keeps to itself which operation of a JSON patch does not fit.
  if (status.code === 422 && asked.startsWith("patch ") && message.endsWith(unfitting)) {
    return `${clean(message)}; an operation names what is not there, or a test fails`;
  }
  return clean(message);
}

const unfitting = "the server rejected our request due to an error in our request";

const longestText = 2048;

function statusOf(answer: Answer): Status {
  if (answer.contentType.includes("json")) {
    try {
      const value = JSON.parse(answer.text);
      if (value?.kind === "Status") return value;
    } catch {
      // not JSON after all: its text is the message
    }
  }
  const text = answer.contentType.includes("html")
    ? "the answer is an HTML page, not one of the Kubernetes API: is a proxy or a login page in between?"
    : answer.text.slice(0, longestText).trim();
  return {
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Failure",
    code: answer.code,
    reason: reasonOf(answer.code),
    ...(text === "" ? {} : { message: text }),
  };
}

const reasons: Readonly<Record<number, string>> = {
  400: "BadRequest",
  401: "Unauthorized",
  403: "Forbidden",
  404: "NotFound",
  405: "MethodNotAllowed",
  406: "NotAcceptable",
  409: "Conflict",
  410: "Gone",
  413: "RequestEntityTooLarge",
  415: "UnsupportedMediaType",
  422: "Invalid",
  429: "TooManyRequests",
  500: "InternalError",
  503: "ServiceUnavailable",
  504: "Timeout",
};

function reasonOf(code: number): string {
  return reasons[code] ?? "Unknown";
}

/** "TooManyRequests" → "too many requests". */
function words(reason: string): string {
  return reason.replace(/(?!^)([A-Z])/g, " $1").toLowerCase();
}

function unreadable(request: WireRequest, answer: Answer, cause?: unknown): ProtocolError {
  const what = answer.text === ""
    ? "an empty answer"
    : `an answer of ${answer.text.length} characters that is not the expected JSON (${
      answer.contentType || "no content type"
    }): ${clean(answer.text.slice(0, 200))}`;
  return new ProtocolError(`Cannot ${request.act}: the server sent ${what}`, { cause });
}

/** Text from the server with its control characters made visible: it may be shown on a terminal. */
export function clean(text: string): string {
  return text.replace(
    // deno-lint-ignore no-control-regex -- control characters are what is replaced
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/g,
    (c) => `U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`,
  );
}
