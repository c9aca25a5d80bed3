/**
 * Small objects that every server accepts.
 *
 * @module
 */

import type { DeploymentDraft } from "kubist/apps/v1";
import type { ConfigMapDraft, PodDraft } from "kubist/core/v1";

export function configMap(name: string, labels: Record<string, string> = {}): ConfigMapDraft {
  return { metadata: { name, labels }, data: { name } };
}

export function pod(name: string, labels: Record<string, string> = {}): PodDraft {
  return {
    metadata: { name, labels },
    spec: { containers: [{ name: "main", image: "example.com/app:1" }] },
  };
}

export function deployment(name: string, replicas: number): DeploymentDraft {
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
