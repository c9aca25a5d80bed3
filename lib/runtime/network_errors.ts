/**
 * One vocabulary for the network failures of three runtimes, which share neither codes nor words.
 *
 * @module
 */

import { KubeError, TransportError, type TransportProblem } from "../errors.ts";
import {
  type CertificateFacts,
  expired,
  issuedForOthers,
  untrusted,
} from "./certificate_states.ts";
import { quote } from "../meta/syntax.ts";
import { denialOf } from "./permissions.ts";

/** The request that failed, as far as a message may show it. */
export interface FailedRequest {
  /** What the configuration calls the server. */
  readonly context?: string | undefined;
  /** Absolute; only its host is shown. */
  readonly url: string;
  /** How much of its answer came before that broke off: "8 of 512 bytes". */
  readonly came?: string | undefined;
  /** Its reason is rethrown untouched when it aborted. */
  readonly signal?: AbortSignal | undefined;
  /** What the server's certificate says, where somebody has looked. */
  readonly certificate?: CertificateFacts | undefined;
}

interface Verdict {
  readonly problem: TransportProblem;
  /** What is the case; what depends on the server's certificate can say more when that is known. */
  readonly state: string | ((certificate?: CertificateFacts) => string);
}

/**
 * Turns what a runtime threw while a request was sent or its answer read into the error to throw:
 * `signal.reason` untouched when the caller aborted, a `KubeError` as it is, else a
 * `TransportError` whose `problem` is the same on every runtime.
 *
 * @example
 * ```ts
 * import { toTransportError } from "kubist/runtime";
 *
 * const error = Object.assign(new TypeError("fetch failed"), { code: "ECONNREFUSED" });
 * console.log(String(toTransportError(error, { url: "https://127.0.0.1:6443/api" })));
 * // TransportError: Cannot reach 127.0.0.1:6443: connection refused
 * ```
 */
export function toTransportError(
  error: unknown,
  request: FailedRequest,
  act: "reach" | "read from" = "reach",
): unknown {
  if (request.signal?.aborted) return request.signal.reason;
  if (error instanceof KubeError) return error;
  const found = verdict(error);
  // Nothing of an answer comes before its handshake is over.
  const { problem, state } = found.problem === "tls" && act === "read from" ? damaged : found;
  // What this runtime does not allow is no matter of the configuration.
  const context = problem === "permission" ? undefined : request.context;
  const host = inContext(hostOf(request.url), { context });
  const words = typeof state === "string" ? state : state(request.certificate);
  const part = request.came === undefined ? "" : `; the answer broke off after ${request.came}`;
  return new TransportError(`Cannot ${act} ${host}: ${words}${part}`, { problem, cause: error });
}

function verdict(error: unknown): Verdict {
  const chain = causes(error);
  for (const link of chain) {
    const denial = denialOf(link);
    if (denial) return { problem: "permission", state: denial };
  }
  // The innermost error is the most specific one, so the search starts there.
  for (const link of chain.reverse()) {
    const found = byCode(link) ?? byText(link);
    if (found) return found;
  }
  return { problem: "other", state: lastWords(chain) };
}

/** The error and what caused it, outermost first; several attempts count as causes. */
function causes(error: unknown): object[] {
  const found: object[] = [];
  const queue: unknown[] = [error];
  while (queue.length > 0 && found.length < 20) {
    const next = queue.shift();
    if (typeof next !== "object" || next === null || found.includes(next)) continue;
    found.push(next);
    const { cause, errors } = next as { cause?: unknown; errors?: unknown };
    queue.push(...(Array.isArray(errors) ? errors : []), cause);
  }
  return found;
}

const states: Readonly<Record<string, Verdict>> = {
  ECONNREFUSED: { problem: "refused", state: "connection refused" },
  ENOENT: { problem: "refused", state: "the socket does not exist" },
  EHOSTUNREACH: { problem: "refused", state: "no route to the host" },
  EHOSTDOWN: { problem: "refused", state: "the host is down" },
  ENETUNREACH: { problem: "refused", state: "no route to the network" },
  ENOTFOUND: { problem: "dns", state: "the host name is not known" },
  EAI_AGAIN: { problem: "dns", state: "no name server answers" },
  EAI_FAIL: { problem: "dns", state: "no name server answers" },
  EAI_NODATA: { problem: "dns", state: "the host name has no address" },
  EAI_NONAME: { problem: "dns", state: "the host name is not known" },
  ECONNRESET: { problem: "reset", state: "the connection was closed by the other side" },
  ECONNABORTED: { problem: "reset", state: "the connection broke" },
  EPIPE: { problem: "reset", state: "the connection was closed by the other side" },
  ERR_STREAM_PREMATURE_CLOSE: { problem: "reset", state: "the connection broke" },
  UND_ERR_SOCKET: { problem: "reset", state: "the connection was closed by the other side" },
  ERR_HTTP2_STREAM_ERROR: { problem: "reset", state: "the server ended the exchange early" },
  ERR_HTTP2_SESSION_ERROR: { problem: "reset", state: "the connection broke" },
  ERR_HTTP2_GOAWAY_SESSION: { problem: "reset", state: "the server closes the connection" },
  Z_BUF_ERROR: { problem: "reset", state: "the compressed answer ends early" },
  ETIMEDOUT: { problem: "timeout", state: "no answer in time" },
  UND_ERR_CONNECT_TIMEOUT: { problem: "timeout", state: "no connection in time; is a VPN needed?" },
  UND_ERR_HEADERS_TIMEOUT: { problem: "timeout", state: "no answer in time" },
  UND_ERR_BODY_TIMEOUT: { problem: "timeout", state: "nothing came in time" },
  CERT_HAS_EXPIRED: { problem: "tls", state: expired },
  ERR_TLS_CERT_ALTNAME_INVALID: { problem: "tls", state: issuedForOthers },
  EPROTO: { problem: "tls", state: "the TLS handshake failed" },
};

