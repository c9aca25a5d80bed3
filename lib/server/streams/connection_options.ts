/**
 * The options of a connection: what a query says, as the object that admission sees and may change.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { sentKind } from "../admission/plugin.ts";
import { connectionFields } from "../connection_fields.ts";
import type { Exchange } from "../exchange.ts";
import { admitConnection } from "../sent.ts";
import { badRequest } from "../status_error.ts";

/** How a field is read from the values of a parameter. */
type Read = (values: readonly string[]) => unknown;

const READS: Readonly<Record<string, Read>> = {
  string: ([value = ""]) => value || undefined,
  array: (values) => values.length > 0 ? [...values] : null,
  /** All but the absence of a value, "0" and "false" means true. */
  boolean: ([value]) => value === undefined || /^(0|false)$/i.test(value) ? undefined : true,
};

/** The fields of the options of a kind. */
function fieldsOf(kind: string): readonly (readonly [string, Read])[] {
  return Object.entries(connectionFields[kind] ?? {}).map(([name, { type = "" }]) =>
    [name, name === "ports" ? ports : READS[String(type)] ?? (() => undefined)] as const
  );
}

/**
 * Asks admission about a connection; the answer is the request with what has been changed.
 *
 * **Errors**: 400 for a query that cannot be read; what is refused.
 */
export async function admitted(exchange: Exchange): Promise<Exchange> {
  const { call, query } = exchange;
  if (query.has("dryRun")) throw badRequest("dryRun is not supported");
  const { kind, version } = sentKind(call, call.version);
  const fields = fieldsOf(kind);
  const asked = new URLSearchParams(query);
  if (call.subresource === "proxy") asked.set("path", subpath(exchange));
  const read = fields.map(([name, of]) => [name, of(asked.getAll(name))] as const);
  const options = Object.fromEntries(read.filter(([, value]) => value !== undefined));
  const object: unknown = { kind, apiVersion: version, ...options };
  await admitConnection(call, object as AnyObject);
  return { ...exchange, query: changed(asked, fields.map(([name]) => name), object as AnyObject) };
}

/** The query that asks for the options of an object; of a path only another than the request's own. */
function changed(
  asked: URLSearchParams,
  names: readonly string[],
  object: AnyObject,
): URLSearchParams {
  const query = new URLSearchParams(asked);
  for (const name of names) {
    query.delete(name);
    if (name === "path" && (object[name] ?? "") === asked.get(name)) continue;
    const values: readonly unknown[] = [object[name] ?? []].flat();
    for (const value of values) query.append(name, String(value));
  }
  return query;
}

/** What of the path is for the target, with the slashes at both ends. */
function subpath({ info, request }: Exchange): string {
  const path = info.rest.length > 0 ? `/${info.rest.join("/")}` : "";
  const slash = new URL(request.url).pathname.endsWith("/") && !path.endsWith("/");
  return slash ? `${path}/` : path;
}

/** Numbers of 16 bits, several in a value or in several. */
function ports(values: readonly string[]): readonly number[] | undefined {
  const all = values.flatMap((value) => value.split(","));
  for (const value of all) {
    const problem = !/^\d+$/.test(value)
      ? "invalid syntax"
      : Number(value) > 65_535
      ? "value out of range"
      : undefined;
    if (problem === undefined) continue;
    throw badRequest(
      `cannot convert to []int32: strconv.ParseUint: parsing ${JSON.stringify(value)}: ${problem}`,
    );
  }
  return all.length > 0 ? all.map(Number) : undefined;
}
