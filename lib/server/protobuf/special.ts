/**
 * Messages whose JSON is no object of their fields: times, amounts, raw JSON.
 *
 * @module
 */

import { parseTime } from "../../meta/time.ts";

type Fields = Record<string, unknown>;

/** The fields of such a message; undefined for all others. */
export function specialMessage(type: string, value: unknown): Fields | undefined {
  switch (type) {
    case "~api.resource.Quantity":
      return { string: String(value) };
    case "~util.intstr.IntOrString":
      return typeof value === "string"
        ? { type: 1, intVal: 0, strVal: value }
        : { type: 0, intVal: value, strVal: "" };
    case "meta.v1.Time":
      return time(value, false);
    case "meta.v1.MicroTime":
      return time(value, true);
    case "meta.v1.FieldsV1":
      return { Raw: raw(value) };
    case "~runtime.RawExtension":
    case "apiextensions.v1.JSON":
      return { "-": raw(value) };
    case "apiextensions.v1.JSONSchemaPropsOrBool":
      return typeof value === "boolean" ? { allows: value } : { allows: true, schema: value };
    case "apiextensions.v1.JSONSchemaPropsOrArray":
      return Array.isArray(value) ? { jSONSchemas: value } : { schema: value };
    case "apiextensions.v1.JSONSchemaPropsOrStringArray":
      return Array.isArray(value) ? { property: value } : { schema: value };
    default:
      return undefined;
  }
}

function time(value: unknown, fine: boolean): Fields {
  if (value === null) return {};
  const ms = parseTime(String(value));
  const seconds = Math.floor(ms / 1000);
  return { seconds, nanos: fine ? Math.round((ms - seconds * 1000) * 1e3) * 1000 : 0 };
}

/** The bytes of a JSON text, as base64, which is how bytes are written. */
function raw(value: unknown): string {
  let binary = "";
  for (const byte of new TextEncoder().encode(JSON.stringify(value))) {
    binary += String.fromCharCode(byte);
  }
  return btoa(binary);
}
