/**
 * What the issuer of tokens tells of itself, so that others can verify them.
 *
 * Source: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#service-account-issuer-discovery
 *
 * @module
 */

import { parseAccept } from "../accept.ts";
import type { Kernel } from "../kernel.ts";
import { methodNotAllowed, notAcceptable } from "../refusals.ts";
import { textResponse } from "../respond.ts";
import { ALGORITHM, ISSUER } from "./tokens.ts";

/** Answers a request for one of the documents. **Errors**: 405, 406. */
type Handler = (kernel: Kernel, request: Request) => Promise<Response>;

const KEYS = "/openid/v1/jwks";

/** The documents by their paths. */
export const issuerDocuments: Readonly<Record<string, Handler>> = {
  "/.well-known/openid-configuration": async (_kernel, request) =>
    await answer(request, "application/json", {
      issuer: ISSUER,
      jwks_uri: new URL(KEYS, request.url).href,
      response_types_supported: ["id_token"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: [ALGORITHM],
    }),
  [KEYS]: async ({ tokens }, request) =>
    await answer(request, "application/jwk-set+json", { keys: [await tokens.publicKey()] }),
};

function answer(request: Request, type: string, document: unknown): Response {
  if (request.method !== "GET") throw methodNotAllowed();
  const accepted = parseAccept(request.headers.get("accept")).map((clause) => clause.type);
  if (accepted.length > 0 && !accepted.some((given) => given === "*/*" || given === type)) {
    throw notAcceptable([type]);
  }
  const response = textResponse(200, JSON.stringify(document), type);
  response.headers.set("cache-control", "public, max-age=3600");
  return response;
}
