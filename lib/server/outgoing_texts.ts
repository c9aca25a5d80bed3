/**
 * The words in which kube-apiserver says that a request of its own has failed.
 *
 * @module
 */

import { TimeoutError, type TransportError } from "../errors.ts";
import { isObject } from "../meta/deep.ts";

const ANSWERS: Readonly<Record<number, string>> = {
  400: "the server rejected our request for an unknown reason",
  401: "the server has asked for the client to provide credentials",
  404: "the server could not find the requested resource",
  405: "the server does not allow this method on the requested resource",
  409: "the server reported a conflict",
  422: "the server rejected our request due to an error in our request",
  429: "the server has received too many requests and has asked us to try again later",
  503: "the server is currently unable to handle the request",
  504:
    "the server was unable to return a response in the time allotted, but may still be processing the request",
};

/** What an answer says that is no success; `value` is its parsed body. */
export function failedAnswer(status: number, value: unknown, text: string): string {
  if (isObject(value) && value["kind"] === "Status" && value["message"]) {
    return String(value["message"]);
  }
  const known = ANSWERS[status];
  if (known) return known;
  if (status === 403 || status === 406 || status === 415) return text.trim();
  if (status >= 500) {
    const shown = JSON.stringify(text.trim());
    return `an error on the server (${shown}) has prevented the request from succeeding`;
  }
  return `the server responded with the status code ${status} but did not return more information`;
}

/** Why no answer came. */
export function networkProblem(error: TransportError, url: string): string {
  const { hostname, port } = new URL(url);
  if (error instanceof TimeoutError) return "context deadline exceeded";
  const host = `${hostname}:${port || "443"}`;
  switch (error.problem) {
    case "refused":
      return `dial tcp ${host}: connect: connection refused`;
    case "dns":
      return `dial tcp: lookup ${hostname}: no such host`;
    case "reset":
      return "EOF";
    case "tls":
      return /unknown authority|is not trusted/.test(error.message)
        ? "tls: failed to verify certificate: x509: certificate signed by unknown authority"
        : `tls: ${stateOf(error)}`;
    default:
      return stateOf(error);
  }
}

function stateOf({ message }: TransportError): string {
  return message.slice(message.indexOf(": ") + 2);
}

/** Seconds as Go writes them. */
export function goDuration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes > 0 ? `${minutes}m${seconds % 60}s` : `${seconds}s`;
}
