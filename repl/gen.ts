/**
 * `kubist gen`: types and Kinds for custom resources, from files or from a cluster.
 *
 * @module
 */

import { parseArgs } from "node:util";
import { type Client, connect } from "kubist";
import {
  type DiscoveryList,
  generateFromCrds,
  generateFromOpenApi,
  type SourceFile,
} from "kubist/codegen";
import { parseAllYaml } from "kubist/meta";
import { runtime } from "kubist/runtime";

/** What `kubist gen --help` prints. */
export const genUsage: string = `Usage:
  kubist gen FILE... [-o DIR]                       from CustomResourceDefinitions in YAML or JSON
  kubist gen --from-cluster --group G... [-o DIR]   from a cluster's OpenAPI documents

Writes DIR/GROUP/VERSION.ts with the types of each kind and a Kind value for k.of() and k.use().

  -o, --out DIR        where to write                    (default: the current directory)
      --group G        only this group; repeatable       (needed with --from-cluster)
      --from MODULE    where the files import kubist's types from (default: kubist/meta)
      --kubeconfig F, --context C                        which cluster
`;

/** Runs the command; gives what it wrote. **Errors**: `TypeError` for arguments that are no use. */
export async function gen(args: readonly string[]): Promise<readonly string[]> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      out: { type: "string", short: "o", default: "." },
      group: { type: "string", multiple: true },
      from: { type: "string" },
      "from-cluster": { type: "boolean", default: false },
      kubeconfig: { type: "string" },
      context: { type: "string" },
    },
  });
  const { out, group: groups, from, kubeconfig, context } = values;
  const options = { groups, from };
  if (!values["from-cluster"]) return await write(out, await fromFiles(positionals, options));
  if (!groups?.length) {
    throw new TypeError("Cannot generate from a cluster: say which --group, such as example.com");
  }
  const k = await connect({ kubeconfig, context });
  try {
    const { documents, discovery } = await readCluster(k, groups);
    return await write(out, generateFromOpenApi(documents, { ...options, discovery }));
  } finally {
    await k.close();
  }
}

interface GenOptions {
  readonly groups: readonly string[] | undefined;
  readonly from: string | undefined;
}

async function fromFiles(paths: readonly string[], options: GenOptions): Promise<SourceFile[]> {
  if (paths.length === 0) throw new TypeError("Cannot generate: name a file, or --from-cluster");
  const documents: unknown[] = [];
  for (const path of paths) {
    const text = await runtime().readTextFile(path);
    if (text === undefined) throw new TypeError(`Cannot read ${path}: the file does not exist`);
    for (const { value } of await parseAllYaml(text, { source: path })) {
      documents.push(...itemsOf(value));
    }
  }
  const files = generateFromCrds(documents, options);
  if (files.length === 0) {
    const where = options.groups ? ` of ${options.groups.join(", ")}` : "";
    throw new TypeError(
      `Cannot generate: ${paths.join(", ")} hold no CustomResourceDefinition${where}`,
    );
  }
  return files;
}

/** A List stands for what it holds. */
function itemsOf(document: unknown): readonly unknown[] {
  const { kind, items } = (document ?? {}) as { readonly kind?: unknown; readonly items?: unknown };
  return typeof kind === "string" && kind.endsWith("List") && Array.isArray(items)
    ? items
    : [document];
}

interface OpenApiIndex {
  readonly paths: Readonly<Record<string, { readonly serverRelativeURL: string }>>;
}

async function readCluster(
  k: Client,
  groups: readonly string[],
): Promise<{ documents: unknown[]; discovery: DiscoveryList[] }> {
  const { paths } = await read<OpenApiIndex>(k, "/openapi/v3");
  const documents: unknown[] = [];
  const discovery: DiscoveryList[] = [];
  for (const group of groups) {
    const keys = Object.keys(paths).filter((key) => key.startsWith(`apis/${group}/`));
    if (keys.length === 0) {
      throw new TypeError(`Cannot generate for ${group}: the server has no such group`);
    }
    for (const key of keys) {
      documents.push(await read(k, paths[key]?.serverRelativeURL ?? `/openapi/v3/${key}`));
      discovery.push(await read(k, `/${key}`));
    }
  }
  return { documents, discovery };
}

async function read<T>(k: Client, path: string): Promise<T> {
  const response = await k.raw(path);
  const text = await response.text();
  if (!response.ok) {
    throw new TypeError(`Cannot read ${path}: the server answers ${response.status}`);
  }
  return JSON.parse(text);
}

async function write(folder: string, files: readonly SourceFile[]): Promise<readonly string[]> {
  const written: string[] = [];
  for (const { path, text } of files) {
    const target = `${folder}/${path}`;
    await runtime().mkdir(target.slice(0, target.lastIndexOf("/")), { mode: 0o755 });
    await runtime().writeTextFile(target, text, { mode: 0o644 });
    written.push(target);
  }
  return written;
}