/** Http behind an https URL. Bun cannot tell it from other handshakes that fail. */
const plain: Verdict = {
  problem: "tls",
  state: "the server does not speak TLS; its URL may begin with http://",
};
const perhapsPlain: Verdict = {
  problem: "tls",
  state:
    "the TLS handshake failed; if the server does not speak TLS, its URL may begin with http://",
};

/** The TLS of a server, read as an answer. */
const perhapsTls: Verdict = {
  problem: "tls",
  state: "what came back is no HTTP; if the server speaks TLS, its URL must begin with https://",
};

/** A record that does not decrypt: bytes changed on their way, and nothing is wrong with any certificate. */
const damaged: Verdict = { problem: "reset", state: "what came over it was damaged" };

const tlsCode =
  /^(ERR_TLS_|ERR_SSL_|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|INVALID_CA|HOSTNAME_MISMATCH)/;
const untrustedCode = /^(UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CERT_SIGNATURE_FAILURE)/;

function byCode(error: object): Verdict | undefined {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code !== "string") return undefined;
  if (/^(ERR_SSL_|EPROTO)/.test(code) && /wrong.version.number/i.test(`${code} ${message}`)) {
    return plain;
  }
  if (code === "EPROTO" && /speak TLS/.test(String(message))) return perhapsPlain;
  if (/^HPE_INVALID_(CONSTANT|VERSION)$/.test(code)) return perhapsTls;
  const known = states[code];
  if (known) return known;
  if (/BAD_RECORD_MAC$/.test(code)) return damaged;
  if (untrustedCode.test(code)) return { problem: "tls", state: untrusted };
  if (tlsCode.test(code)) return { problem: "tls", state: `the TLS handshake failed (${code})` };
  return undefined;
}

/** Deno's fetch has no codes, so its words are all there is; the order of these lines matters. */
const phrases: readonly (readonly [RegExp, Verdict])[] = [
  [/connection refused/i, states.ECONNREFUSED!],
  [/dns error|failed to lookup address/i, states.ENOTFOUND!],
  [/no such file or directory/i, states.ENOENT!],
  [/without sending TLS close_notify|connection reset|broken pipe/i, states.ECONNRESET!],
  [/error reading a body|connection closed before message completed/i, states.ECONNRESET!],
  [/unexpected (end of file|EOF)|connection error|socket hang up/i, states.ECONNRESET!],
  [/cannot decrypt|BadRecordMac/, damaged],
  [/no route to host/i, states.EHOSTUNREACH!],
  [/network is unreachable/i, states.ENETUNREACH!],
  [/timed out|deadline has elapsed/i, states.ETIMEDOUT!],
  [/certificate expired/i, states.CERT_HAS_EXPIRED!],
  // All clusters call their authority "kubernetes", so that another cluster's differs by its key alone.
  [/UnknownIssuer|BadSignature/, { problem: "tls", state: untrusted }],
  [/not valid for name/i, states.ERR_TLS_CERT_ALTNAME_INVALID!],
  [/CertificateRequired|CERTIFICATE_REQUIRED/, {
    problem: "tls",
    state: "the server asks for a client certificate",
  }],
  [/InvalidContentType|corrupt message|wrong version number/i, plain],
  [/invalid HTTP version/i, perhapsTls],
  [/certificate|handshake|fatal alert|\btls\b/i, states.EPROTO!],
];

function byText(error: object): Verdict | undefined {
  const message = (error as { message?: unknown }).message;
  if (typeof message !== "string") return undefined;
  return phrases.find(([pattern]) => pattern.test(message))?.[1];
}

function lastWords(innermostFirst: readonly object[]): string {
  const message = (innermostFirst[0] as { message?: unknown } | undefined)?.message;
  return typeof message === "string" && message !== "" ? message : "the request failed";
}

/** The host, and the context that led there: where a mistake may be. */
export function inContext(host: string, { context }: Pick<FailedRequest, "context">): string {
  return context === undefined ? host : `${host} (context ${quote(context)})`;
}

/** The host and port of a URL, for messages. */
export function hostOf(url: string): string {
  return URL.parse(url)?.host ?? "the server";
}
