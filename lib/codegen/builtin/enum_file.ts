/**
 * The values of enums, for servers.
 *
 * @module
 */

import { shortDefinition } from "../../meta/schema_text.ts";
import { type SourceFile, sourceFile } from "../file.ts";
import { literal } from "../names.ts";
import { header } from "./header.ts";
import { type BuiltInInputs, goName } from "./inputs.ts";
import { goField } from "./knowledge.ts";

/** The file of the enums: the fields of each definition, and the values of each type. */
export function enumFile(inputs: BuiltInInputs): SourceFile {
  const types = new Map<string, readonly string[]>();
  const fields: string[] = [];
  for (const [id, schema] of Object.entries(inputs.swagger.definitions)) {
    const pairs = Object.keys(schema.properties ?? {}).flatMap((field) => {
      const owner = goField(inputs, goName(id), field)?.message ?? goName(id);
      const type = inputs.enums.fields[`${owner}.${field}`];
      if (type === undefined) return [];
      types.set(shortType(type), inputs.enums.types[type] ?? []);
      return [`${field}: ${literal(shortType(type))}`];
    });
    if (pairs.length > 0) {
      fields.push(`  ${literal(shortDefinition(id))}: { ${pairs.join(", ")} },`);
    }
  }
  return sourceFile(
    "server/enums.ts",
    header(
      "The values that the API names for fields; whether others are refused is up to the field.",
    ),
    [
      "/** The enum of a field, by definition and name. */",
      "export const enumFields: Readonly<Record<string, Readonly<Record<string, string>>>> = {",
      ...fields,
      "};",
    ],
    [
      "/** The values of each enum. */",
      "export const enumValues: Readonly<Record<string, readonly string[]>> = {",
      ...[...types].map(([type, values]) =>
        `  ${literal(type)}: [${values.map(literal).join(", ")}],`
      ),
      "};",
    ],
  );
}

/** "core.v1.PodPhase" of "k8s.io.api.core.v1.PodPhase". */
function shortType(goType: string): string {
  return goType.split(".").slice(-3).join(".");
}
