/**
 * Elements of a Flow as lines: watch events, objects, results, text.
 *
 * @module
 */

import { inspect } from "node:util";
import { humanAge, type KubeObject } from "kubist/meta";
import { groupText, isGroup } from "./group.ts";
import { isKubeObject } from "./object.ts";
import { harmless, harmlessIn, paint, type Role, type Screen } from "./paint.ts";
import { covered } from "./secrets.ts";

const roles: Readonly<Record<string, Role>> = {
  ADDED: "good",
  MODIFIED: "warn",
  DELETED: "bad",
  BOOKMARK: "dim",
};

/** One element of a Flow, on one line as far as it can be. */
export function elementText(element: unknown, screen: Screen): string {
  if (typeof element === "string") return harmless(element.replace(/\n$/, ""));
  if (isKubeObject(element)) return objectLine(element);
  const { type, object } = (element ?? {}) as { type?: unknown; object?: unknown };
  if (typeof type === "string" && isKubeObject(object)) {
    const word = paint(screen, roles[type] ?? "title", type.padEnd(8));
    return `${word} ${objectLine(object)}`;
  }
  if (isGroup(element)) return groupText(element, screen);
  return inspected(element, screen, Infinity);
}

/** A value as the runtime shows it, secrets covered. */
export function inspected(
  value: unknown,
  screen: Screen,
  breakLength: number = screen.columns,
): string {
  // Texts are quoted by `inspect`; messages of errors are not.
  return harmlessIn(
    screen,
    inspect(covered(value), { colors: screen.colours, depth: 6, breakLength }),
  );
}

function objectLine(object: KubeObject): string {
  const { namespace, name, resourceVersion, creationTimestamp } = object.metadata;
  const home = namespace === undefined ? "" : `${namespace}/`;
  const kind = object.kind.toLowerCase();
  if (name === undefined) return `${kind} at version ${resourceVersion}`;
  const parts = [`${kind}/${home}${name}`, ...stateOf(object)];
  if (creationTimestamp) parts.push(humanAge(creationTimestamp, Date.now()));
  return harmless(parts.join("  "));
}

interface Stateful {
  readonly spec?: { readonly replicas?: number };
  readonly status?: {
    readonly phase?: string;
    readonly readyReplicas?: number;
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
  };
  readonly reason?: string;
  readonly message?: string;
}

/** What one looks for first: a phase, ready replicas, an event's words. */
function stateOf(object: KubeObject): string[] {
  const { spec, status, reason, message } = object as KubeObject & Stateful;
  if (object.kind === "Event") return [reason ?? "", message ?? ""];
  const ready = status?.conditions?.find((c) => c.type === "Ready");
  const out: string[] = [];
  if (status?.phase) out.push(status.phase);
  if (typeof spec?.replicas === "number") {
    out.push(`${status?.readyReplicas ?? 0}/${spec.replicas}`);
  }
  if (ready) out.push(ready.status === "True" ? "ready" : "not ready");
  return out;
}
