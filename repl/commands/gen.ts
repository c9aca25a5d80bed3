/**
 * `kubist gen`: types and Kinds for custom resources, from files or from a cluster.
 *
 * @module
 */

import { type Client, connect } from "kubist";
import {
  type CodegenError,
  type DiscoveryList,
  generateFromCrds,
  generateFromOpenApi,
  type SourceFile,
} from "kubist/codegen";
import { parseAllYaml } from "kubist/meta";
import { download, isAddress } from "kubist/ops";
import { runtime } from "kubist/runtime";
import { decodeObject, toApiError } from "kubist/wire";
import type { Call, Command, Io } from "./command.ts";
import { connectFlags, connectOptions } from "./connect_flags.ts";

/** The command. */
export const genCommand: Command = {
  name: "gen",
  summary: "Write types and Kinds for custom resources",
  about: `Writes DIR/GROUP/VERSION.ts with the types of each kind and a Kind value for k.of() and
k.use(); prints the paths of what it wrote.`,
  usage: ["gen FILE|URL... [flags]", "gen --from-cluster --group GROUP [flags]"],
  examples: [
    ["gen crds.yaml -o src", "from CustomResourceDefinitions in YAML or JSON"],
    ["gen --from-cluster --group cert-manager.io", "from a cluster's OpenAPI documents"],
  ],
  flags: {
    out: { type: "string", short: "o", value: "DIR", text: "where to write instead of here" },
    group: { type: "string", value: "GROUP", multiple: true, text: "only this group" },
    "from-cluster": { type: "boolean", text: "read a cluster's documents; needs --group" },
    from: {
      type: "string",
      value: "MODULE",
      text: "where the files import kubist's types from, kubist/meta if not said",
    },
    ...connectFlags,
  },
  takes: [0, Infinity],
  async run(call, io) {
    const problems: CodegenError[] = [];
    for (const path of await gen(call, io, problems)) io.out(path);
    for (const { message } of problems) io.err(message);
    return problems.length === 0 ? 0 : 2;
  },
};

/** Writes what it can; `problems` take what it cannot. */
async function gen(call: Call, io: Io, problems: CodegenError[]): Promise<readonly string[]> {
  const groups = call.texts("group");
  const out = call.text("out") ?? ".";
  const options = { groups: groups.length > 0 ? groups : undefined, from: call.text("from") };
  if (!call.has("from-cluster")) {
    return await write(
      out,
      await fromFiles(call.args, { ...options, signal: io.signal }, problems),
    );
  }
  if (groups.length === 0) {
    throw new TypeError("Cannot generate from a cluster: say which --group, such as example.com");
  }
  await using k = await connect(await connectOptions(call, io));
  const { documents, discovery } = await readCluster(k, groups, io.signal);
  return await write(out, generateFromOpenApi(documents, { ...options, discovery }));
}

interface GenOptions {
  readonly groups: readonly string[] | undefined;
  readonly from: string | undefined;
}

async function fromFiles(
  paths: readonly string[],
  { signal, ...options }: GenOptions & { readonly signal: AbortSignal },
  problems: CodegenError[],
): Promise<SourceFile[]> {
  if (paths.length === 0) throw new TypeError("Cannot generate: name a file, or --from-cluster");
  const documents: unknown[] = [];
  const sources = new WeakMap<object, string>();
  for (const path of paths) {
    const text = await (isAddress(path) ? download(path, { signal }) : readFile(path));
    for (const { value, line } of await parseAllYaml(text, { source: path })) {
      for (const item of itemsOf(value)) {
        documents.push(item);
        if (typeof item === "object" && item !== null) sources.set(item, `${path}:${line}`);
      }
    }
  }
  const files = generateFromCrds(documents, {
    ...options,
    onProblem: (problem) => problems.push(problem),
    sourceOf: (definition) => sources.get(definition),
  });
  if (files.length === 0 && problems.length === 0) {
    const where = options.groups ? ` of ${options.groups.join(", ")}` : "";
    throw new TypeError(
      `Cannot generate: ${paths.join(", ")} ${
        paths.length === 1 ? "holds" : "hold"
      } no CustomResourceDefinition${where}`,
    );
  }
  return files;
}

async function readFile(path: string): Promise<string> {
  const text = await runtime().readTextFile(path);
  if (text === undefined) throw new TypeError(`Cannot read ${path}: the file does not exist`);
  return text;
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
  signal: AbortSignal,
): Promise<{ documents: unknown[]; discovery: DiscoveryList[] }> {
  const { paths } = await read<OpenApiIndex>(k, "/openapi/v3", signal);
  const documents: unknown[] = [];
  const discovery: DiscoveryList[] = [];
  for (const group of groups) {
    const keys = Object.keys(paths).filter((key) => key.startsWith(`apis/${group}/`));
    if (keys.length === 0) {
      throw new TypeError(`Cannot generate for ${group}: the server has no such group`);
    }
    for (const key of keys) {
      documents.push(await read(k, paths[key]?.serverRelativeURL ?? `/openapi/v3/${key}`, signal));
      discovery.push(await read(k, `/${key}`, signal));
    }
  }
  return { documents, discovery };
}

/** **Errors**: `ApiError` for a refusal, `ProtocolError` for what is no JSON. */
async function read<T>(k: Client, path: string, signal: AbortSignal): Promise<T> {
  const headers = [["accept", "application/json"]] as const;
  const request = { method: "GET", path, headers, kind: "unary", act: `read ${path}` } as const;
  const response = await k.raw(path, { signal });
  const answer = {
    code: response.status,
    contentType: response.headers.get("content-type") ?? "",
    text: await response.text(),
  };
  if (!response.ok) throw toApiError(request, answer);
  return decodeObject<T>(request, answer);
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
