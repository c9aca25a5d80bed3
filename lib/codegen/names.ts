/**
 * Names from documents that anyone may have written, made safe to stand in code and in paths.
 *
 * @module
 */

import { dns1035LabelProblems, dns1123SubdomainProblems } from "../meta/names.ts";
import { CodegenError } from "./error.ts";

const identifier = /^[A-Za-z_$][\w$]*$/;

/** Words that a generated file uses itself, or that cannot name a type. */
const taken: ReadonlySet<string> = new Set([
  ...["any", "bigint", "boolean", "never", "null", "number", "object", "string", "symbol"],
  ...["undefined", "unknown", "void", "Record", "Kind", "KubeList", "types"],
  ...["break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete"],
  ...["do", "else", "enum", "export", "extends", "false", "finally", "for", "function", "if"],
  ...["implements", "import", "in", "instanceof", "interface", "let", "new", "package", "private"],
  ...["protected", "public", "return", "static", "super", "switch", "this", "throw", "true"],
  ...["try", "typeof", "var", "while", "with", "yield", "await", "async", "arguments", "eval"],
]);

/** A string literal that means exactly this text. */
export function literal(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A property's name as a type writes it, in quotes where it has to be. */
export function propertyKey(name: string): string {
  return identifier.test(name) ? name : literal(name);
}

/** The words of a name in capitals: "x-kubernetes.io/listType" is "XKubernetesIoListType". */
export function pascalCase(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((w) => w !== "");
  return words.map((w) => (w[0] ?? "").toUpperCase() + w.slice(1)).join("");
}

/** The folder of a group: its first label, "core" for the core group. */
export function groupFolder(group: string): string {
  return group === "" ? "core" : group.split(".")[0] ?? group;
}

/**
 * Checks what becomes part of a path or of an identifier.
 *
 * **Errors**: `SyntaxError` that quotes the name.
 */
export function checkNames(
  resource: { group: string; version: string; kind: string; plural: string; singular: string },
  origin?: string,
): void {
  const { group, version, kind, plural, singular } = resource;
  const refuse = (what: string, name: string, problems: readonly string[]) => {
    if (problems.length === 0) return;
    const where = origin === undefined ? "" : ` of ${origin}`;
    const message = `Cannot generate ${what} ${literal(name)}${where}: ${problems.join("; ")}`;
    throw new CodegenError(message, { problem: "codegen.names" });
  };
  if (group !== "") refuse("the group", group, dns1123SubdomainProblems(group));
  refuse("the version", version, dns1035LabelProblems(version));
  refuse("the kind", kind, dns1035LabelProblems(kind.toLowerCase()));
  refuse("the plural", plural, dns1035LabelProblems(plural));
  refuse("the singular", singular, dns1035LabelProblems(singular));
}

/** Hands out type names, each once per home, with room for the write shape. */
export class TypeNames {
  readonly #used: Map<string, Set<string>> = new Map();
  readonly #foreign: ReadonlySet<string>;

  /** `foreign` are names that the files import. */
  constructor(foreign: Iterable<string>) {
    this.#foreign = new Set([...taken, ...foreign]);
  }

  /** A name like the wish: itself if it is free, else with a number. */
  take(home: string, wish: string): string {
    const used = this.#used.get(home) ?? new Set();
    this.#used.set(home, used);
    const stem = identifier.test(wish) ? wish : pascalCase(wish).replace(/^(?=\d)|^$/, "T");
    for (let n = 1;; n++) {
      const name = n === 1 ? stem : `${stem}${n}`;
      const names = [name, `${name}Draft`];
      if (names.some((x) => used.has(x) || this.#foreign.has(x))) continue;
      for (const x of names) used.add(x);
      return name;
    }
  }

  /** A name that is not in use in a home and has no write shape; undefined when it is in use. */
  reserve(home: string, wish: string): boolean {
    const used = this.#used.get(home) ?? new Set();
    this.#used.set(home, used);
    if (used.has(wish) || this.#foreign.has(wish)) return false;
    used.add(wish);
    return true;
  }
}

/**
 * The accessor of a resource on a client: its plural with the capitals of its kind, "configMaps",
 * "csiDrivers", "serviceCIDRs".
 */
export function accessorName(kind: string, plural: string): string {
  const words = kind.match(/[A-Z]+(?![a-z])|[A-Z][a-z0-9]*/g) ?? [];
  const last = words.at(-1) ?? "";
  const head = words.slice(0, -1);
  const prefix = head.join("").toLowerCase();
  if (words.join("") !== kind || !plural.startsWith(prefix)) return plural;
  const rest = plural.slice(prefix.length);
  if (head.length === 0) return plural;
  const tail = rest.startsWith(last.toLowerCase())
    ? last + rest.slice(last.length)
    : (rest[0] ?? "").toUpperCase() + rest.slice(1);
  return [(head[0] ?? "").toLowerCase(), ...head.slice(1), tail].join("");
}
