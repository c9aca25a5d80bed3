/**
 * The refusals of the API server, with the texts that a real one uses.
 *
 * @module
 */

import { KubeError } from "../errors.ts";
import { goQuoted } from "../meta/go_text.ts";
import type { Status, StatusDetails } from "../meta/status.ts";

/** What a message says about a resource: its plural and its group. */
export interface ResourceRef {
  readonly group: string;
  readonly plural: string;
}

/** A refusal on its way to the client. */
export class StatusError extends KubeError {
  override name = "StatusError";
  readonly status: Status;
  /** An answer that is plain text instead of a Status, as priority and fairness gives. */
  readonly plain: boolean;

  constructor(status: Status, options: { readonly plain?: boolean } = {}) {
    super(status.message ?? "");
    this.status = status;
    this.plain = options.plain ?? false;
  }
}

/** Builds a failure Status; an empty reason is left out, as for internal errors without one. */
export function failure(
  code: number,
  reason: string,
  message: string,
  details?: StatusDetails,
): StatusError {
  return new StatusError({
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Failure",
    message,
    ...(reason === "" ? {} : { reason }),
    ...(details === undefined ? {} : { details }),
    code,
  });
}

/** 400: the request makes no sense. */
export function badRequest(message: string): StatusError {
  return failure(400, "BadRequest", message);
}

/** Details that name one object of a resource; the group of the core is left out. */
export function detailsOf(ref: ResourceRef, name: string): StatusDetails {
  return {
    ...(name === "" ? {} : { name }),
    ...(ref.group === "" ? {} : { group: ref.group }),
    kind: ref.plural,
  };
}

/** 404 for an object. */
export function notFound(ref: ResourceRef, name: string): StatusError {
  return failure(
    404,
    "NotFound",
    `${qualified(ref)} ${goQuoted(name)} not found`,
    detailsOf(ref, name),
  );
}

/** 409 for an update on old data, or with the text given. */
export function conflict(
  ref: ResourceRef,
  name: string,
  text: string =
    "the object has been modified; please apply your changes to the latest version and try again",
): StatusError {
  const message = `Operation cannot be fulfilled on ${qualified(ref)} "${name}": ${text}`;
  return failure(409, "Conflict", message, detailsOf(ref, name));
}

/** 403 for a request on an object that policy does not allow. */
export function forbidden(ref: ResourceRef, name: string, text: string): StatusError {
  const subject = name === "" ? `${qualified(ref)} is` : `${qualified(ref)} "${name}" is`;
  return failure(403, "Forbidden", `${subject} forbidden: ${text}`, detailsOf(ref, name));
}

/** 500 with a text. */
export function internal(message: string): StatusError {
  return failure(500, "InternalError", `Internal error occurred: ${message}`, {
    causes: [{ message }],
  });
}

/** The name of a resource in messages: "pods", "deployments.apps". */
export function qualified(ref: ResourceRef): string {
  return ref.group === "" ? ref.plural : `${ref.plural}.${ref.group}`;
}
