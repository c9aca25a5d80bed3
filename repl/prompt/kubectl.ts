/**
 * A request as the kubectl command that does the same.
 *
 * @module
 */

import type { OutgoingRequest } from "kubist/transport";

interface Parts {
  /** `pods`, or `deployments.apps`. */
  readonly resource: string;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly subresource: string | undefined;
  readonly query: URLSearchParams;
}

/** A right that is asked for: the resourceAttributes of a SelfSubjectAccessReview. */
interface Right {
  readonly verb: string;
  readonly resource: string;
  readonly group?: string;
  readonly subresource?: string;
  readonly name?: string;
  readonly namespace?: string;
}

/** The spec of a review. */
interface Question {
  readonly namespace?: string;
  readonly resourceAttributes?: Right;
  readonly nonResourceAttributes?: { readonly verb?: string; readonly path?: string };
}

/** What of a request makes its command. */
export type SentRequest = Pick<OutgoingRequest, "method" | "path" | "headers" | "body">;

/**
 * The command; `kubectl get --raw` where there is none of its own. `isNamespaced` tells of a resource,
 * `pods` or `deployments.apps`, whether its objects live in namespaces.
 */
export function kubectlCommand(
  request: SentRequest,
  isNamespaced: (resource: string) => boolean,
): string {
  const parts = partsOf(request.path);
  const words = parts === undefined ? undefined : wordsOf(request, parts);
  if (words === undefined) return rawCommand(request);
  const { namespace, name, resource, query } = parts as Parts;
  if (namespace !== undefined) words.push("-n", namespace);
  else if (name === undefined && isNamespaced(resource)) words.push("-A");
  if (query.get("dryRun") === "All") words.push("--dry-run=server");
  if (query.has("command")) words.push("--", ...query.getAll("command"));
  return ["kubectl", ...words.map(quoted)].join(" ");
}

function partsOf(path: string): Parts | undefined {
  const [plain = "", search = ""] = path.split("?");
  const match =
    /^\/(?:api\/v1|apis\/([^/]+)\/[^/]+)(?:\/namespaces\/([^/]+)(?=\/))?\/([^/]+)(?:\/([^/]+))?(?:\/(.+))?$/
      .exec(plain);
  if (!match) return undefined;
  const [, group, namespace, plural = "", name, subresource] = match.map((part) =>
    part === undefined ? undefined : decodeURIComponent(part)
  );
  const resource = group === undefined ? plural : `${plural}.${group}`;
  return { resource, namespace, name, subresource, query: new URLSearchParams(search) };
}

const createWords = ["create", "-f", "-"];

function wordsOf(
  { method, headers, body }: SentRequest,
  parts: Parts,
): string[] | undefined {
  const { resource, name, subresource } = parts;
  if (method === "GET") return readWords(parts);
  if (method === "POST" && name === undefined) return questionWords(resource, body) ?? createWords;
  if (subresource !== undefined && !["status", "scale"].includes(subresource)) return undefined;
  const sub = subresource === undefined ? [] : [`--subresource=${subresource}`];
  switch (method) {
    case "POST":
      return createWords;
    case "PUT":
      return ["replace", ...sub, "-f", "-"];
    case "DELETE":
      return name === undefined
        ? ["delete", resource, ...selectors(parts.query)]
        : ["delete", resource, name];
    case "PATCH":
      return patchWords(headers, body, parts, sub);
  }
  return undefined;
}

/** The questions about rights, which kubectl puts as objects too. */
function questionWords(resource: string, body: SentRequest["body"]): string[] | undefined {
  if (resource === "selfsubjectreviews.authentication.k8s.io") return ["auth", "whoami"];
  if (typeof body !== "string" || !resource.endsWith(".authorization.k8s.io")) return undefined;
  const { spec = {} } = JSON.parse(body) as { readonly spec?: Question };
  if (resource.startsWith("selfsubjectrulesreviews.")) {
    return ["auth", "can-i", "--list", "-n", spec.namespace ?? ""];
  }
  if (!resource.startsWith("selfsubjectaccessreviews.")) return undefined;
  const { resourceAttributes: asked, nonResourceAttributes: { verb = "", path = "" } = {} } = spec;
  return asked === undefined ? ["auth", "can-i", verb, path] : rightWords(asked);
}

