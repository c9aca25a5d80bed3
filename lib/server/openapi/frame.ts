/**
 * What the OpenAPI documents of version 3 have around their paths and schemas.
 *
 * @module
 */

/** A JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

/** A document of what is built in. */
export function builtInDocument(paths: Fields, schemas: Fields): Fields {
  const BearerToken = {
    type: "apiKey",
    description: "Bearer Token authentication",
    name: "authorization",
    in: "header",
  };
  return {
    openapi: "3.0.0",
    info: { title: "Kubernetes", version: "1.36" },
    paths,
    components: {
      ...(Object.keys(schemas).length === 0 ? {} : { schemas }),
      securitySchemes: { BearerToken },
    },
  };
}

/** A document of custom resources. */
export function customDocument(paths: Fields, schemas: Fields): Fields {
  return {
    openapi: "3.0.0",
    info: { title: "Kubernetes CRD Swagger", version: "v0.1.0" },
    paths,
    components: { schemas },
  };
}
