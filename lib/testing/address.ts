/**
 * Listening on loopback over TLS, with an authority and credentials of the cluster's own.
 *
 * @module
 */

import type { Handler, Listener } from "../runtime/port.ts";
import type { UpgradeHandler } from "../runtime/upgrade_port.ts";
import { runtime } from "../runtime/mod.ts";
import { refuseForeign } from "../server/limits.ts";
import type { Storage } from "../server/persist.ts";
import { createCertificateAuthority, type IssuedCertificate } from "./certificates.ts";
import { type AdminAccess, toKubeconfig } from "./kubeconfig.ts";

/** How to listen. */
export interface ClusterListenOptions {
  /** The port. @default {any free port} */
  readonly port?: number | undefined;
  /**
   * The address: loopback and no other, for whoever reaches the cluster and has its token may do
   * everything. To serve others, forward a port to it. @default {"127.0.0.1"}
   */
  readonly hostname?: "127.0.0.1" | "localhost" | undefined;
}

/** A cluster that listens on loopback over TLS, and what a client needs to enter as its admin. */
export interface ClusterAddress extends AdminAccess {
  /** A kubeconfig file's text, for kubectl and everybody else. */
  readonly kubeconfig: string;
}

/**
 * Refuses to listen for other machines.
 *
 * **Errors**: `TypeError`.
 */
export function requireLoopback(hostname: string | undefined): void {
  if (hostname === undefined || hostname === "127.0.0.1" || hostname === "localhost") return;
  const why = "the embedded cluster listens on 127.0.0.1 alone; forward a port to it instead";
  throw new TypeError(`Cannot listen on ${JSON.stringify(hostname)}: ${why}`);
}

/** What listening needs. */
export interface Listening {
  readonly handler: Handler;
  readonly onUpgrade: UpgradeHandler;
  readonly token: string;
  readonly credentials: Credentials;
}

/** Starts listening. */
export async function listenOnLoopback(
  { handler, onUpgrade, token, credentials: { ca, serving, client } }: Listening,
  { port }: ClusterListenOptions,
): Promise<{ readonly listener: Listener; readonly address: ClusterAddress }> {
  const guarded: Handler = (request, peer) => refuseForeign(request) ?? handler(request, peer);
  const listener = await runtime().listen(guarded, {
    hostname: "127.0.0.1",
    onUpgrade: async (request, peer) => refuseForeign(request) ?? await onUpgrade(request, peer),
    ...(port === undefined ? {} : { port }),
    tls: { ...serving, clientCa: ca },
  });
  const access: AdminAccess = {
    server: `https://127.0.0.1:${listener.port}`,
    ca,
    cert: client.cert,
    key: client.key,
    token,
  };
  return { listener, address: { ...access, kubeconfig: toKubeconfig(access) } };
}

/** 256 random bits, or what the storage has kept of them. */
export function adminToken(storage: Pick<Storage, "get" | "set"> | undefined): string {
  const known = storage?.get("admin-token");
  if (known !== undefined) return known;
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const token = Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
  storage?.set("admin-token", token);
  return token;
}

/** The certificates of a cluster. */
export interface Credentials {
  /** The authority's certificate. */
  readonly ca: string;
  /** Of the server. */
  readonly serving: IssuedCertificate;
  /** Of the admin. */
  readonly client: IssuedCertificate;
  /** By which the servers behind API services know the cluster; files of old versions have none. */
  frontProxy(): Promise<IssuedCertificate | undefined>;
}

/** New credentials, or those that the storage has kept for kubeconfigs of before. */
export async function credentials(
  storage: Pick<Storage, "get" | "set"> | undefined,
): Promise<Credentials> {
  const known = storage?.get("credentials");
  if (known !== undefined) {
    const { frontProxy, ...others } = JSON.parse(known);
    return { ...others, frontProxy: () => Promise.resolve(frontProxy) };
  }
  const authority = await createCertificateAuthority();
  const [serving, client] = await Promise.all([
    authority.issue({
      commonName: "embedded",
      usage: "server",
      dnsNames: ["localhost"],
      ipAddresses: ["127.0.0.1"],
    }),
    authority.issue({
      commonName: "kubernetes-admin",
      organizations: ["system:masters"],
      usage: "client",
    }),
  ]);
  // Few clusters need it. The authority's key is not kept, so one that is to stay makes it now.
  const issue = () => authority.issue({ commonName: "front-proxy-client", usage: "client" });
  let made: Promise<IssuedCertificate> | undefined;
  const frontProxy = () => made ??= issue();
  const all = { ca: authority.cert, serving, client };
  storage?.set("credentials", JSON.stringify({ ...all, frontProxy: await frontProxy() }));
  return { ...all, frontProxy };
}
