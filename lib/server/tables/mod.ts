/**
 * Tables: what kubectl prints.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#receiving-resources-as-tables
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { ResourceType } from "../resource_type.ts";
import {
  ageColumn,
  at,
  type Column,
  count,
  createdColumn,
  nameColumn,
  text,
  typed,
} from "./column.ts";
import { coreTables } from "./core.ts";
import { networkTables } from "./network.ts";
import { podColumns, podRowConditions } from "./pods.ts";
import { policyTables } from "./policy.ts";
import { storageTables } from "./storage.ts";
import { workloadTables } from "./workloads.ts";

const tables: Readonly<Record<string, readonly Column[]>> = {
  "/pods": podColumns,
  ...coreTables,
  ...workloadTables,
  ...networkTables,
  ...policyTables,
  ...storageTables,
};

const plain: readonly Column[] = [nameColumn, createdColumn];

/** A scale's name is a text like others: kubectl does not say of which kind it is. */
const scale: readonly Column[] = [
  { ...nameColumn, column: { ...nameColumn.column, format: "" } },
  typed("integer", "Desired", count("spec.replicas")),
  typed("integer", "Available", count("status.replicas")),
  ageColumn,
];

const statusColumns: readonly Column[] = [
  text("Status", at("status")),
  text("Reason", at("reason")),
  text("Message", at("message")),
];

/** The columns of an object of a kind that a resource answers with. */
export function columnsOf(type: ResourceType, version: string, kind: string): readonly Column[] {
  if (kind === "Scale") return scale;
  if (kind === "Status") return statusColumns;
  return type.columns?.(version) ?? tables[type.storageKey] ?? plain;
}

/** Whether a kind has no columns of its own; a table of none of them has no list of rows either. */
export function hasPlainColumns(type: ResourceType): boolean {
  return !type.columns && columnsOf(type, "", "").includes(createdColumn);
}

/** What a row says besides its cells. */
export function rowConditions(type: ResourceType, object: AnyObject): unknown[] | undefined {
  return type.storageKey === "/pods" ? podRowConditions(object) : undefined;
}
