/**
 * What the server says of single fields, in words that say what to do.
 *
 * @module
 */

import type { Manifest } from "../../client/manifests.ts";
import type { Session } from "../../client/session.ts";
import { isApiError } from "../../errors.ts";
import { didYouMean } from "../../meta/nearest.ts";
import type { Schema } from "../../meta/schema.ts";
import { type Schemas, schemasOf } from "../inspection/openapi.ts";
import { insideOf, schemaOf } from "../inspection/schema_walk.ts";
import { place } from "./place.ts";

/** One line for each field that is wrong; none, when the server does not name fields. */
export async function fieldProblems(
  session: Session,
  object: Manifest,
  error: unknown,
): Promise<readonly string[]> {
  if (!isApiError(error)) return [];
  const message = error.status.message ?? "";
  if (/illegal base64 data/.test(message)) return base64Problems(object);
  // A failed apply names its fields in its text alone.
  const named = [
    ...message.matchAll(/(?:^|\): |^ +)(\.\S.*?): (field not declared in schema|expected .+)$/gm),
  ];
  if (named.length === 0) return [];
  const known = await knownFields(session, object);
  return named.map(([, path = "", problem = ""]) => `${path}: ${inWords(path, problem, known)}`);
}

/** The names of the fields beside the one at a path. */
type KnownFields = (path: string) => readonly string[];

function inWords(path: string, problem: string, known: KnownFields): string {
  const [, wanted = "", got = ""] = /^expected (.+?), got (.+)$/.exec(problem) ?? [];
  if (wanted === "") {
    const name = path.slice(path.lastIndexOf(".") + 1);
    return `there is no such field${didYouMean(name, known(path))}`;
  }
  const value = /Value:(.*)\}$/.exec(got)?.[1];
  const quote = wanted === "string" && value !== undefined ? "; quote it" : "";
  return `expected ${wanted}, got ${value ?? got}${quote}`;
}

/** Where the server publishes no schema, nothing is known. */
async function knownFields(session: Session, object: Manifest): Promise<KnownFields> {
  try {
    const { kind } = await place(session, object, {});
    const schemas = await schemasOf(session, kind, {});
    const root = schemaOf(schemas, kind);
    return (path) => root ? siblings(schemas, root, path) : [];
  } catch {
    return () => [];
  }
}

function siblings(schemas: Schemas, root: Schema, path: string): string[] {
  const steps = path.replaceAll(/\[[^\]]*\]/g, "").split(".").filter((step) => step !== "");
  let schema = insideOf(schemas, root);
  for (const step of steps.slice(0, -1)) {
    const next = schema.properties?.[step];
    if (!next) return [];
    schema = insideOf(schemas, next);
  }
  return Object.keys(schema.properties ?? {});
}

/** Which values of a Secret are not base64; never the values. */
function base64Problems({ data = {} }: Manifest): string[] {
  const wrong = Object.entries(data as Record<string, unknown>).filter(([, value]) =>
    typeof value !== "string" || !isBase64(value)
  );
  return wrong.map(([key]) => `.data.${key}: not base64; plain text belongs in stringData`);
}

function isBase64(text: string): boolean {
  return /^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(text) && text.replaceAll(/\s/g, "").length % 4 === 0;
}
