/**
 * The resource that a definition defines.
 *
 * @module
 */

import { humanAge } from "../../meta/age.ts";
import { deepCopy, isObject } from "../../meta/deep.ts";
import { type JsonPath, jsonPath } from "../../meta/jsonpath.ts";
import type { AnyObject } from "../../meta/object.ts";
import { openApiType } from "../../meta/openapi_types.ts";
import type { TypeSchema } from "../../meta/type_schema.ts";
import type { Call } from "../call.ts";
import { checkMetadata } from "../field_check.ts";
import { hasRules } from "../cel/rules.ts";
import {
  compareVersions,
  type ResourceType,
  type SubresourceType,
  type VersionType,
} from "../resource_type.ts";
import { ageColumn, type Cell, type Column, nameColumn } from "../tables/column.ts";
import { conversionOf } from "./conversion.ts";
import {
  type DefinedVersion,
  type DefinitionSpec,
  type PrinterColumn,
  schemaOfVersion,
} from "./definition.ts";
import { applyDefaults, hasDefaults, prune } from "./prune.ts";
import { resourceErrors } from "./resource_errors.ts";

const VERBS = ["delete", "deletecollection", "get", "list", "patch", "create", "update", "watch"];
const PARTIAL = ["get", "patch", "update"];

/** Builds the resource of a definition. */
export function customType(spec: DefinitionSpec): ResourceType {
  const { names, group } = spec;
  const served = spec.versions.filter((v) => v.served);
  const find = (name: string) => spec.versions.find((v) => v.name === name) as DefinedVersion;
  const storage = spec.versions.find((v) => v.storage)?.name ?? "";
  const mergeTypes = new Map<string, TypeSchema>();
  const schema = (name: string) => schemaOfVersion(find(name));
  const columns = new Map(served.map((v) => [v.name, columnsOf(v)]));
  const several = spec.versions.length > 1;
  const conversion = several ? conversionOf(spec) : undefined;
  const defaulted = spec.versions.some((v) => hasDefaults(schemaOfVersion(v)));
  return {
    group,
    plural: names.plural,
    singular: names.singular ?? names.kind.toLowerCase(),
    kind: names.kind,
    listKind: names.listKind ?? `${names.kind}List`,
    namespaced: spec.scope === "Namespaced",
    versions: served.map((v) => versionType(spec, v)).sort((a, b) =>
      compareVersions(a.version, b.version)
    ),
    storageVersion: storage,
    custom: true,
    hasRules: spec.versions.some((v) => hasRules(schemaOfVersion(v))),
    storageKey: `${group}/${names.plural}`,
    check(object, version) {
      const unknown = [...checkMetadata(object.metadata), ...prune(object, schema(version))];
      applyDefaults(object, schema(version));
      return unknown;
    },
    // Other versions have other fields; a default that came later shows when an object is read.
    ...(several || defaulted
      ? {
        convert(object, version) {
          conversion?.convert(object, version);
          if (several) prune(object, schema(version));
          applyDefaults(object, schema(version));
        },
      }
      : {}),
    ...(conversion && { conversion }),
    schema,
    columns: (name) => columns.get(name) ?? [nameColumn, ageColumn],
    mergeType(name) {
      const known = mergeTypes.get(name) ?? mergeTypeOf(find(name));
      mergeTypes.set(name, known);
      return known;
    },
    scale: (name) => find(name).subresources?.scale,
    rules: {
      validate: (object, old, call) =>
        resourceErrors(
          seen(object, call),
          old && seen(old, call),
          find(call.version),
          call.subresource,
        ),
      selectable: selectableOf(served),
    },
  };
}

/** An object as the version of a call has it, where a webhook makes the difference. */
function seen(object: AnyObject, { type, version }: Call): AnyObject {
  if (!type.conversion || version === type.storageVersion) return object;
  const copy = deepCopy(object);
  type.convert?.(copy, version);
  return { ...copy, apiVersion: `${type.group}/${version}` };
}

