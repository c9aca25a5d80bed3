/**
 * Token requests: a token for a service account.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-request-v1/
 *
 * @module
 */

import { ISSUER } from "./auth/tokens.ts";
import { decodeObject, mediaType, readBody } from "./body.ts";
import { type Call, read, stored } from "./call.ts";
import type { Exchange } from "./exchange.ts";
import { invalid, invalidValue } from "./field_error.ts";
import { checkNamespace } from "./object_meta.ts";
import { respond } from "./respond.ts";
import { badRequest, notFound } from "./status_error.ts";

const LEAST = 600;
const MOST = 4_294_967_296;

/** Answers a token request. */
export async function handleTokenRequest(exchange: Exchange): Promise<Response> {
  const { call, request } = exchange;
  const account = stored(call);
  if (!account) throw notFound(call.type, call.name);
  const body = await readBody(request, exchange.maxBodyBytes);
  const object = await decodeObject(call, mediaType(request), body, {
    kind: "TokenRequest",
    apiVersion: "authentication.k8s.io/v1",
  });
  const { name } = object.metadata ?? {};
  if (name && name !== call.name) throw otherName(call, name);
  if (object.metadata) checkNamespace(call, object.metadata);
  const spec = (object["spec"] ??= {});
  const seconds: number = (spec.expirationSeconds ??= 3600);
  checkDuration(seconds);
  spec.boundObjectRef ??= null;
  if (spec.boundObjectRef) checkBound(call, spec.boundObjectRef);
  const audiences: string[] = (spec.audiences ??= [ISSUER]);
  const now = Math.floor(call.kernel.wallMs() / 1000);
  const token = await call.kernel.tokens.sign({
    iss: ISSUER,
    sub: `system:serviceaccount:${call.namespace}:${call.name}`,
    aud: audiences,
    exp: now + seconds,
    iat: now,
    nbf: now,
    jti: call.kernel.ids.uid(),
    "kubernetes.io": {
      namespace: call.namespace,
      serviceaccount: { name: call.name, uid: account.uid },
    },
  });
  const metadata = {
    name: call.name,
    namespace: call.namespace,
    creationTimestamp: call.kernel.timestamp(),
  };
  const status = { token, expirationTimestamp: call.kernel.timestamp(seconds) };
  return await respond(201, { ...object, metadata, status }, exchange.style());
}

function otherName(call: Call, name: string): Error {
  const error = invalidValue(
    "metadata.name",
    name,
    "must match the service account name if specified",
  );
  return invalid({ group: "authentication.k8s.io", kind: "TokenRequest" }, call.name, [error]);
}

interface BoundObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly name?: string;
}

/** What a token is bound to must be there. */
function checkBound(call: Call, { apiVersion = "", kind = "", name = "" }: BoundObject): void {
  const plurals: Readonly<Record<string, string>> = {
    Pod: "pods",
    Secret: "secrets",
    Node: "nodes",
  };
  const plural = apiVersion === "v1" ? plurals[kind] : undefined;
  const type = plural && call.kernel.catalog.type("", plural);
  if (!type) {
    const version = apiVersion.includes("/") ? apiVersion : `/${apiVersion}`;
    throw badRequest(`cannot bind token to object of type ${version}, Kind=${kind}`);
  }
  if (name === "") throw badRequest("Name parameter required.");
  const namespace = type.namespaced ? call.namespace : "";
  const record = stored({ ...call, type, namespace }, name);
  if (!record) throw notFound(type, name);
  if (plural !== "pods") return;
  const pod = read({ ...call, type, version: "v1" }, record);
  if (pod["spec"]?.serviceAccountName !== call.name) {
    throw badRequest(
      `cannot bind token for serviceaccount ${
        JSON.stringify(call.name)
      } to pod running with different serviceaccount name.`,
    );
  }
}

function checkDuration(seconds: number): void {
  const text = seconds < LEAST
    ? "may not specify a duration less than 10 minutes"
    : seconds > MOST
    ? "may not specify a duration larger than 2^32 seconds"
    : undefined;
  if (text === undefined) return;
  const error = invalidValue("spec.expirationSeconds", seconds, text);
  throw invalid({ group: "authentication.k8s.io", kind: "TokenRequest" }, "", [error]);
}
