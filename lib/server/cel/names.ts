/**
 * The names of fields in CEL: what is no identifier is escaped, and so are the words of the language.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/cel/#escaping
 *
 * @module
 */

const RESERVED = new Set(
  ("true false null in as break const continue else for function if import let loop package " +
    "namespace return var void while").split(" "),
);

/** The name of a field in an expression; undefined for one that has none. */
export function celName(field: string): string | undefined {
  if (RESERVED.has(field)) return `__${field}__`;
  if (!/^[A-Za-z_][A-Za-z0-9_.\-/]*$/.test(field)) return undefined;
  return field.replaceAll("__", "__underscores__").replaceAll(".", "__dot__")
    .replaceAll("-", "__dash__").replaceAll("/", "__slash__");
}

const SIGNS = { underscores: "__", dot: ".", dash: "-", slash: "/" } as const;

/** The field that a name in an expression stands for. */
export function fieldOfName(name: string): string {
  const word = /^__(\w+)__$/.exec(name)?.[1];
  if (word !== undefined && RESERVED.has(word)) return word;
  return name.replace(
    /__(underscores|dot|dash|slash)__/g,
    (_, sign: keyof typeof SIGNS) => SIGNS[sign],
  );
}
