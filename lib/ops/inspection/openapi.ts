/**
 * The server's OpenAPI documents, one for each group and version, read when one is first needed.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-v3
 *
 * @module
 */

import type { Discovery } from "../../client/discovery.ts";
import type { Session } from "../../client/session.ts";
import { ProtocolError } from "../../errors.ts";
import { apiVersionOf, type Kind } from "../../meta/kind.ts";
import type { Schema } from "../../meta/schema.ts";
import type { WireRequest } from "../../wire/request.ts";
import { decodeObject } from "../../wire/response.ts";
import type { CallOptions } from "../../wire/read_options.ts";

/** The schemas of a document, by name. */
export type Schemas = Readonly<Record<string, Schema>>;

interface Index {
  readonly paths?: Readonly<Record<string, { readonly serverRelativeURL: string }>>;
}

/** Documents by path, for each connection: what belongs to a hash does not change. */
const documents = new WeakMap<Discovery, Map<string, Schemas>>();

/**
 * The schemas that kubist was made with, without descriptions and with the values that the API names
 * for fields: for servers that publish none, and for none at all.
 *
 * @example
 * ```ts
 * import { builtInSchemas } from "kubist/ops";
 *
 * const { "io.k8s.api.core.v1.ContainerPort": port } = await builtInSchemas();
 * console.log(port?.properties?.protocol?.enum); // ["SCTP", "TCP", "UDP"]
 * ```
 */
export async function builtInSchemas(): Promise<Schemas> {
  const [{ schemas }, { enumFields, enumValues }, { definitionId, readSchema }] = await Promise.all(
    [
      import("../../generated/server/schemas.ts"),
      import("../../generated/server/enums.ts"),
      import("../../meta/schema_text.ts"),
    ],
  );
  const all: Record<string, Schema> = {};
  for (const short of Object.keys(schemas)) {
    const schema = readSchema(schemas, short) as Schema;
    const values = (field: string) => enumValues[enumFields[short]?.[field] ?? ""];
    all[definitionId(short)] = short in enumFields ? withEnums(schema, values) : schema;
  }
  return all;
}

/** The schema with the values of its fields; those of a list are those of its items. */
function withEnums(
  schema: Schema,
  valuesOf: (field: string) => readonly string[] | undefined,
): Schema {
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const values = valuesOf(name);
    if (!values) return [name, field] as const;
    const { items } = field;
    const named = items
      ? { ...field, items: { ...items, enum: values } }
      : { ...field, enum: values };
    return [name, named] as const;
  });
  return { ...schema, properties: Object.fromEntries(fields) };
}

/**
 * The schemas of a Kind's group and version, as the server publishes them.
 *
 * **Errors**: `ProtocolError` when the server has no document for it.
 */
export async function schemasOf(
  session: Session,
  kind: Pick<Kind, "group" | "version">,
  options: CallOptions,
): Promise<Schemas> {
  const key = kind.group === "" ? `api/${kind.version}` : `apis/${apiVersionOf(kind)}`;
  const { paths } = await read<Index>(session, "/openapi/v3", options);
  const path = paths?.[key]?.serverRelativeURL;
  if (path === undefined) {
    throw new ProtocolError(`Cannot explain ${apiVersionOf(kind)}: the server describes it not`);
  }
  const known = documents.get(session.discovery) ?? new Map<string, Schemas>();
  documents.set(session.discovery, known);
  const found = known.get(path);
  if (found) return found;
  const document = await read<{ components?: { schemas?: Schemas } }>(session, path, options);
  const schemas = document.components?.schemas ?? {};
  known.set(path, schemas);
  return schemas;
}

async function read<T>(session: Session, path: string, options: CallOptions): Promise<T> {
  const request: WireRequest = {
    method: "GET",
    path,
    headers: [["accept", "application/json"]],
    kind: "unary",
    act: `get ${path}`,
  };
  const { signal, timeoutMs } = options;
  return decodeObject<T>(request, await session.transport.exchange(request, { signal, timeoutMs }));
}
