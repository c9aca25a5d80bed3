/**
 * The query parameters of writes: dry run, field manager, field validation.
 *
 * @module
 */

import { goQuoted } from "../meta/go_text.ts";
import { type FieldError, forbiddenField, invalid, notSupported, required } from "./field_error.ts";

/** How to write. */
export interface WriteOptions {
  readonly dryRun: boolean;
  readonly fieldManager: string;
  readonly fieldValidation: "Ignore" | "Warn" | "Strict";
  /** What of it was given. */
  readonly options: Readonly<Record<string, unknown>>;
}

const MANAGER_LIMIT = 128;

/**
 * Reads the options of a write; `kind` is the options' kind for messages.
 *
 * **Errors**: 422.
 */
export function writeOptions(
  query: URLSearchParams,
  userAgent: string | null,
  kind: "CreateOptions" | "UpdateOptions" | "PatchOptions",
  isApply: boolean = false,
): WriteOptions {
  const dryRun = query.getAll("dryRun");
  const manager = query.get("fieldManager") ?? "";
  const validation = query.get("fieldValidation") ?? "";
  const errors: FieldError[] = [];
  if (isApply && manager === "") {
    errors.push(required("fieldManager", "is required for apply patch"));
  }
  if (dryRun.some((d) => d !== "All")) errors.push(notSupported("dryRun", dryRun, ["All"]));
  errors.push(...managerErrors(manager));
  if (!["", "Ignore", "Warn", "Strict"].includes(validation)) {
    errors.push(notSupported("fieldValidation", validation, ["", "Ignore", "Strict", "Warn"]));
  }
  if (errors.length > 0) throw invalid({ group: "meta.k8s.io", kind }, "", errors);
  return {
    dryRun: dryRun.length > 0,
    fieldManager: manager !== "" ? manager : managerOf(userAgent),
    fieldValidation: validation === "" ? "Warn" : validation as WriteOptions["fieldValidation"],
    options: {
      ...(dryRun.length > 0 && { dryRun }),
      ...(manager !== "" && { fieldManager: manager }),
      ...(validation !== "" && { fieldValidation: validation }),
    },
  };
}

/**
 * Only an apply patch may be forced.
 *
 * **Errors**: 422.
 */
export function checkNoForce(query: URLSearchParams): void {
  if (!query.has("force")) return;
  throw invalid({ group: "meta.k8s.io", kind: "PatchOptions" }, "", [
    forbiddenField("force", "may not be specified for non-apply patch"),
  ]);
}

function managerErrors(manager: string): FieldError[] {
  const bytes = new TextEncoder().encode(manager).length;
  if (bytes > MANAGER_LIMIT) {
    return [{
      reason: "FieldValueTooLong",
      field: "fieldManager",
      message: `Too long: may not be more than ${MANAGER_LIMIT} bytes`,
    }];
  }
  const at = [...manager].findIndex((c) => !/[\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.test(c));
  if (at < 0) return [];
  return [
    {
      reason: "FieldValueInvalid",
      field: "fieldManager",
      message: `Invalid value: ${goQuoted(manager)}: invalid character ${
        codePoint([...manager][at] ?? "")
      } (at position ${at})`,
    },
  ];
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The name of a client that names no manager: its user agent up to the first slash. */
function managerOf(userAgent: string | null): string {
  const name = (userAgent ?? "").split("/")[0] ?? "";
  return name === "" ? "unknown" : name.slice(0, MANAGER_LIMIT);
}
