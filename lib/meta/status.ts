/**
 * The Status object, with which the server reports success and failure.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/
 *
 * @module
 */

import type { ListMeta } from "./object.ts";

/** The reasons of apimachinery; a server may send others. */
export type StatusReason =
  | "Unknown"
  | "Unauthorized"
  | "Forbidden"
  | "NotFound"
  | "AlreadyExists"
  | "Conflict"
  | "Gone"
  | "Invalid"
  | "ServerTimeout"
  | "StorageReadError"
  | "Timeout"
  | "TooManyRequests"
  | "BadRequest"
  | "MethodNotAllowed"
  | "NotAcceptable"
  | "RequestEntityTooLarge"
  | "UnsupportedMediaType"
  | "InternalError"
  | "Expired"
  | "ServiceUnavailable"
  | (string & Record<never, never>);

/** One cause of a failure, usually about one field. */
export interface StatusCause {
  /** Machine-readable, such as "FieldValueRequired". */
  readonly reason?: string;
  /** For people. */
  readonly message?: string;
  /** The path of the field, such as "spec.containers[0].image". */
  readonly field?: string;
}

/** What a Status is about. */
export interface StatusDetails {
  /** The name of what it is about. */
  readonly name?: string;
  /** The group of what it is about. */
  readonly group?: string;
  /** The plural resource or the Kind, depending on the reason. */
  readonly kind?: string;
  /** The uid of what it is about. */
  readonly uid?: string;
  /** What is wrong, field by field. */
  readonly causes?: readonly StatusCause[];
  /** Seconds to wait before the next try. */
  readonly retryAfterSeconds?: number;
}

/** The answer of the API server to a request that returns no object, and to every failed one. */
export interface Status {
  /** Always "Status". */
  readonly kind: "Status";
  /** Always "v1". */
  readonly apiVersion: "v1";
  /** As of a list; mostly empty. */
  readonly metadata: Readonly<Partial<ListMeta>>;
  /** Whether it went well. */
  readonly status?: "Success" | "Failure" | (string & Record<never, never>);
  /** What happened, for people. */
  readonly message?: string;
  /** What happened, for programs. */
  readonly reason?: StatusReason;
  /** What it is about, and more. */
  readonly details?: StatusDetails;
  /** The HTTP status code. */
  readonly code?: number;
}
