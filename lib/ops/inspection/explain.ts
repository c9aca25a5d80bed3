/**
 * What fields mean, from the server's own documents.
 *
 * @module
 */

import type { ExplainedField, Explanation } from "../../client/inspection.ts";
import { resolveKind, unknownResource } from "../../client/resolve.ts";
import type { Session } from "../../client/session.ts";
import { isApiError, ProtocolError, TransportError } from "../../errors.ts";
import { resources } from "../../generated/resources.ts";
import { apiVersionOf, resourceName } from "../../meta/kind.ts";
import type { Schema } from "../../meta/schema.ts";
import type { DiscoveredKind } from "../../wire/discovery.ts";
import type { CallOptions } from "../../wire/read_options.ts";
import { builtInSchemas, type Schemas, schemasOf } from "./openapi.ts";
import { descriptionOf, fieldOf, insideOf, schemaOf, typeName } from "./schema_walk.ts";

/** Explains a resource or a field of it; see `k.explain`. **Errors**: `TypeError`, `ProtocolError`. */
export async function explain(
  session: Session,
  path: string,
  options: CallOptions,
): Promise<Explanation> {
  const { kind, fields } = await split(session, path, options);
  const { schemas, root } = await described(session, kind, options);
  let schema = root;
  let at = kind.plural;
  for (const name of fields) {
    schema = fieldOf(schemas, schema, name, at);
    at += `.${name}`;
  }
  return toExplanation(schemas, kind, at, schema, fields.length === 0 ? kind.kind : undefined);
}

/** What the server says of a Kind; where it says nothing or cannot be reached, what is built in. */
async function described(
  session: Session,
  kind: DiscoveredKind,
  options: CallOptions,
): Promise<{ readonly schemas: Schemas; readonly root: Schema }> {
  const own = await schemasOf(session, kind, options).catch(withoutServer);
  const schemas = own && schemaOf(own, kind) ? own : await builtInSchemas();
  const root = schemaOf(schemas, kind);
  if (root) return { schemas, root };
  throw new ProtocolError(`Cannot explain ${resourceName(kind)}: the server describes it not`);
}

function withoutServer(error: unknown): undefined {
  const silent = error instanceof TransportError || error instanceof ProtocolError ||
    isApiError(error) && [403, 404, 406].includes(error.code);
  if (!silent) throw error;
}

/** The longest beginning that names a resource, and the fields after it. */
async function split(
  session: Session,
  path: string,
  { signal, timeoutMs }: CallOptions,
): Promise<{ readonly kind: DiscoveredKind; readonly fields: readonly string[] }> {
  const words = path.split(".");
  const found = session.discovery.kinds({ signal, timeoutMs });
  const kinds = await found.catch(withoutServer) ?? resources;
  for (let length = words.length; length > 0; length--) {
    const kind = resolveKind(words.slice(0, length).join("."), kinds);
    const group = words.slice(1, length).join(".");
    // A group has to be named in full, since its beginning could as well be a field.
    const exact = length === 1 || group === kind?.group ||
      group === `${kind?.version}.${kind?.group}`;
    if (kind && exact) return { kind, fields: words.slice(length) };
  }
  throw unknownResource(words[0] ?? "", kinds);
}

function toExplanation(
  schemas: Schemas,
  kind: DiscoveredKind,
  path: string,
  schema: Schema,
  type: string = typeName(schemas, schema),
): Explanation {
  const inner = insideOf(schemas, schema);
  const { properties = {}, required = [] } = inner;
  const fields = Object.entries(properties).sort(([a], [b]) => a < b ? -1 : 1)
    .map(([name, field]): ExplainedField => ({
      name,
      type: typeName(schemas, field),
      required: required.includes(name),
      description: descriptionOf(schemas, field),
    }));
  const explanation = {
    path,
    apiVersion: apiVersionOf(kind),
    kind: kind.kind,
    type,
    description: descriptionOf(schemas, schema),
    enum: (schema.enum ?? inner.enum)?.map(String),
    default: schema.default,
    fields,
  };
  return Object.defineProperty({ ...explanation }, "toString", {
    value: () => toText(explanation),
  });
}

function toText(
  { path, apiVersion, kind, type, description, enum: values, fields, ...rest }: Omit<
    Explanation,
    "toString"
  >,
): string {
  const indented = (text: string) => text.split("\n").map((line) => `    ${line}`.trimEnd());
  return [
    `KIND:       ${kind}`,
    `VERSION:    ${apiVersion}`,
    ...(path.includes(".") ? ["", `FIELD: ${path} <${type}>`] : []),
    ...(values ? ["", "ENUM:", ...values.map((value) => `    ${value}`)] : []),
    ...(rest.default === undefined ? [] : ["", `DEFAULT: ${JSON.stringify(rest.default)}`]),
    "",
    "DESCRIPTION:",
    ...indented(description || "<empty>"),
    ...(fields.length === 0 ? [] : ["", "FIELDS:"]),
    ...fields.flatMap((field) => [
      `  ${field.name}\t<${field.type}>${field.required ? " -required-" : ""}`,
      ...indented(field.description || "<empty>"),
      "",
    ]),
  ].join("\n").trimEnd();
}
