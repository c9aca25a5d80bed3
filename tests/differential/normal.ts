/**
 * Answers without what is new with every server: times, identities, versions, addresses.
 *
 * @module
 */

import type { Answer } from "./script.ts";

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const TIME = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z/g;
/** The ranges that the two servers give services addresses from. */
const ADDRESS = /\b10\.(0\.0|96\.\d+)\.\d+\b/g;

/** The issuer of tokens, whom each server is told. */
const ISSUER = /https:\/\/kubernetes\.default\.svc(\.cluster\.local)?/g;

/** The same answer as another server would give it. */
export function normal(answer: Answer, ns: string): Answer {
  const text = (value: string) =>
    value.replaceAll(ns, "{ns}").replace(UUID, "{uid}").replace(TIME, "{time}").replace(
      ISSUER,
      "{issuer}",
    ).replace(/^https?:\/\/[^/]+\/openid/, "{server}/openid").replace(
      ADDRESS,
      "{ip}",
      // Objects in messages, whose fields each server writes in an order of its own.
    ).replace(/Invalid value: "\{.*\}": /s, "Invalid value: {object}: ")
      .replace(/^(\d+):\d{5}\//, "$1:{port}/").replace(/ in record \(\d+\)/, " in record ({rv})")
      .replace(/, current: \d+$/, ", current: {rv}");
  const volatile = new Set(["resourceVersion", "storageVersionHash"]);
  const walk = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) {
      const items = value.map((v) => walk(v, key));
      return ORDERS[key]?.(items) ?? items;
    }
    if (typeof value === "string") {
      if (volatile.has(key)) return "{rv}";
      if (key === "cells" && /^\d+[smhd]$/.test(value)) return "{age}";
      if (key === "continue" && value !== "") return "{continue}";
      if (key === "token" && value !== "") return "{token}";
      return text(value);
    }
    if (key === "nodePort" || key === "healthCheckNodePort") return "{port}";
    if (typeof value !== "object" || value === null) return value;
    // The public key that a server has made for itself.
    if ("kty" in value) return { ...value, kid: "{key}", x: "{key}", y: "{key}" };
    const entries = Object.entries(value).map(([k, v]): [string, unknown] => [text(k), walk(v, k)]);
    return Object.fromEntries(entries);
  };
  return {
    status: answer.status,
    headers: walk(answer.headers, "") as Answer["headers"],
    body: walk(answer.body, ""),
  };
}

/** Lists whose order is not the server's to choose. */
const ORDERS: Readonly<Record<string, (items: readonly unknown[]) => unknown[]>> = {
  // That of managers is that of seconds, which may end between two requests to one server.
  managedFields: (items) => by(items, ["operation", "manager", "apiVersion", "subresource"]),
  // That of conflicts is another one each time.
  causes: (items) =>
    items.every((item) => at(item, "reason") === "FieldManagerConflict")
      ? by(items, ["message", "field"])
      : [...items],
};

function by(entries: readonly unknown[], names: readonly string[]): unknown[] {
  const key = (entry: unknown) => names.map((name) => at(entry, name)).join("\n");
  return [...entries].sort((a, b) => key(a) < key(b) ? -1 : 1);
}

function at(entry: unknown, name: string): string {
  return String((entry as Record<string, unknown> | null)?.[name] ?? "");
}
