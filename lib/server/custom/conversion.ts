/**
 * Conversion of custom resources by webhooks.
 *
 * Objects are converted where they are read, which cannot wait. So what a webhook has answered is
 * kept: a request converts what it will need before it is handled, and one that lacks a conversion
 * gets it and is handled again.
 *
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#webhook-conversion
 *
 * @module
 */

import { KubeError } from "../../errors.ts";
import { deepCopy, isObject } from "../../meta/deep.ts";
import type { AnyObject } from "../../meta/object.ts";
import type { Kernel } from "../kernel.ts";
import { CallProblem, callWebhook, type ClientConfig } from "../outgoing.ts";
import { decodeRecord, type StoredRecord } from "../record.ts";
import { failure, StatusError } from "../status_error.ts";
import type { DefinitionSpec } from "./definition.ts";
import { convertedObjects, reviewFor } from "./conversion_review.ts";

/** So many conversions are kept. */
const KEPT = 10_000;
const TIMEOUT_SECONDS = 30;

/** An object has to be converted, and the webhook has not been asked yet. */
export class MissingConversion extends KubeError {
  override name = "MissingConversion";
  /** The object, in its own version. */
  readonly object: AnyObject;
  /** The version that it is needed in. */
  readonly version: string;

  constructor(object: AnyObject, version: string) {
    super(`Cannot convert ${object.kind} to ${version}: its webhook has not been asked`);
    this.object = object;
    this.version = version;
  }
}

/** The conversions of one resource. */
export interface Conversion {
  /** Converts an object, in place. **Errors**: a {@linkcode MissingConversion}. */
  convert(object: AnyObject, version: string): void;
  /** Has objects converted, as far as that is not known. **Errors**: 500 with what failed. */
  ask(kernel: Kernel, objects: readonly AnyObject[], version: string): Promise<void>;
  /** Has the stored objects of a namespace converted to a version, "" being all. **Errors**: the same. */
  ready(kernel: Kernel, version: string, namespace: string): Promise<void>;
  /** Has an object converted to all versions that are served; answers why not to one of them. */
  everywhere(kernel: Kernel, object: AnyObject, version: string): Promise<StatusError | undefined>;
}

/** What a conversion may change. */
interface Part {
  readonly labels: unknown;
  readonly annotations: unknown;
  readonly rest: Readonly<Record<string, unknown>>;
}

/** The conversions by the webhook of a definition; undefined when it has none. */
export function conversionOf(spec: DefinitionSpec): Conversion | undefined {
  const { strategy, webhook } = spec.conversion ?? {};
  if (strategy !== "Webhook" || !webhook) return undefined;
  const stored = spec.versions.find((v) => v.storage)?.name ?? "";
  const known = new Map<string, Part>();
  const done = new Map<string, WeakSet<StoredRecord>>();
  const full = (version: string) => `${spec.group}/${version}`;

  function keep(from: AnyObject, to: AnyObject): void {
    known.set(keyOf(from, to.apiVersion), partOf(to));
    if (known.size > KEPT) known.delete(known.keys().next().value ?? "");
  }

  async function ask(
    kernel: Kernel,
    objects: readonly AnyObject[],
    version: string,
  ): Promise<void> {
    const wanted = objects.filter((o) =>
      o.apiVersion !== full(version) && !known.has(keyOf(o, full(version)))
    );
    if (wanted.length === 0) return;
    const converted = await call(kernel, webhook as Webhook, wanted, full(version));
    for (const [i, object] of wanted.entries()) {
      keep(object, converted[i] as AnyObject);
      // What is converted back is what it was.
      keep(converted[i] as AnyObject, object);
    }
  }

  return {
    convert(object, version) {
      // What is asked for in another version than the stored one has been read just now.
      const from = version === stored ? object.apiVersion : full(stored);
      if (from === full(version)) return;
      const asked = { ...object, apiVersion: from };
      const found = known.get(keyOf(asked, full(version)));
      if (!found) throw new MissingConversion(deepCopy(asked), version);
      put(object, found);
    },
    ask,
    async ready(kernel, version, namespace) {
      if (version === stored) return;
      const seen = done.get(version) ?? new WeakSet();
      done.set(version, seen);
      const prefix = namespace && `${namespace}/`;
      const records = kernel.store.of(`${spec.group}/${spec.names.plural}`).range(prefix, "")
        .filter((r) => !seen.has(r));
      await ask(
        kernel,
        records.map((r) => decodeRecord(r, spec.names.kind, full(stored))),
        version,
      );
      for (const record of records) seen.add(record);
    },
    async everywhere(kernel, object, version) {
      const whole = { ...object, apiVersion: full(stored) };
      const others = spec.versions.filter((v) => v.served && v.name !== stored);
      const asked = await Promise.all(others.map(async ({ name }) => ({
        name,
        problem: await ask(kernel, [whole], name).then(() => undefined, failed),
      })));
      return asked.find(({ name }) => name === version)?.problem;
    },
  };
}

function failed(error: unknown): StatusError {
  if (error instanceof StatusError) return error;
  throw error;
}

type Webhook = NonNullable<NonNullable<DefinitionSpec["conversion"]>["webhook"]>;

function partOf({ kind: _kind, apiVersion: _version, metadata, ...rest }: AnyObject): Part {
  return { labels: metadata.labels, annotations: metadata.annotations, rest };
}

/** What decides how an object is converted: all but the metadata that the server writes. */
function keyOf(object: AnyObject, to: string): string {
  const { name, namespace } = object.metadata;
  return JSON.stringify([object.apiVersion, to, namespace, name, partOf(object)]);
}

function put(object: AnyObject, { labels, annotations, rest }: Part): void {
  const { kind, apiVersion, metadata } = object;
  for (const field of Object.keys(object)) delete object[field];
  Object.assign(object, { kind, apiVersion, metadata: { ...metadata } }, deepCopy(rest));
  for (const [field, value] of Object.entries({ labels, annotations })) {
    if (value === undefined) delete object.metadata[field as "labels"];
    else Object.assign(object.metadata, { [field]: deepCopy(value) });
  }
}

async function call(
  kernel: Kernel,
  webhook: Webhook,
  objects: readonly AnyObject[],
  apiVersion: string,
): Promise<AnyObject[]> {
  const { kind, apiVersion: from = "" } = objects[0] ?? {};
  const what = `conversion webhook for ${from}, Kind=${kind}`;
  const review = reviewFor(kernel.ids.uid(), webhook.conversionReviewVersions, objects, apiVersion);
  try {
    const config: ClientConfig = webhook.clientConfig ?? {};
    const answer = await callWebhook(kernel, config, review.body, TIMEOUT_SECONDS);
    return convertedObjects(review, isObject(answer) ? answer : {}, objects, apiVersion);
  } catch (error) {
    if (!(error instanceof CallProblem)) throw error;
    throw failure(500, "", `${what} ${error.message}`);
  }
}
