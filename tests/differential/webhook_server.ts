/**
 * A server of webhooks on loopback, which answers as the cases say and remembers what it was asked.
 *
 * @module
 */

import { runtime } from "kubist/runtime";
import { createCertificateAuthority } from "kubist/testing";
import { conversionOf } from "./conversion_cases.ts";
import { run } from "./script.ts";
import type { Server } from "./servers.ts";
import { normal } from "./normal.ts";
import { partCases } from "./part_cases.ts";
import { type Review, type WebhookCase, webhookCases } from "./webhook_cases.ts";

const ROOT = "/apis/admissionregistration.k8s.io/v1";

/** All cases. */
export const allCases: readonly WebhookCase[] = [...webhookCases, ...partCases];

/** What one request of an API server to a webhook was. */
export interface Asked {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly review: Review;
}

/** A running server of webhooks. */
export interface WebhookServer extends AsyncDisposable {
  /** Forgets and answers what was asked since the last call. */
  asked(): Asked[];
  /** Where a webhook is, as configurations say it. */
  clientConfig(path: string): Record<string, unknown>;
  /** Registers the webhooks of all cases with an API server, and waits until they are called. */
  register(server: Server): Promise<void>;
}

/** Starts it. */
export async function startWebhooks(): Promise<WebhookServer> {
  const ca = await createCertificateAuthority();
  const tls = await ca.issue({
    commonName: "webhooks",
    usage: "server",
    ipAddresses: ["127.0.0.1"],
  });
  let asked: Asked[] = [];
  const listener = await runtime().listen(async (request) => {
    const { pathname, search } = new URL(request.url);
    const review = await request.json();
    const name = pathname.slice(1);
    if (review.kind === "ConversionReview") return conversionOf(review, name);
    const headers = Object.fromEntries(
      ["accept", "content-type", "user-agent"].map((h) => [h, request.headers.get(h) ?? ""]),
    );
    if (name !== "ready") asked.push({ path: pathname + search, headers, review });
    const answer = allCases.find((c) => c.name === name)?.answer(review) ?? { allowed: false };
    if (answer instanceof Response) return answer;
    const { apiVersion, kind } = review;
    const response = { uid: review.request.uid, ...answer };
    return Response.json({ apiVersion, kind, response });
  }, { tls });
  const clientConfig = (path: string) => ({
    url: `https://127.0.0.1:${listener.port}/${path}`,
    caBundle: btoa(ca.cert),
  });
  return {
    asked() {
      const before = asked;
      asked = [];
      return before;
    },
    clientConfig,
    async register(server) {
      const ready: WebhookCase = {
        name: "ready",
        phase: "validating",
        answer: () => ({}),
        steps: [],
      };
      for (const phase of ["mutating", "validating"] as const) {
        const webhooks = [...allCases, { ...ready, phase }].filter((c) => c.phase === phase)
          .map((c) => registration(c, clientConfig(c.name)));
        const body = { metadata: { name: `all-${phase}` }, webhooks };
        const answer = await post(server, `${ROOT}/${phase}webhookconfigurations`, body);
        if (answer.status !== 201) throw new RangeError(JSON.stringify(answer.body));
        const probe = { metadata: { generateName: "probe-", labels: { case: "ready" } } };
        const path = "/api/v1/namespaces/default/configmaps?dryRun=All";
        while ((await post(server, path, probe)).status === 201) {
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      }
    },
    [Symbol.asyncDispose]: () => listener.close(),
  };
}

function post(server: Server, path: string, body: unknown): ReturnType<Server["send"]> {
  const headers = { accept: "application/json", "content-type": "application/json" };
  return server.send("POST", path, headers, JSON.stringify(body));
}

function registration(
  c: WebhookCase,
  clientConfig: Record<string, unknown>,
): Record<string, unknown> {
  return {
    name: `${c.name}.example.com`,
    clientConfig,
    rules: [{ operations: ["*"], apiGroups: [""], apiVersions: ["v1"], resources: ["*"] }],
    objectSelector: { matchLabels: { case: c.name } },
    sideEffects: "None",
    admissionReviewVersions: ["v1"],
    timeoutSeconds: 30,
    ...c.hook,
  };
}

/** What came of a case: the answers to its requests, and what its webhooks were asked. */
export async function outcome(c: WebhookCase, server: Server, hooks: WebhookServer): Promise<
  readonly { readonly answer: unknown; readonly asked: unknown }[]
> {
  const ns = `w${crypto.randomUUID().slice(0, 8)}`;
  hooks.asked();
  const found: { answer: unknown; asked: unknown }[] = [];
  for (const step of c.steps) {
    const [answer] = await run({ name: c.name, steps: [step] }, ns, server.send);
    found.push({ answer: plain(answer, ns), asked: plain(hooks.asked(), ns) });
  }
  return found;
}

/** Without what is new with every server, generated names, and the times of owners, which scales lack. */
function plain(value: unknown, ns: string): unknown {
  const { body } = normal({ status: 0, headers: {}, body: value }, ns);
  const text = JSON.stringify(body).replace(/"seen-zz-[a-z0-9]{5}"/g, '"seen-zz-{random}"');
  return JSON.parse(text, (key, v) => key === "managedFields" ? v.map(timeless) : v);
}

function timeless({ time: _time, ...owner }: Record<string, unknown>): unknown {
  return owner;
}
