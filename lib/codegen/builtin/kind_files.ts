/**
 * The files of Kind values, one per group and version, with the types beside them.
 *
 * @module
 */

import { type SourceFile, sourceFile } from "../file.ts";
import { groupFolder } from "../names.ts";
import type { Resource } from "../model.ts";
import { printKind } from "../print_kinds.ts";
import {
  addImport,
  type Imports,
  type PrintContext,
  printImports,
  printTypes,
} from "../print_types.ts";
import { header, metaModule } from "./header.ts";

/** The file of a resource's types: "apps/v1". */
export function homeOf(resource: { readonly group: string; readonly version: string }): string {
  return `${groupFolder(resource.group)}/${resource.version}`;
}

/** One file for each group and version that has resources. */
export function kindFiles(context: PrintContext): SourceFile[] {
  const homes = [...new Set(context.model.resources.map(homeOf))].sort();
  return homes.map((home) => {
    const resources = context.model.resources.filter((r) => homeOf(r) === home);
    return kindFile(home, resources, printTypes(home, context).names);
  });
}

function kindFile(
  home: string,
  resources: readonly Resource[],
  names: readonly string[],
): SourceFile {
  const imports: Imports = new Map();
  addImport(imports, metaModule(2)("Kind"), "Kind", "Kind");
  const kinds = new Set(resources.map((r) => r.kind));
  const others = names.filter((name) => !kinds.has(name)).sort();
  const values = resources.flatMap((r) => [
    "",
    `/** An object of the kind {@linkcode types.${r.kind}}. */`,
    `export type ${r.kind} = types.${r.kind};`,
    ...printKind(r, r.kind, { read: `types.${r.kind}`, draft: `types.${r.kind}Draft` }),
  ]);
  const head = [
    ...printImports(imports),
    `import type * as types from "../../${home}.ts";`,
    "",
    "export type {",
    ...others.map((name) => `  ${name},`),
    `} from "../../${home}.ts";`,
  ];
  const what = `The kinds of ${home}: each a value for \`k.of\` and the type of its objects.`;
  return sourceFile(`kinds/${home}.ts`, header(what), head, values.slice(1));
}
