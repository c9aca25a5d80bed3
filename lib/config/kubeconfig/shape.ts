/**
 * The shape of a kubeconfig as data: which field holds what, which ones are secrets, which name files.
 *
 * Source: https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/
 *
 * @module
 */

/** What a value must be. */
export type Shape =
  | { readonly is: "text"; readonly file?: true; readonly shown?: "REDACTED" | "DATA+OMITTED" }
  | { readonly is: "flag" }
  | { readonly is: "any" }
  | { readonly is: "list"; readonly of: Shape; readonly called: string }
  | { readonly is: "map"; readonly of: Shape; readonly called: string }
  | ObjectShape;

/** A mapping with known fields. */
export interface ObjectShape {
  readonly is: "object";
  readonly called: string;
  readonly fields: ReadonlyMap<string, Shape>;
  /** Fields that must be there. */
  readonly required?: readonly string[];
}

const text: Shape = { is: "text" };
const file: Shape = { is: "text", file: true };
const secret: Shape = { is: "text", shown: "REDACTED" };
const data: Shape = { is: "text", shown: "DATA+OMITTED" };
const flag: Shape = { is: "flag" };
const any: Shape = { is: "any" };
const texts: Shape = { is: "list", of: text, called: "a list of strings" };

const extensions: Shape = {
  is: "list",
  of: object("{name, extension}", { name: text, extension: any }, ["name"]),
  called: "a list of {name, extension}",
};

const cluster = object("a mapping", {
  server: text,
  "tls-server-name": text,
  "insecure-skip-tls-verify": flag,
  "certificate-authority": file,
  "certificate-authority-data": data,
  "proxy-url": text,
  "disable-compression": flag,
  extensions,
});

const exec = object("a mapping with command and apiVersion", {
  command: text,
  args: texts,
  env: {
    is: "list",
    of: object("{name, value}", { name: text, value: secret }),
    called: "a list of {name, value}",
  },
  apiVersion: text,
  installHint: text,
  provideClusterInfo: flag,
  interactiveMode: text,
});

const user = object("a mapping", {
  "client-certificate": file,
  "client-certificate-data": data,
  "client-key": file,
  "client-key-data": data,
  token: secret,
  tokenFile: file,
  as: text,
  "as-uid": text,
  "as-groups": texts,
  "as-user-extra": { is: "map", of: texts, called: "a mapping of lists of strings" },
  username: text,
  password: secret,
  "auth-provider": object("{name, config}", {
    name: text,
    config: { is: "map", of: text, called: "a mapping of strings" },
  }),
  exec,
  extensions,
});

const context = object("a mapping", { cluster: text, user: text, namespace: text, extensions });

/** The shape of a whole kubeconfig. */
export const kubeconfigShape: ObjectShape = object(
  "a mapping with clusters, contexts and users",
  {
    apiVersion: text,
    kind: text,
    preferences: any,
    clusters: named("cluster", cluster),
    users: named("user", user),
    contexts: named("context", context),
    "current-context": text,
    extensions,
  },
);

/** The shape of the bodies in each list. */
export const bodyShapes: Readonly<Record<"clusters" | "users" | "contexts", ObjectShape>> = {
  clusters: cluster,
  users: user,
  contexts: context,
};

/** The fields of a body that name files. */
export function fileFields(section: "clusters" | "users" | "contexts"): readonly string[] {
  return [...bodyShapes[section].fields]
    .filter(([, shape]) => shape.is === "text" && shape.file === true)
    .map(([field]) => field);
}

function object(
  called: string,
  fields: Readonly<Record<string, Shape>>,
  required?: readonly string[],
): ObjectShape {
  const shape = { is: "object", called, fields: new Map(Object.entries(fields)) } as const;
  return required ? { ...shape, required } : shape;
}

function named(key: string, body: Shape): Shape {
  const of = object(`{name, ${key}}`, { name: text, [key]: body }, ["name"]);
  return { is: "list", of, called: `a list of {name, ${key}}` };
}
