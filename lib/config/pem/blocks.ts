/**
 * PEM: labelled base64 blocks in a text.
 *
 * Source: RFC 7468, RFC 1421 for the headers of encrypted keys
 *
 * @module
 */

import { bytesOf } from "../base64.ts";

/** One block of a PEM text. */
export interface PemBlock {
  /** "CERTIFICATE", "EC PRIVATE KEY". */
  readonly label: string;
  /** Whether its headers say that it is encrypted. */
  readonly encrypted: boolean;
  /** The bytes inside; undefined when they are no base64. */
  readonly der: Uint8Array<ArrayBuffer> | undefined;
}

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----([^]*?)-----END \1-----/g;

/** All blocks of a text; whatever stands around them is comment. */
export function pemBlocks(text: string): PemBlock[] {
  return [...text.matchAll(BLOCK)].map(([, label = "", inside = ""]) => {
    const headers = /^\s*((?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+)\s*\n/.exec(inside);
    const base64 = headers ? inside.slice(headers[0].length) : inside;
    return {
      label,
      encrypted: label === "ENCRYPTED PRIVATE KEY" || /ENCRYPTED/.test(headers?.[1] ?? ""),
      der: bytesOf(base64),
    };
  });
}

/** Whether a block is a private key of any form. */
export function isKeyBlock(block: PemBlock): boolean {
  return block.label.endsWith("PRIVATE KEY");
}
