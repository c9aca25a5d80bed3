import assert from "node:assert/strict";
import { type Client, connect, isApiError, type Kind } from "kubist";
import { fieldLabels } from "kubist/codegen";
import { runtime } from "kubist/runtime";
import { type Envtest, startEnvtest } from "kubist/testing";
import {
  broken,
  definitionOf,
  filledIn,
  type ResourceEntry,
  resources,
  type Seen,
} from "../generated/promises.ts";
import { type Sample, samples } from "../generated/samples.ts";
import { skip, test } from "../harness.ts";
import { assetsDir } from "./assets.ts";

/** What the accessors of all resources have in common, seen without their types. */
interface AnyView {
  create(object: object): Promise<AnyAnswer>;
  get(name: string): Promise<AnyAnswer>;
  find(name: string): Promise<AnyAnswer | undefined>;
  list(): Promise<{ readonly items: readonly AnyAnswer[] }>;
  patch(name: string, patch: object): Promise<AnyAnswer>;
  delete(name: string, options?: object): Promise<unknown>;
  watch(): AsyncIterable<{ readonly type: string; readonly object: AnyAnswer }>;
}

interface AnyAnswer {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> };
}

type Groups = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, (ns?: string) => AnyView>>>>>
>;

/** The accessor by group and version. */
function viewOf(k: Client, r: ResourceEntry): AnyView {
  const accessor = (k as unknown as Groups)[r.group.split(".")[0] || "core"]?.[r.version]
    ?.[r.accessor];
  assert.ok(accessor, `${r.group}/${r.version}/${r.accessor}`);
  return r.scope === "Namespaced" ? accessor("default") : accessor();
}

function samplesOf(r: ResourceEntry): Sample[] {
  return samples.filter(({ kind }) =>
    kind.plural === r.plural && kind.group === r.group && kind.version === r.version
  );
}

function nameOf(sample: Sample): string {
  return (sample.object as { readonly metadata?: { readonly name?: string } }).metadata?.name ?? "";
}

/** Of the resources that can be created, namespaced ones that others need come first. */
const creatable = samples.map(({ kind }) =>
  resources.find((r) =>
    r.plural === kind.plural && r.group === kind.group && r.version === kind.version
  )
).filter((r, i, all): r is ResourceEntry => r !== undefined && all.indexOf(r) === i);

async function everyVerb(k: Client, r: ResourceEntry, seen: Seen): Promise<void> {
  const view = viewOf(k, r);
  const definition = definitionOf(r.group, r.version, r.kind) ?? "";
  const keep = (object: unknown) => assert.deepEqual(broken(object, definition, r.kind, seen), []);
  for (const sample of samplesOf(r)) {
    const created = await view.create(sample.object);
    // A binding is answered with a Status.
    if (created.kind === r.kind) keep(created);
    if (!r.verbs.includes("get")) continue;
    const name = nameOf(sample);
    keep(await view.get(name));
    const labels = { kubist: "sampled" };
    const patched = await view.patch(name, { metadata: { labels } });
    assert.equal(patched.metadata.labels?.kubist, "sampled", `${r.plural} ${name}`);
    const { items } = await view.list();
    assert.ok(items.some((item) => item.metadata.name === name), `${r.plural} ${name}`);
    for (const item of items) keep(item);
    for await (const event of view.watch()) {
      if (event.object.metadata.name !== name) continue;
      assert.equal(event.type, "ADDED");
      break;
    }
  }
}

async function deleteAll(k: Client, r: ResourceEntry): Promise<void> {
  if (!r.verbs.includes("delete")) return;
  const view = viewOf(k, r);
  for (const sample of samplesOf(r)) {
    const name = nameOf(sample);
    await view.delete(name, { gracePeriodSeconds: 0, propagation: "Background" });
    const left = await view.find(name);
    // No controller runs that would finish what finalizers hold up.
    if (left === undefined || r.kind === "Namespace") continue;
    await view.patch(name, { metadata: { finalizers: null } }).catch((error) => {
      if (!isApiError(error, "NotFound")) throw error;
    });
    assert.equal(await view.find(name), undefined, `${r.plural} ${name}`);
  }
}

async function start(): Promise<Envtest> {
  return await startEnvtest({
    assetsDir: assetsDir(),
    apiserverArgs: [
      "--runtime-config=api/all=true",
      "--feature-gates=AllAlpha=true,AllBeta=true",
      "--allow-privileged=true",
    ],
  });
}

/** Lists by each field that the types name, and is refused one that they do not. */
async function everyField(k: Client, r: ResourceEntry): Promise<void> {
  if (!r.verbs.includes("list")) return;
  const view = k.of(r as Kind, r.scope === "Namespaced" ? "default" : undefined);
  const own = ["metadata.name", ...fieldLabels(r)];
  const what = `${r.group}/${r.version} ${r.kind}`;
  // The one resource in namespaces that is not selected by them.
  const hasNamespace = r.scope === "Namespaced" && r.kind !== "PodCertificateRequest";
  for (const field of hasNamespace ? ["metadata.namespace", ...own] : own) {
    await view.fields({ [field]: "default" }).list().catch((error) => {
      // Some versions of resources are off by default.
      if (!isApiError(error, "NotFound")) assert.fail(`${what} by ${field}: ${error}`);
    });
  }
  await assert.rejects(
    view.fields("spec.noSuchField=x").list(),
    (error) => isApiError(error, "BadRequest") || isApiError(error, "NotFound"),
    what,
  );
}

async function allResources(): Promise<void> {
  await using server = await start();
  await using k = await connect({ server: server.server, token: server.token, ca: server.ca });
  const seen: Seen = new Map();
  for (const r of resources) await everyField(k, r);
  for (const r of creatable) await everyVerb(k, r, seen);
  const pod = await k.pods("default").get("kubist-sample");
  pod.spec.ephemeralContainers = [{
    name: "debug",
    image: "x",
    resources: {},
    imagePullPolicy: "Always",
    terminationMessagePath: "/x",
    terminationMessagePolicy: "File",
  }];
  const debugged = await k.pods("default").updateEphemeralContainers(pod);
  assert.deepEqual(broken(debugged, "core.v1.Pod", "Pod", seen), []);
  const unseen = filledIn.filter((d) => !seen.has(d));
  assert.deepEqual(unseen, [], "defaults of these were not put to the test");
  for (const r of creatable.toReversed()) await deleteAll(k, r);
}

const name = "every resource that can be created answers all its verbs, as its types promise";
const built = (await runtime().stat(`${assetsDir()}/kube-apiserver`))?.isFile === true;
if (built) test(name, allResources, { timeoutMs: 600_000 });
else skip(name, "kube-apiserver is not built: deno task envtest:build");
