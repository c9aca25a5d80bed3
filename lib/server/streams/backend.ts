/**
 * What is behind a service.
 *
 * @module
 */

import { hasCondition } from "../../meta/conditions.ts";
import type { AnyObject } from "../../meta/object.ts";
import { selector } from "../../meta/selector.ts";
import { findAll } from "../controllers/access.ts";
import type { Kernel } from "../kernel.ts";
import { selectorText } from "../selector_text.ts";
import { failure, type StatusError } from "../status_error.ts";
import type { PodAddress } from "./process.ts";

interface NamedPort {
  readonly name?: string;
  readonly containerPort: number;
}

/** The number of a port of a pod, by name or number; its first when none is said. */
export function portOfPod(pod: AnyObject, port: string): number {
  const declared: NamedPort[] = (pod["spec"].containers as { ports?: NamedPort[] }[])
    .flatMap((c) => c.ports ?? []);
  if (port === "") return declared[0]?.containerPort ?? 80;
  const named = declared.find((p) => p.name === port)?.containerPort;
  return named ?? Number(port);
}

/**
 * A pod behind a port of a service, by name or number; its first when none is said.
 *
 * **Errors**: 503.
 */
export function backend(kernel: Kernel, service: AnyObject, wanted: string): PodAddress {
  const ports: { name?: string; port: number; targetPort?: string | number }[] =
    service["spec"].ports ?? [];
  const port = wanted === ""
    ? ports[0]
    : ports.find((p) => p.name === wanted || String(p.port) === wanted);
  const { name, namespace = "" } = service.metadata;
  if (!port) throw unavailable(`no service port ${JSON.stringify(wanted)} found for "${name}"`);
  const chosen = selectorText(service["spec"].selector);
  const pods = kernel.catalog.type("", "pods");
  const pod = pods && chosen !== ""
    ? findAll(kernel, pods, namespace).find((p) =>
      selector(chosen).matches(p.metadata.labels) &&
      hasCondition(p["status"]?.conditions, "Ready")
    )
    : undefined;
  if (!pod) throw unavailable(`no endpoints available for service ${JSON.stringify(name)}`);
  return { pod, port: portOfPod(pod, String(port.targetPort ?? port.port)) };
}

/** 503: nobody is there. */
export function unavailable(text: string): StatusError {
  return failure(503, "ServiceUnavailable", text);
}
