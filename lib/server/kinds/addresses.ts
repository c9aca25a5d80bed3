/**
 * Cluster IPs and node ports: what is free is found by looking at the services there are.
 *
 * Source: https://kubernetes.io/docs/concepts/services-networking/service/
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { decodeRecord } from "../record.ts";
import type { Kernel } from "../kernel.ts";

/** The first address of the services' range; it belongs to the API server itself. */
const BASE = (10 << 24) | (96 << 16);
const SIZE = 4096;
const FIRST_PORT = 30_000;
const PORTS = 2768;

/** Whether an address is in the services' range. */
export function inRange(ip: string): boolean {
  const number = parseIp(ip);
  return number !== undefined && number > BASE && number < BASE + SIZE - 1;
}

/** A cluster IP that no service has. */
export function freeClusterIp(kernel: Kernel): string {
  const taken = new Set(services(kernel).map((s) => s["spec"]?.clusterIP));
  const start = Math.floor(kernel.ids.number() * (SIZE - 257));
  for (let i = 0; i < SIZE - 257; i++) {
    const ip = formatIp(BASE + 256 + (start + i) % (SIZE - 257));
    if (!taken.has(ip)) return ip;
  }
  return "";
}

/** Whether another service has an address. */
export function isTaken(kernel: Kernel, ip: string, uid: string): boolean {
  return services(kernel).some((s) => s["spec"]?.clusterIP === ip && s.metadata.uid !== uid);
}

/** A node port that no service has, and that is not among those given. */
export function freeNodePort(kernel: Kernel, used: ReadonlySet<number>): number {
  const taken = new Set(used);
  for (const s of services(kernel)) {
    for (const port of s["spec"]?.ports ?? []) if (port.nodePort) taken.add(port.nodePort);
  }
  const start = Math.floor(kernel.ids.number() * PORTS);
  for (let i = 0; i < PORTS; i++) {
    const port = FIRST_PORT + (start + i) % PORTS;
    if (!taken.has(port)) return port;
  }
  return 0;
}

function services(kernel: Kernel): AnyObject[] {
  return kernel.store.of("/services").range("", "").map((r) => decodeRecord(r, "Service", "v1"));
}

function parseIp(ip: string): number | undefined {
  const parts = ip.split(".").map(Number);
  if (parts.length !== 4 || parts.some((p) => !Number.isInteger(p) || p < 0 || p > 255)) {
    return undefined;
  }
  return parts.reduce((n, p) => n * 256 + p, 0);
}

function formatIp(number: number): string {
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join(".");
}
