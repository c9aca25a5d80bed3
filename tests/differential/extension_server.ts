/**
 * A server of an API of its own on loopback, as it stands behind an APIService, which remembers what it
 * is asked.
 *
 * @module
 */

import { type Handler, runtime } from "kubist/runtime";
import { createCertificateAuthority, type IssuedCertificate } from "kubist/testing";

/** A request as it came. */
export interface Seen {
  readonly request: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The name in the client certificate. */
  readonly peer: string | undefined;
}

/** A running server. */
export interface ExtensionServer extends AsyncDisposable {
  /** Of the group with plain discovery, and of the one with both. */
  readonly ports: { readonly plain: number; readonly both: number };
  /** Base64 of the authority that it trusts itself. */
  readonly caBundle: string;
  /** By which it knows who passes requests on. */
  readonly frontProxy: IssuedCertificate;
  /** Forgets and answers what was asked since the last call, but for what API servers ask by themselves. */
  seen(): Seen[];
}

/** The groups that it serves: one with plain discovery, one with both, one that is broken. */
export const PLAIN = "plain.example.com";
export const BOTH = "both.example.com";
export const BROKEN = "broken.example.com";

/** The names under which it has a certificate, in the namespace `ext`. */
const SERVICES = ["plain", "both", "broken", "strange"];

/** What is told of a request: the headers that an API server sets. */
const TOLD =
  /^(x-remote-|x-forwarded-|accept$|content-type$|authorization$|impersonate-|user-agent$|x-own$)/;

/** Starts it. */
export async function startExtension(): Promise<ExtensionServer> {
  const ca = await createCertificateAuthority();
  const dnsNames = SERVICES.map((name) => `${name}.ext.svc`);
  const [serving, frontProxy] = await Promise.all([
    ca.issue({ commonName: "extension", usage: "server", dnsNames }),
    ca.issue({ commonName: "front-proxy", usage: "client" }),
  ]);
  let seen: Seen[] = [];
  const handler = (isPlain: boolean): Handler => async (request, peer) => {
    const { pathname, search, searchParams } = new URL(request.url);
    const headers = Object.fromEntries([...request.headers].filter(([name]) => TOLD.test(name)));
    if (!/^system:(kube-)?aggregator$/.test(headers["x-remote-user"] ?? "")) {
      seen.push({
        request: `${request.method} ${pathname}${search}`,
        headers,
        body: await request.text(),
        peer: peer.certificate?.user,
      });
    }
    if (pathname === "/apis") return isPlain ? new Response(null, { status: 404 }) : everything();
    return answer(pathname, searchParams);
  };
  const tls = { ...serving, clientCa: ca.cert };
  const plain = await runtime().listen(handler(true), { tls });
  const both = await runtime().listen(handler(false), { tls });
  return {
    ports: { plain: plain.port, both: both.port },
    caBundle: btoa(ca.cert),
    frontProxy,
    seen() {
      const before = seen;
      seen = [];
      return before;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([plain.close(), both.close()]);
    },
  };
}

const verbs = ["get", "list", "watch", "create"];

const RESOURCES = [
  { name: "things", singularName: "thing", namespaced: true, kind: "Thing", verbs },
  { name: "things/status", singularName: "", namespaced: true, kind: "Thing", verbs: ["get"] },
  {
    name: "nodes",
    singularName: "",
    namespaced: false,
    kind: "NodeMetrics",
    verbs,
    shortNames: ["nm"],
  },
  { name: "lost/part", singularName: "", namespaced: false, kind: "", verbs: ["get"] },
];

const EVERYTHING = {
  kind: "APIGroupDiscoveryList",
  apiVersion: "apidiscovery.k8s.io/v2",
  metadata: {},
  items: [{
    metadata: { name: BOTH },
    versions: [{
      version: "v1beta1",
      resources: [{
        resource: "things",
        responseKind: { group: BOTH, version: "v1beta1", kind: "Thing" },
        scope: "Namespaced",
        singularResource: "thing",
        verbs,
      }],
      freshness: "Current",
    }],
  }],
};

const THING = { apiVersion: `${PLAIN}/v1beta1`, kind: "Thing", metadata: { name: "a" } };

function everything(): Response {
  const type = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
  return new Response(JSON.stringify(EVERYTHING), { headers: { "content-type": type } });
}

function answer(path: string, query: URLSearchParams): Response {
  if (path.includes(BROKEN)) return new Response("broken", { status: 500 });
  const [, , group, version, ...rest] = path.split("/");
  if (rest.length === 0) {
    return Response.json({
      kind: "APIResourceList",
      apiVersion: "v1",
      groupVersion: `${group}/${version}`,
      resources: RESOURCES,
    });
  }
  if (query.get("watch") === "true") return watched();
  return special(rest.at(-1) ?? "") ?? Response.json(THING);
}

/** The answers of objects by their names. */
function special(name: string): Response | undefined {
  switch (name) {
    case "moved":
      return new Response(null, { status: 307, headers: { location: "/elsewhere" } });
    case "made":
      return Response.json(THING, { status: 201, headers: { location: "/apis/made" } });
    case "cors":
      return Response.json(THING, {
        headers: { "access-control-allow-origin": "*", "x-own": "1", warning: '299 - "careful"' },
      });
    case "cached":
      return Response.json(THING, { headers: { "cache-control": "max-age=5", vary: "Accept" } });
    case "none":
      return new Response(null, { status: 204 });
    case "refused":
      return Response.json({ kind: "Status", code: 418 }, { status: 418 });
    case "text":
      return new Response("text", { headers: { "content-type": "text/plain" } });
    default:
      return undefined;
  }
}

function watched(): Response {
  const lines = ["ADDED", "MODIFIED"].map((type) => `${JSON.stringify({ type, object: THING })}\n`);
  return new Response(lines.join(""), { headers: { "content-type": "application/json" } });
}
