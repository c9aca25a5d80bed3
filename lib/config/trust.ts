/**
 * The server's side of a connection: where it is, whom it must prove to be.
 *
 * @module
 */

import type { Authority, TlsSettings } from "./cluster_config.ts";
import { badBase64At, bytesOf } from "./base64.ts";
import { reread } from "./credentials/reread.ts";
import type { Machine } from "./deps.ts";
import { readInput } from "./files.ts";
import { caProblem } from "./pem/check.ts";
import type { Findings, Place } from "./problems.ts";
import type { Selection } from "./select.ts";
import { readProxyUrl, readServerUrl } from "./server_url.ts";

/** Less than the Go client's five minutes, so that a new CA is known before the old one ends. */
const PERIOD_MS = 60_000;

/** The server's side, checked. */
export interface ServerSide {
  readonly server: string;
  readonly proxyUrl: string | undefined;
  readonly tls: TlsSettings;
  readonly authority: Authority;
}

/** Reads and checks the cluster's part; undefined when there are problems, which go to `found`. */
export async function readServerSide(
  selection: Selection,
  machine: Machine,
  found: Findings,
): Promise<ServerSide | undefined> {
  const { cluster, place } = selection;
  const before = found.problems.length;
  const server = serverOf(selection, found);
  const proxyUrl = proxyOf(selection, found);
  const insecure = cluster["insecure-skip-tls-verify"] === true;
  const file = cluster["certificate-authority"] || undefined;
  const ca = await readCa(selection, machine, found);
  if (insecure && (file !== undefined || cluster["certificate-authority-data"])) {
    const text = "skips verification, and there is a CA to verify with; leave one of them out";
    found.fail("tls.conflict", place("clusters", "insecure-skip-tls-verify"), text);
  }
  if (server === undefined || found.problems.length > before) return undefined;
  if (insecure) {
    const text = "any server certificate is accepted; anybody on the way can read and change";
    found.warn("tls.insecure", place("clusters", "insecure-skip-tls-verify"), text);
  }
  const caFile = cluster["certificate-authority-data"] ? undefined : file;
  const tlsServerName = cluster["tls-server-name"] || undefined;
  return {
    server,
    proxyUrl,
    tls: { ca, caFile, insecureSkipTlsVerify: insecure, tlsServerName },
    authority: authorityOf(machine, ca, caFile),
  };
}

/** Follows a CA file; a CA without a file stays what it is. */
export function authorityOf(
  { runtime, clock }: Machine,
  ca: string | undefined,
  caFile: string | undefined,
): Authority {
  if (ca === undefined || caFile === undefined) {
    return { ca: () => Promise.resolve(ca), invalidate: () => Promise.resolve(false) };
  }
  const kept = reread<string>({
    clock,
    periodMs: PERIOD_MS,
    first: ca,
    read: async () => {
      const { text } = await readInput(runtime, caFile);
      // Half-written or emptied files are what a renewal looks like from outside.
      return text === undefined || caProblem(text) ? await Promise.reject(text) : text;
    },
    same: (a, b) => a === b,
  });
  return { ca: () => kept.get(), invalidate: () => kept.renew() };
}

function serverOf({ cluster, place }: Selection, found: Findings): string | undefined {
  if (!cluster.server) {
    const text = "the cluster has no server; expected an https URL";
    found.fail("config.server_missing", place("clusters", "server"), text);
    return undefined;
  }
  const { url, problem } = readServerUrl(cluster.server);
  if (problem !== undefined) found.fail("config.server_url", place("clusters", "server"), problem);
  return url;
}

function proxyOf({ cluster, place }: Selection, found: Findings): string | undefined {
  if (!cluster["proxy-url"]) return undefined;
  const { url, problem } = readProxyUrl(cluster["proxy-url"]);
  if (problem !== undefined) {
    found.fail("config.proxy_url", place("clusters", "proxy-url"), problem);
  }
  return url;
}

async function readCa(
  { cluster, place, written }: Selection,
  { runtime }: Machine,
  found: Findings,
): Promise<string | undefined> {
  const data = cluster["certificate-authority-data"];
  const file = cluster["certificate-authority"];
  const dataPlace = place("clusters", "certificate-authority-data");
  const filePlace = place("clusters", "certificate-authority");
  if (data && file) found.warn("tls.ca_twice", filePlace, "certificate-authority-data wins");
  if (data) {
    const text = decodePem(data, dataPlace, found);
    return text === undefined ? undefined : checkCa(text, dataPlace, "", found);
  }
  if (!file) return undefined;
  const { text, state, problem } = await readInput(runtime, file);
  if (text !== undefined) return checkCa(text, filePlace, `${file}: `, found);
  const code = state === "missing" ? "tls.ca_missing" : "config.unreadable";
  const given = written("clusters", "certificate-authority") ?? file;
  const resolved = given === file ? file : `${given}, which is ${file}`;
  found.fail(code, filePlace, `${resolved}: ${problem}`);
  return undefined;
}

function checkCa(text: string, place: Place, prefix: string, found: Findings): string | undefined {
  const bad = caProblem(text);
  if (!bad) return text;
  found.fail(bad.code, place, prefix + bad.problem);
  return undefined;
}

/** The text in base64 data; what is none goes to `found`, by position. */
export function decodePem(data: string, place: Place, found: Findings): string | undefined {
  const bytes = bytesOf(data);
  if (bytes) return textOf(bytes);
  const at = badBase64At(data);
  const where = at === undefined
    ? "it ends in the middle"
    : `character ${at} does not belong there`;
  found.fail("config.base64", place, `not base64: ${where}`);
  return undefined;
}

/** UTF-8; bytes that are none keep apart as Latin-1, so that DER can be told. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  }
}
