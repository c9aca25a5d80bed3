/**
 * Declarations to the text of a file of types.
 *
 * @module
 */

import { commentLines } from "./comment.ts";
import { objectMeta } from "./known.ts";
import type { Declaration, Field, MetaName, Model, Root, TypeExpr } from "./model.ts";
import { literal, pascalCase, propertyKey } from "./names.ts";
import type { Shared } from "./shared.ts";

/** What a printer knows of the whole. */
export interface PrintContext {
  readonly model: Model;
  /** The ids of the declarations that have a write shape, see `twoShaped`. */
  readonly differing: ReadonlySet<string>;
  /** The declarations that others stand for, see `sharedTypes`. @default {none} */
  readonly shared?: Shared | undefined;
  /** From which module a file takes a name of kubist's `meta` room. */
  readonly metaModule: (name: string) => string;
}

/** Longer lines are broken where that is easy. */
const lineWidth = 100;

/** What a file imports: names per module, each with the name it has in the file. */
export type Imports = Map<string, Map<string, string>>;

/** The text of the declarations of one home, and what it imports. */
export interface PrintedTypes {
  readonly lines: readonly string[];
  readonly imports: Imports;
  /** The names that the text declares. */
  readonly names: readonly string[];
}

/** Prints all declarations of one home. */
export function printTypes(home: string, context: PrintContext): PrintedTypes {
  const printer = new Printer(home, context);
  const all = [...context.model.declarations.values()].filter((d) => d.home === home);
  const namesOf = (d: Declaration) => context.differing.has(d.id) ? [d.draft, d.name] : [d.name];
  const own = all.filter((d) => !context.shared?.has(d.id));
  for (const d of own) printer.local(d.name);
  const passedOn: Imports = new Map();
  for (const d of all) {
    const standIn = printer.find(d.id);
    if (standIn === d) continue;
    for (const name of namesOf(d)) addImport(passedOn, moduleOf(standIn), name, name);
  }
  const lines = [
    ...own.flatMap((d) => ["", ...printer.declaration(d)]),
    ...passedOn.size > 0 ? ["", ...printNames("export", passedOn)] : [],
  ].slice(1);
  return { lines, imports: printer.imports, names: all.flatMap(namesOf) };
}

/** The module of a declaration, as files of other groups and versions import it. */
function moduleOf({ home }: Declaration): string {
  return `../${home}.ts`;
}

/** The import statements of a file, modules and names in order. */
export function printImports(imports: Imports): string[] {
  return printNames("import", imports);
}

function printNames(what: "import" | "export", imports: Imports): string[] {
  return [...imports].sort(([a], [b]) => a < b ? -1 : 1).flatMap(([module, names]) => {
    const list = [...names].sort(([a], [b]) => a < b ? -1 : 1)
      .map(([name, local]) => name === local ? name : `${name} as ${local}`);
    const line = `${what} type { ${list.join(", ")} } from ${literal(module)};`;
    if (line.length <= lineWidth) return [line];
    return [`${what} type {`, ...list.map((name) => `  ${name},`), `} from ${literal(module)};`];
  });
}

/** Notes that a file needs a name of a module. */
export function addImport(imports: Imports, module: string, name: string, local: string): void {
  const names = imports.get(module) ?? new Map<string, string>();
  imports.set(module, names.set(name, local));
}

type Shape = "read" | "draft";

class Printer {
  readonly imports: Imports = new Map();
  readonly #home: string;
  readonly #context: PrintContext;
  readonly #locals: Set<string> = new Set();

  constructor(home: string, context: PrintContext) {
    this.#home = home;
    this.#context = context;
  }

  local(name: string): void {
    this.#locals.add(name).add(`${name}Draft`);
  }

