/**
 * What to say to who was refused: whose credentials were sent, and what may help.
 *
 * @module
 */

import { quote } from "../../meta/syntax.ts";
import type { CredentialSource } from "./credentials.ts";

/** Whose credentials they are. */
export interface Owner {
  /** The name of the user entry, "" for none. */
  readonly name: string;
  /** What may help who has no credentials. @default {"give a token or a certificate"} */
  readonly remedy?: string | undefined;
}

/** "user "dev" came with exec plugin "aws": log in again with it". */
export function adviceTo(
  { name, remedy = "give a token or a certificate" }: Owner,
  sources: readonly CredentialSource[],
): string {
  const who = name === "" ? "the client" : `user ${quote(name)}`;
  if (sources.length === 0) return `${who} came with no credentials: ${remedy}`;
  const what = sources.map((s) => s.description).join(" and ");
  const help = sources.find((s) => s.remedy)?.remedy ?? "is it still good?";
  return `${who} came with ${what}: ${help}`;
}
