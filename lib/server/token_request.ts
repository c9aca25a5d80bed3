/**
 * Token requests: a token for a service account.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-request-v1/
 *
 * @module
 */

import type { AnyObject } from "../meta/object.ts";
import { ISSUER, type TokenRef } from "./auth/tokens.ts";
import { decodeObject, mediaType, readBody } from "./body.ts";
import { type Call, read, stored } from "./call.ts";
import type { Exchange } from "./exchange.ts";
import { invalid, invalidValue } from "./field_error.ts";
import { fillZeros } from "./fill.ts";
import type { StoredRecord } from "./record.ts";
import { respond } from "./respond.ts";
import { admitSent, checkSent } from "./sent.ts";
import { badRequest, notFound } from "./status_error.ts";

/** What the tokens of pods ask for, in seconds. */
const WARNED = 3607;
const YEAR = 31_536_000;
const LEAST = 600;
const MOST = 4_294_967_296;

/** Answers a token request. */
export async function handleTokenRequest(exchange: Exchange): Promise<Response> {
  const { call, request } = exchange;
  const body = await readBody(request, exchange.maxBodyBytes);
  const object = await decodeObject(call, mediaType(request), body, {
    kind: "TokenRequest",
    apiVersion: "authentication.k8s.io/v1",
  });
  const given = (object["spec"] ??= {});
  given.expirationSeconds ??= 3600;
  fillZeros(object, object.apiVersion, object.kind);
  await admitSent(call, object);
  fillZeros(object, object.apiVersion, object.kind);
  const account = checkRequest(call, object);
  await checkSent(call, object);
  const { audiences, expirationSeconds: seconds, boundObjectRef }: TokenSpec = object["spec"];
  const bound = boundObjectRef ? boundTo(call, boundObjectRef) : {};
  const now = Math.floor(call.kernel.wallMs() / 1000);
  // Programs of old read their token once: that of a pod is good for longer than they ask.
  const extended = seconds === WARNED && bound.pod && audiences.includes(ISSUER);
  const token = await call.kernel.tokens.sign({
    aud: audiences,
    exp: now + (extended ? YEAR : seconds),
    iat: now,
    iss: ISSUER,
    jti: call.kernel.ids.uid(),
    "kubernetes.io": {
      namespace: call.namespace,
      ...bound,
      serviceaccount: { name: call.name, uid: account.uid },
      ...(extended && { warnafter: now + seconds }),
    },
    nbf: now,
    sub: `system:serviceaccount:${call.namespace}:${call.name}`,
  });
  const status = { token, expirationTimestamp: call.kernel.timestamp(seconds) };
  return await respond(201, { ...object, status }, exchange.style());
}

interface TokenSpec {
  readonly audiences: readonly string[];
  readonly expirationSeconds: number;
  readonly boundObjectRef: BoundObject | null;
}

/** Completes a request that can be met, and finds its account. **Errors**: 404, 422. */
function checkRequest(call: Call, object: AnyObject): StoredRecord {
  const { metadata } = object;
  if (metadata.name && metadata.name !== call.name) throw otherName(call, metadata.name);
  const account = stored(call);
  if (!account) throw notFound(call.type, call.name);
  const { audiences, expirationSeconds } = object["spec"];
  if (!audiences?.length) object["spec"].audiences = [ISSUER];
  metadata.name = call.name;
  metadata.uid = call.kernel.ids.uid();
  metadata.creationTimestamp = call.kernel.timestamp();
  checkDuration(expirationSeconds);
  return account;
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

type Bound = { readonly [K in "node" | "pod" | "secret"]?: TokenRef };

/** What a token is bound to, which must be there; with a pod its node, if that is. */
function boundTo(call: Call, { apiVersion = "", kind = "", name = "" }: BoundObject): Bound {
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
  const ref = { name, uid: record.uid };
  if (plural === "secrets") return { secret: ref };
  if (plural === "nodes") return { node: ref };
  const pod = read({ ...call, type, version: "v1" }, record);
  if (pod["spec"]?.serviceAccountName !== call.name) {
    throw badRequest(
      `cannot bind token for serviceaccount ${
        JSON.stringify(call.name)
      } to pod running with different serviceaccount name.`,
    );
  }
  const { nodeName = "" }: { readonly nodeName?: string } = pod["spec"];
  const node = call.kernel.store.of("/nodes").get(nodeName);
  return { ...(node && { node: { name: nodeName, uid: node.uid } }), pod: ref };
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