function versionType(spec: DefinitionSpec, version: DefinedVersion): VersionType {
  const { kind, shortNames = [], categories = [] } = spec.names;
  const subresources = new Map<string, SubresourceType>();
  const own = { kind, kindGroup: spec.group, kindVersion: version.name, verbs: PARTIAL };
  if (version.subresources?.status) subresources.set("status", { name: "status", ...own });
  if (version.subresources?.scale) {
    subresources.set("scale", {
      name: "scale",
      kind: "Scale",
      kindGroup: "autoscaling",
      kindVersion: "v1",
      verbs: PARTIAL,
    });
  }
  return {
    version: version.name,
    verbs: VERBS,
    subresources,
    shortNames,
    categories,
    selectable: (version.selectableFields ?? []).map(({ jsonPath }) => fieldOf(jsonPath)),
    ...(version.deprecated ? { deprecation: deprecationOf(spec, version) } : {}),
  };
}

function deprecationOf(spec: DefinitionSpec, version: DefinedVersion): string {
  if (version.deprecationWarning) return version.deprecationWarning;
  const { group, names: { kind }, versions } = spec;
  const text = `${group}/${version.name} ${kind} is deprecated`;
  const [better] = versions.filter((v) => v.served && !v.deprecated).map((v) => v.name)
    .filter((name) => compareVersions(name, version.name) < 0).sort(compareVersions);
  return better === undefined ? text : `${text}; use ${group}/${better} ${kind}`;
}

function mergeTypeOf(version: DefinedVersion): TypeSchema {
  const text: TypeSchema = { kind: "scalar", of: "string" };
  const own = openApiType(schemaOfVersion(version));
  const meta = metadataType();
  if (own.kind !== "map") return own;
  return {
    ...own,
    kind: "map",
    field: (name) => {
      if (name === "apiVersion" || name === "kind") return { type: text };
      return name === "metadata" ? { type: meta } : own.field(name);
    },
    get values() {
      return own.values;
    },
  };
}

function metadataType(): TypeSchema {
  return openApiType({
    type: "object",
    properties: {
      finalizers: { type: "array", items: { type: "string" }, "x-kubernetes-list-type": "set" },
      ownerReferences: {
        type: "array",
        items: {
          type: "object",
          "x-kubernetes-map-type": "atomic",
          "x-kubernetes-preserve-unknown-fields": true,
        },
        "x-kubernetes-list-type": "map",
        "x-kubernetes-list-map-keys": ["uid"],
      },
      labels: { type: "object", additionalProperties: { type: "string" } },
      annotations: { type: "object", additionalProperties: { type: "string" } },
    },
    "x-kubernetes-preserve-unknown-fields": true,
  });
}

function columnsOf(version: DefinedVersion): readonly Column[] {
  const columns = version.additionalPrinterColumns ?? [];
  if (columns.length === 0) {
    return [nameColumn, { ...ageColumn, column: { ...ageColumn.column, type: "date" } }];
  }
  return [nameColumn, ...columns.map(columnOf)];
}

function columnOf(column: PrinterColumn): Column {
  const path = pathOf(column.jsonPath);
  const description = column.description ||
    `Custom resource definition column (in JSONPath format): ${column.jsonPath}`;
  const { name, type, format = "", priority = 0 } = column;
  return {
    column: { name, type, format, description, priority },
    cell: (object, now) => cellOf(path?.find(object)[0], type, now),
  };
}

function cellOf(value: unknown, type: string, now: number): Cell {
  if (value === undefined || value === null) return null;
  switch (type) {
    case "date":
      return typeof value === "string" ? humanAge(value, now) : null;
    case "integer":
      return typeof value === "number" ? Math.trunc(value) : null;
    case "number":
      return typeof value === "number" ? value : null;
    case "boolean":
      return typeof value === "boolean" ? value : null;
    default:
      return isObject(value) || Array.isArray(value) ? JSON.stringify(value) : String(value);
  }
}

function pathOf(text: string): JsonPath | undefined {
  try {
    return jsonPath(`{${text}}`);
  } catch {
    return undefined;
  }
}

function selectableOf(
  versions: readonly DefinedVersion[],
): Record<string, (o: AnyObject) => string> {
  const fields: Record<string, (o: AnyObject) => string> = {};
  for (const { jsonPath: text } of versions.flatMap((v) => v.selectableFields ?? [])) {
    const path = pathOf(text);
    fields[fieldOf(text)] = (o) => String(path?.find(o)[0] ?? "");
  }
  return fields;
}

/** The name by which a field selector knows a field. */
function fieldOf(path: string): string {
  return path.replace(/^\./, "");
}
