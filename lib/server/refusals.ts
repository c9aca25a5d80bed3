/**
 * Refusals that are not about one object: routes, media types, versions that are gone.
 *
 * @module
 */

import { failure, StatusError } from "./status_error.ts";

/** 404 for a path under a served group that leads to no resource. */
export function noSuchResource(): StatusError {
  return failure(404, "NotFound", "the server could not find the requested resource", {});
}

/** 404 for a path that leads nowhere, in plain text. */
export function noPage(): StatusError {
  const { status } = failure(404, "NotFound", "404 page not found");
  return new StatusError(status, { plain: true });
}

/** 405. */
export function methodNotAllowed(): StatusError {
  return failure(
    405,
    "MethodNotAllowed",
    "the server does not allow this method on the requested resource",
    {},
  );
}

/** 406, naming what there is. */
export function notAcceptable(available: readonly string[]): StatusError {
  return failure(
    406,
    "NotAcceptable",
    `406: Not Acceptable\n\nAvailable representations: ${available.join(", ")}`,
    {},
  );
}

/** 415 for a body, naming what is read. */
export function unsupportedBody(accepted: readonly string[]): StatusError {
  return failure(
    415,
    "UnsupportedMediaType",
    `the body of the request was in an unknown format - accepted media types include: ${
      accepted.join(", ")
    }`,
  );
}

/** 413. */
export function tooLarge(limit: number): StatusError {
  return failure(
    413,
    "RequestEntityTooLarge",
    `Request entity too large: limit is ${limit}`,
  );
}

/** 410 for a version whose history is compacted, optionally with a token to go on from. */
export function expired(message: string, continueToken?: string): StatusError {
  const error = failure(410, "Expired", message);
  if (continueToken !== undefined) {
    Object.assign(error.status.metadata, { continue: continueToken });
  }
  return error;
}

/** 504 for a version that is not reached yet. */
export function versionTooLarge(wanted: string, current: number): StatusError {
  return failure(
    504,
    "Timeout",
    `Timeout: Too large resource version: ${wanted}, current: ${current}`,
    {
      causes: [{ reason: "ResourceVersionTooLarge", message: "Too large resource version" }],
      retryAfterSeconds: 1,
    },
  );
}