function rightWords({ verb, group, resource, subresource, name, namespace }: Right): string[] {
  const type = group ? `${resource}.${group}` : resource;
  const all = namespace === "" ? ["-A"] : [];
  return [
    "auth",
    "can-i",
    verb,
    name === undefined ? type : `${type}/${name}`,
    ...(subresource === undefined ? [] : [`--subresource=${subresource}`]),
    ...(namespace ? ["-n", namespace] : all),
  ];
}

function readWords({ resource, name, subresource, query }: Parts): string[] | undefined {
  if (name !== undefined && subresource === "log") return ["logs", name, ...logFlags(query)];
  if (name !== undefined && (subresource === "exec" || subresource === "attach")) {
    return [subresource, name, ...terminalFlags(query)];
  }
  if (subresource !== undefined && !["status", "scale"].includes(subresource)) return undefined;
  const words = ["get", resource];
  if (name !== undefined) words.push(name);
  if (subresource !== undefined) words.push(`--subresource=${subresource}`);
  words.push(...selectors(query));
  if (query.has("watch")) words.push("--watch");
  return words;
}

function terminalFlags(query: URLSearchParams): string[] {
  const container = query.get("container");
  return [
    ...(container === null ? [] : ["-c", container]),
    ...(query.get("stdin") === "true" ? ["-i"] : []),
    ...(query.get("tty") === "true" ? ["-t"] : []),
  ];
}

function logFlags(query: URLSearchParams): string[] {
  const flags: string[] = [];
  const container = query.get("container");
  if (container !== null) flags.push("-c", container);
  if (query.has("follow")) flags.push("--follow");
  if (query.has("previous")) flags.push("--previous");
  const tail = query.get("tailLines");
  if (tail !== null) flags.push(`--tail=${tail}`);
  return flags;
}

function selectors(query: URLSearchParams): string[] {
  const labels = query.get("labelSelector");
  const fields = query.get("fieldSelector");
  return [
    ...(labels === null ? [] : ["-l", labels]),
    ...(fields === null ? [] : [`--field-selector=${fields}`]),
  ];
}

const patchTypes: Readonly<Record<string, string>> = {
  "application/merge-patch+json": "merge",
  "application/json-patch+json": "json",
  "application/strategic-merge-patch+json": "strategic",
};

function patchWords(
  headers: SentRequest["headers"],
  body: SentRequest["body"],
  { resource, name, query }: Parts,
  sub: readonly string[],
): string[] | undefined {
  const contentType = headers.find(([header]) => header === "content-type")?.[1] ?? "";
  if (contentType.startsWith("application/apply-patch")) {
    const manager = query.get("fieldManager");
    return [
      "apply",
      "--server-side",
      ...(manager === null ? [] : [`--field-manager=${manager}`]),
      ...(query.get("force") === "true" ? ["--force-conflicts"] : []),
      ...sub,
      "-f",
      "-",
    ];
  }
  const type = patchTypes[contentType];
  if (type === undefined || name === undefined || typeof body !== "string") return undefined;
  const shown = resource === "secrets" ? "<covered>" : body;
  return ["patch", resource, name, ...sub, `--type=${type}`, "-p", shown];
}

function rawCommand({ method, path }: SentRequest): string {
  const verbs: Readonly<Record<string, string>> = {
    GET: "get",
    POST: "create",
    PUT: "replace",
    DELETE: "delete",
  };
  const verb = verbs[method];
  if (verb === undefined) return `# kubectl has no command for ${method} ${path}`;
  const file = method === "POST" || method === "PUT" ? " -f -" : "";
  return `kubectl ${verb} --raw ${quoted(path)}${file}`;
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
