/**
 * The types of the accessors, by group and version and on the client itself.
 *
 * @module
 */

import { type SourceFile, sourceFile } from "../file.ts";
import type { Resource } from "../model.ts";
import { accessorName, groupFolder, pascalCase } from "../names.ts";
import { kindType } from "../print_kinds.ts";
import { header } from "./header.ts";
import { homeOf } from "./kind_files.ts";
import { topResources } from "./resource_file.ts";

/** One interface for each group and version, one for the groups, one for the client. */
export function clientsetFile(resources: readonly Resource[]): SourceFile {
  const homes = [...new Set(resources.map(homeOf))];
  const imports = [...homes].sort().map((h) =>
    `import type * as ${moduleName(h)} from "./${h}.ts";`
  );
  return sourceFile(
    "clientset.ts",
    header("Which Kind each accessor of a client is for."),
    [`import type { Kind } from "../meta/kind.ts";`, ...imports],
    homes.flatMap((home) => ["", ...versionInterface(home, resources)]).slice(1),
    groupsInterface(resources),
    topInterface(resources),
  );
}

function versionInterface(home: string, resources: readonly Resource[]): string[] {
  const own = resources.filter((r) => homeOf(r) === home);
  return [
    `/** The resources of ${home}. */`,
    `export interface ${pascalCase(home)} {`,
    ...own.map((r) => {
      const type = `${moduleName(home)}.${r.kind}`;
      return `  readonly ${accessorName(r.kind, r.plural)}: ${
        kindType(r, { read: type, draft: `${type}Draft` })
      };`;
    }),
    "}",
  ];
}

function groupsInterface(resources: readonly Resource[]): string[] {
  const groups = new Map<string, Set<string>>();
  for (const r of resources) {
    const folder = groupFolder(r.group);
    groups.set(folder, (groups.get(folder) ?? new Set()).add(r.version));
  }
  return [
    "/** All groups, each with its versions: `k.apps.v1`. */",
    "export interface Groups {",
    ...[...groups].map(([folder, versions]) => {
      const list = [...versions].map((v) => `readonly ${v}: ${pascalCase(`${folder}/${v}`)}`);
      return `  readonly ${folder}: { ${list.join("; ")} };`;
    }),
    "}",
  ];
}

function topInterface(resources: readonly Resource[]): string[] {
  return [
    "/**",
    " * The resources that have an accessor on the client itself, in the version that the server prefers:",
    " * `k.pods`. Where two groups have a resource of one name, it is the one that kubectl takes.",
    " */",
    "export interface TopLevel {",
    ...[...topResources(resources)].map((r) => {
      const accessor = accessorName(r.kind, r.plural);
      return `  readonly ${accessor}: ${pascalCase(homeOf(r))}["${accessor}"];`;
    }),
    "}",
  ];
}

/** "coreV1" of "core/v1". */
function moduleName(home: string): string {
  return pascalCase(home).replace(/^[A-Z]/, (c) => c.toLowerCase());
}