  declaration(d: Declaration): string[] {
    const doc = commentLines(d.doc, "");
    const two = this.#context.differing.has(d.id);
    const draftDoc = `/** The {@linkcode ${d.name}} as it is written. */`;
    if (d.body.is === "page") return [...doc, ...this.#page(d, d.body.item)];
    if (d.body.is === "alias") {
      const { type } = d.body;
      const draft = [draftDoc, `export type ${d.draft} = ${this.#type(type, "draft")};`];
      return [...two ? draft : [], ...doc, `export type ${d.name} = ${this.#type(type, "read")};`];
    }
    const { fields, rest } = d.body;
    if (!two) return [...doc, ...this.#interface(d.name, fields, rest, d.root, "read")];
    const plain = (f: Field, shape: Shape) => this.#field({ ...f, doc: [] }, d.root, shape).join();
    const changed = fields.filter((f) => plain(f, "read") !== plain(f, "draft"))
      .map((f) => ({ ...f, doc: [] }));
    return [
      draftDoc,
      ...this.#interface(d.draft, fields, rest, d.root, "draft"),
      ...doc,
      ...this.#interface(`${d.name} extends ${d.draft}`, changed, false, d.root, "read"),
    ];
  }

  #interface(
    head: string,
    fields: readonly Field[],
    rest: boolean,
    root: Root | undefined,
    shape: Shape,
  ): string[] {
    const lines = fields.flatMap((f) => this.#field(f, root, shape));
    if (rest) lines.push("  [field: string]: unknown;");
    const line = `export interface ${head} {`;
    const start = line.length <= lineWidth
      ? [line]
      : line.replace(" extends ", "\n  extends ").split("\n");
    return [...start, ...lines, "}"];
  }

  #field(field: Field, root: Root | undefined, shape: Shape): string[] {
    const optional = shape === "draft" ? !field.required : !field.present;
    const text = root && this.#rootField(field.name, root, shape) ||
      `${propertyKey(field.name)}${optional ? "?" : ""}: ${this.#type(field.type, shape)}${
        field.nullable ? " | null" : ""
      };`;
    return [...commentLines(field.doc, "  "), `  ${text}`];
  }

  #rootField(name: string, root: Root, shape: Shape): string | undefined {
    const optional = shape === "draft" ? "?" : "";
    if (name === "apiVersion") return `apiVersion${optional}: ${literal(root.apiVersion)};`;
    if (name === "kind") return `kind${optional}: ${literal(root.kind)};`;
    if (name !== "metadata") return undefined;
    if (root.stored) return `metadata: ${this.#meta(objectMeta, shape)};`;
    return `metadata${optional}: ${this.#meta(objectMeta, "draft")};`;
  }

  #page(d: Declaration, item: string): string[] {
    const of = this.#context.model.declarations.get(item);
    const list = this.#meta({ name: "KubeList" }, "read");
    return [
      `export interface ${d.name} extends ${list}<${of ? this.#name(of, of.name) : "unknown"}> {`,
      `  apiVersion: ${literal(of?.root?.apiVersion ?? "v1")};`,
      `  kind: ${literal(d.name)};`,
      "}",
    ];
  }

  #type(type: TypeExpr, shape: Shape): string {
    switch (type.is) {
      case "plain":
        return type.text;
      case "meta":
        return this.#meta(type.meta, shape);
      case "ref":
        return this.#ref(type.id, shape);
      case "enum":
        return [
          ...type.values.map(literal),
          ...type.open ? ["(string & Record<never, never>)"] : [],
        ].join(" | ");
      case "list":
        return `${this.#atom(type.item, shape)}[]`;
      case "map":
        return `Record<string, ${this.#type(type.value, shape)}>`;
      case "union":
        return type.of.map((t) => this.#type(t, shape)).join(" | ");
    }
  }

  #atom(type: TypeExpr, shape: Shape): string {
    const text = this.#type(type, shape);
    return type.is === "enum" || type.is === "union" ? `(${text})` : text;
  }

  #meta(meta: MetaName, shape: Shape): string {
    const name = shape === "draft" ? meta.draft ?? meta.name : meta.name;
    if (name === "object") return name;
    addImport(this.imports, this.#context.metaModule(name), name, name);
    return name;
  }

  /** The declaration that is meant by an id. */
  find(id: string): Declaration {
    const { model, shared } = this.#context;
    const d = model.declarations.get(shared?.get(id) ?? id);
    if (d) return d;
    throw new RangeError(
      `Cannot print a reference to ${literal(id)}: no such definition was given`,
    );
  }

  #ref(id: string, shape: Shape): string {
    const d = this.find(id);
    const two = this.#context.differing.has(d.id);
    // A stored object inside another one is no stored object: the server adds nothing to it.
    return this.#name(d, two && (shape === "draft" || d.root !== undefined) ? d.draft : d.name);
  }

  /** The name of a declaration in this file, imported when it lives elsewhere. */
  #name(d: Declaration, name: string): string {
    if (d.home === this.#home) return name;
    const local = this.#locals.has(name) ? pascalCase(d.home.split("/")[0] ?? "") + name : name;
    addImport(this.imports, moduleOf(d), name, local);
    return local;
  }
}
