import assert from "node:assert/strict";
import { startCluster, toKubeconfig } from "kubist/testing";
import { around, skip, test } from "../harness.ts";
import { hasKubectl, openKubectl } from "./kubectl.ts";
import { gizmos } from "./kubectl_manifests.ts";
import { type SharedServer, startShared } from "./shared.ts";

type Json = Readonly<Record<string, unknown>>;
interface Fields {
  readonly properties: Readonly<Record<string, Fields>>;
}
type Documents = ReadonlyMap<string, Json>;

/** A schema without its texts, with required fields in order, and references written in one way. */
function bare(value: unknown, isMapOfFields = false): unknown {
  if (Array.isArray(value)) return value.map((v) => bare(v));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => isMapOfFields || key !== "description");
  const { allOf, ...rest } = Object.fromEntries(entries);
  const [only] = allOf?.length === 1 && !isMapOfFields ? allOf : [];
  const plain = only === undefined ? Object.fromEntries(entries) : { ...rest, ...only };
  return Object.fromEntries(
    Object.entries(plain).map(([key, v]): [string, unknown] => {
      if (key === "required" && !isMapOfFields) return [key, [...v as string[]].sort()];
      return [key, bare(v, key === "properties" && !isMapOfFields)];
    }),
  );
}

/** All documents of a server, by their key, and the one of version 2. */
async function documentsOf(kubeconfig: string): Promise<Documents> {
  const kubectl = await openKubectl(kubeconfig);
  const get = async (path: string): Promise<Json> =>
    JSON.parse((await kubectl.run(["get", "--raw", path])).stdout);
  try {
    assert.ok((await kubectl.run(["create"], gizmos)).ok);
    // A real server publishes each version of a definition a moment after it is there.
    let index: Json, second: Json;
    const isThere = (version: string) =>
      `apis/kubist.example/${version}` in (index["paths"] as Json) &&
      `example.kubist.${version}.Gizmo` in schemasOf(second);
    do {
      index = await get("/openapi/v3");
      second = await get("/openapi/v2");
    } while (!["v1", "v1beta1", "v1alpha1"].every(isThere));
    const documents = new Map([["v2", second]]);
    for (const key of Object.keys(index["paths"] as Json)) {
      documents.set(key, await get(`/openapi/v3/${key}`));
    }
    return documents;
  } finally {
    await kubectl.close();
  }
}

/** The schemas of a document, by name. */
function schemasOf(document: Json): Json {
  return (document["definitions"] ?? (document["components"] as Json)["schemas"] ?? {}) as Json;
}

/** What a document says besides of its paths and schemas; and its paths, whole where nothing is served. */
function outline(key: string, document: Json): unknown {
  const { info, paths, components } = document as Readonly<Record<string, Json>>;
  const isDiscovery = !/\bv\d\w*$/.test(key);
  return {
    info,
    security: components?.["securitySchemes"],
    paths: isDiscovery ? paths : Object.keys(paths ?? {}).sort(),
  };
}

if (hasKubectl) {
  let real: SharedServer;
  let theirs: Documents;
  let ours: Documents;
  around(async () => {
    real = await startShared();
    await using cluster = await startCluster({ rbac: true });
    const { kubeconfig } = await cluster.listen();
    [theirs, ours] = await Promise.all([
      documentsOf(toKubeconfig(real)),
      documentsOf(kubeconfig),
    ]);
  }, () => real.stop());

  test("the same documents are there, and describe the same paths", () => {
    assert.deepEqual([...ours.keys()].sort(), [...theirs.keys()].sort());
    for (const [key, document] of theirs) {
      assert.deepEqual(outline(key, ours.get(key)!), outline(key, document), key);
    }
  });

  test("schemas are the same but for descriptions, in versions 3 and 2", () => {
    let count = 0;
    for (const [key, document] of theirs) {
      const [expected, actual] = [schemasOf(document), schemasOf(ours.get(key)!)];
      for (const [name, schema] of Object.entries(expected)) {
        const [want, got] = [schema, actual[name]].map((one) => bare(one) as Json);
        // Documents of custom resources name the kinds of some other groups there.
        const isShared = /(DeleteOptions|WatchEvent)$/.test(name) && key.includes("kubist");
        const kinds = isShared ? { "x-kubernetes-group-version-kind": 0 } : {};
        assert.deepEqual({ ...got, ...kinds }, { ...want, ...kinds }, `${key} ${name}`);
        count++;
      }
      assert.deepEqual(Object.keys(actual).filter((name) => !(name in expected)), [], key);
    }
    assert.ok(count > 1500, `${count} schemas`);
  });

  test("descriptions of custom fields are those of the definition", () => {
    const fields = (documents: Documents) => {
      const schemas = schemasOf(documents.get("apis/kubist.example/v1")!);
      const { properties } = schemas["example.kubist.v1.Gizmo"] as Fields;
      const { embedded: _embedded, ...spec } = properties["spec"]!.properties;
      // What every object has is described by the server.
      return { ...properties, apiVersion: 0, kind: 0, metadata: 0, spec };
    };
    assert.deepEqual(fields(ours), fields(theirs));
  });
} else {
  skip("schemas are the same", "deno task envtest:build has not built kubectl");
}
