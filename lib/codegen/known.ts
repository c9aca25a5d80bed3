/**
 * The types that generated files take from kubist's `meta` room instead of writing them out.
 *
 * @module
 */

import type { MetaName, TypeExpr } from "./model.ts";

const meta = (name: string, draft?: string): TypeExpr => ({
  is: "meta",
  meta: draft === undefined ? { name } : { name, draft },
});

/** Types of `meta` for formats. */
export const scalars: {
  readonly time: TypeExpr;
  readonly duration: TypeExpr;
  readonly base64: TypeExpr;
  readonly intOrString: TypeExpr;
} = {
  time: meta("Time"),
  duration: meta("Duration"),
  base64: meta("Base64"),
  intOrString: meta("IntOrString"),
};

/** The metadata of a stored object; what is written of it has only optional fields. */
export const objectMeta: MetaName = { name: "ObjectMeta", draft: "ObjectMetaDraft" };

/** The metadata of objects that no server stores: templates, reviews. */
export const looseMeta: TypeExpr = meta("ObjectMetaDraft");

const machinery: Readonly<Record<string, TypeExpr>> = {
  "api.resource.Quantity": meta("Quantity", "QuantityDraft"),
  "apis.meta.v1.FieldsV1": meta("RawObject"),
  "apis.meta.v1.ListMeta": meta("ListMeta"),
  "apis.meta.v1.ManagedFieldsEntry": meta("ManagedFieldsEntry"),
  "apis.meta.v1.MicroTime": meta("MicroTime"),
  "apis.meta.v1.ObjectMeta": looseMeta,
  "apis.meta.v1.OwnerReference": meta("OwnerReference"),
  "apis.meta.v1.Status": meta("Status"),
  "apis.meta.v1.StatusCause": meta("StatusCause"),
  "apis.meta.v1.StatusDetails": meta("StatusDetails"),
  "apis.meta.v1.Time": meta("Time"),
  "runtime.RawExtension": meta("RawObject", "object"),
  "util.intstr.IntOrString": meta("IntOrString"),
};

const prefix = "io.k8s.apimachinery.pkg.";

/** The type of `meta` that a definition of a Kubernetes document stands for, if there is one. */
export function knownType(id: string): TypeExpr | undefined {
  if (!id.startsWith(prefix)) return undefined;
  const name = id.slice(prefix.length);
  return Object.hasOwn(machinery, name) ? machinery[name] : undefined;
}

/** Every name that a generated file may import. */
export const knownNames: ReadonlySet<string> = new Set(
  [...Object.values(machinery), ...Object.values(scalars), meta("ObjectMeta")]
    .flatMap((t) => t.is === "meta" ? [t.meta.name, t.meta.draft ?? t.meta.name] : [])
    .filter((name) => name !== "object"),
);
