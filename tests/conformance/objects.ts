/**
 * Small objects that every server accepts.
 *
 * @module
 */

import type { Draft } from "kubist";

export function configMap(name: string, labels: Record<string, string> = {}): Draft {
  return { metadata: { name, labels }, data: { name } };
}

export function pod(name: string, labels: Record<string, string> = {}): Draft {
  return {
    metadata: { name, labels },
    spec: { containers: [{ name: "main", image: "example.com/app:1" }] },
  };
}

export function deployment(name: string, replicas: number): Draft {
  const labels = { app: name };
  return {
    metadata: { name },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: "main", image: "example.com/app:1" }] },
      },
    },
  };
}
