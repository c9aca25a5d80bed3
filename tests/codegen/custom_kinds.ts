/**
 * What the Kinds of the fixtures must do on any API server.
 *
 * @module
 */

import assert from "node:assert/strict";
import { type Client, isApiError } from "kubist";
import type { CustomResourceDefinitionDraft } from "../../lib/generated/kinds/apiextensions/v1.ts";
import { fixture } from "./golden.ts";
import { Application } from "./golden/delivery.kubist.example/v1beta1.ts";
import { Monitor } from "./golden/metrics.kubist.example/v1.ts";
import { Certificate, ClusterIssuer } from "./golden/pki.kubist.example/v1.ts";
import { Certificate as OldCertificate } from "./golden/pki.kubist.example/v1alpha2.ts";

/** Creates the definitions, waits until they are served, uses their Kinds. */
export async function useCustomKinds(k: Client): Promise<void> {
  for (const name of ["applications", "certificates", "monitors"]) {
    for (const document of await fixture(name)) {
      const { items } = document as { readonly items?: readonly CustomResourceDefinitionDraft[] };
      for (const crd of items ?? [document as CustomResourceDefinitionDraft]) {
        await k.customResourceDefinitions().create(crd);
        await established(k, crd.metadata.name ?? "");
      }
    }
  }
  await useCertificates(k);
  await useMonitors(k);
  await useApplications(k);
}

async function established(k: Client, name: string): Promise<void> {
  for await (const { object } of k.customResourceDefinitions().watch()) {
    if (object.metadata.name !== name) continue;
    const condition = object.status?.conditions?.find((c) => c.type === "Established");
    if (condition?.status === "True") return;
  }
}

/** A request right after a definition was accepted may still find nothing there. */
async function soon<T>(action: () => Promise<T>): Promise<T> {
  for (let left = 50;; left--) {
    try {
      return await action();
    } catch (error) {
      if (left === 0 || !isApiError(error, "NotFound")) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function useCertificates(k: Client): Promise<void> {
  const view = k.of(Certificate, "default");
  const spec = { secretName: "web-tls", issuerRef: { name: "ca" }, privateKey: {} };
  const created = await soon(() => view.create({ metadata: { name: "web" }, spec }));
  assert.equal(created.apiVersion, "pki.kubist.example/v1");
  assert.equal(created.spec.isCA, false);
  assert.deepEqual(created.spec.issuerRef, {
    name: "ca",
    kind: "Issuer",
    group: Certificate.group,
  });
  assert.equal(created.spec.privateKey?.encoding, "PKCS1");
  const status = { conditions: [{ type: "Ready", status: "True" as const }] };
  const updated = await view.updateStatus({ ...created, status });
  assert.equal(updated.status?.conditions?.[0]?.status, "True");
  const old = await soon(() => k.of(OldCertificate, "default").get("web"));
  assert.equal(old.apiVersion, "pki.kubist.example/v1alpha2");
  await soon(() =>
    k.of(ClusterIssuer).create({ metadata: { name: "ca" }, spec: { selfSigned: {} } })
  );
  assert.deepEqual((await k.of(ClusterIssuer).toArray()).map((i) => i.metadata.name), ["ca"]);
  await assert.rejects(
    view.patch("web", { spec: { privateKey: { algorithm: "DSA" } } }),
    (error) => isApiError(error, "Invalid"),
  );
}

async function useMonitors(k: Client): Promise<void> {
  const { monitors } = k.use({ monitors: Monitor });
  const view = monitors("default");
  const created = await soon(() =>
    view.create({
      metadata: { name: "m" },
      spec: {
        maxUnavailable: "25%",
        resources: { limits: { cpu: 2, memory: "1Gi" } },
        routes: { a: [{ name: "r", matchers: [[{ label: "l", value: "v" }]] }] },
        containers: [{ name: "c", anything: { goes: true } }],
        storage: {
          volumeClaimTemplate: { apiVersion: "v1", kind: "PersistentVolumeClaim", spec: { a: 1 } },
        },
      },
    })
  );
  assert.equal(created.spec.replicas, 1);
  assert.equal(created.spec.port, "web");
  assert.deepEqual(created.spec.scrape, { interval: "30s", scheme: "http" });
  assert.equal(created.spec.routes?.a?.[0]?.matchers?.[0]?.[0]?.negate, false);
  assert.deepEqual(created.spec.containers?.[0]?.anything, { goes: true });
  assert.equal((await view.scale("m", 3)).spec.replicas, 3);
  assert.equal((await view.get("m")).spec.replicas, 3);
}

async function useApplications(k: Client): Promise<void> {
  const view = k.of(Application, "default");
  const applied = await soon(() =>
    view.apply("site", {
      spec: {
        project: "p",
        destination: { server: "https://x.example" },
        revisionHistoryLimit: null,
        sources: [{ repoURL: "https://git.example/site" }],
      },
    })
  );
  assert.equal(applied.spec.sources?.[0]?.targetRevision, "HEAD");
  assert.equal(applied.spec.revisionHistoryLimit, null);
}
