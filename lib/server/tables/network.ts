/**
 * The tables of services and networking.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { selectorText } from "../selector_text.ts";
import { ageColumn, at, type Column, nameColumn, text, wide } from "./column.ts";

interface Port {
  readonly name?: string;
  readonly port?: number;
  readonly nodePort?: number;
  readonly protocol?: string;
}

/** The columns of the networking kinds, by storage key. */
export const networkTables: Readonly<Record<string, readonly Column[]>> = {
  "/services": [
    nameColumn,
    text("Type", at("spec.type")),
    text("Cluster-IP", at("spec.clusterIP", "<none>")),
    text("External-IP", externalIp),
    text("Port(s)", (o) => {
      const ports: Port[] = o["spec"]?.ports ?? [];
      return ports.map((p) => `${p.port}${p.nodePort ? `:${p.nodePort}` : ""}/${p.protocol}`)
        .join(",") || "<none>";
    }),
    ageColumn,
    wide("Selector", (o) => selectorText(o["spec"]?.selector) || "<none>"),
  ],
  "/endpoints": [nameColumn, text("Endpoints", endpoints), ageColumn],
  "discovery.k8s.io/endpointslices": [
    nameColumn,
    text("AddressType", at("addressType")),
    text("Ports", (o) => {
      const ports: Port[] = o["ports"] ?? [];
      return some(ports.map((p) => p.port === undefined ? "*" : String(p.port)), ",") || "<unset>";
    }),
    text("Endpoints", (o) => {
      const all: { addresses?: string[] }[] = o["endpoints"] ?? [];
      return some(all.flatMap((e) => e.addresses ?? []), ",") || "<unset>";
    }),
    ageColumn,
  ],
  "networking.k8s.io/ingresses": [
    nameColumn,
    text("Class", at("spec.ingressClassName", "<none>")),
    text("Hosts", (o) => {
      const hosts = (o["spec"]?.rules ?? []).map((r: { host?: string }) => r.host ?? "")
        .filter((h: string) => h !== "");
      return some(hosts, ",") || "*";
    }),
    text("Address", (o) => {
      const all: { ip?: string; hostname?: string }[] = o["status"]?.loadBalancer?.ingress ?? [];
      return all.map((i) => i.ip || i.hostname || "").filter((a) => a !== "").join(",");
    }),
    text("Ports", (o) => (o["spec"]?.tls ?? []).length > 0 ? "80, 443" : "80"),
    ageColumn,
  ],
  "networking.k8s.io/ingressclasses": [
    nameColumn,
    text("Controller", at("spec.controller")),
    text("Parameters", (o) => {
      const p = o["spec"]?.parameters;
      if (!p) return "<none>";
      return `${p.kind}${p.apiGroup ? `.${p.apiGroup}` : ""}/${p.name}`;
    }),
    ageColumn,
  ],
  "networking.k8s.io/networkpolicies": [
    nameColumn,
    text("Pod-Selector", (o) => selectorText(o["spec"]?.podSelector) || "<none>"),
    ageColumn,
  ],
  "networking.k8s.io/ipaddresses": [
    nameColumn,
    text("ParentRef", (o) => {
      const r = o["spec"]?.parentRef ?? {};
      return [r.group, r.resource, r.namespace, r.name].filter(Boolean).join("/");
    }),
  ],
  "networking.k8s.io/servicecidrs": [
    nameColumn,
    text("CIDRs", (o) => (o["spec"]?.cidrs ?? []).join(",")),
    ageColumn,
  ],
};

function externalIp(service: AnyObject): string {
  const { type, externalIPs = [], externalName } = service["spec"] ?? {};
  const ingress: { ip?: string; hostname?: string }[] = service["status"]?.loadBalancer?.ingress ??
    [];
  if (type === "ExternalName") return externalName || "<none>";
  if (type !== "LoadBalancer") return externalIPs.join(",") || "<none>";
  const addresses = [...ingress.map((i) => i.ip || i.hostname || ""), ...externalIPs];
  return addresses.filter((a) => a !== "").join(",") || "<pending>";
}

function endpoints(object: AnyObject): string {
  const found: string[] = [];
  for (const subset of object["subsets"] ?? []) {
    const ports: Port[] = subset.ports ?? [];
    for (const { ip } of subset.addresses ?? []) {
      if (ports.length === 0) found.push(ip);
      for (const { port } of ports) found.push(`${ip.includes(":") ? `[${ip}]` : ip}:${port}`);
    }
  }
  return some(found, ",") || "<none>";
}

/** The first three, and how many more. */
function some(texts: readonly string[], separator: string): string {
  const shown = texts.slice(0, 3).join(separator);
  return texts.length > 3 ? `${shown} + ${texts.length - 3} more...` : shown;
}
