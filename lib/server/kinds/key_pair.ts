/**
 * Whether what secrets for TLS hold looks like a certificate and its key.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";

const BLOCK = /-----BEGIN ([^-]+)-----\r?\n[^-]*-----END ([^-]+)-----/g;

/** What is wrong with the PEM of a secret for TLS, in the words of Go; what it encodes is not read. */
export function keyPairWarnings({ type, data }: AnyObject): string[] {
  if (type !== "kubernetes.io/tls") return [];
  const blocks = (name: string) => {
    const text = atob((data as Record<string, string> | undefined)?.[name] ?? "");
    return [...text.matchAll(BLOCK)].flatMap(([, label = "", end]) => label === end ? [label] : []);
  };
  const problem = certificateProblem(blocks("tls.crt")) ?? keyProblem(blocks("tls.key"));
  return problem === undefined ? [] : [`tls: ${problem}`];
}

function certificateProblem(labels: readonly string[]): string | undefined {
  if (labels.includes("CERTIFICATE")) return undefined;
  const [first] = labels;
  if (first === undefined) return "failed to find any PEM data in certificate input";
  if (labels.length === 1 && first.endsWith("PRIVATE KEY")) {
    return "failed to find certificate PEM data in certificate input, but did find a private key; " +
      "PEM inputs may have been switched";
  }
  return `failed to find "CERTIFICATE" PEM block in certificate input after ${skipped(labels)}`;
}

function keyProblem(labels: readonly string[]): string | undefined {
  if (labels.some((label) => label === "PRIVATE KEY" || label.endsWith(" PRIVATE KEY"))) {
    return undefined;
  }
  const [first] = labels;
  if (first === undefined) return "failed to find any PEM data in key input";
  if (labels.length === 1 && first === "CERTIFICATE") {
    return "found a certificate rather than a key in the PEM for the private key";
  }
  return `failed to find PEM block with type ending in "PRIVATE KEY" in key input after ${
    skipped(labels)
  }`;
}

function skipped(labels: readonly string[]): string {
  return `skipping PEM blocks of the following types: [${labels.join(" ")}]`;
}
