/**
 * What a living cluster starts with: a node and a storage class.
 *
 * @module
 */

import type { Kernel } from "../kernel.ts";
import { change, create } from "./access.ts";

/** The name of the only node. */
export const NODE = "embedded";

/** Creates what is there from the start. */
export function seedCluster(kernel: Kernel): void {
  seedNode(kernel);
  const classes = kernel.catalog.type("storage.k8s.io", "storageclasses");
  if (!classes) return;
  create(kernel, classes, "", {
    apiVersion: "storage.k8s.io/v1",
    kind: "StorageClass",
    metadata: {
      name: "standard",
      annotations: { "storageclass.kubernetes.io/is-default-class": "true" },
    },
    provisioner: "kubist.dev/embedded",
  });
}

function seedNode(kernel: Kernel): void {
  const nodes = kernel.catalog.type("", "nodes");
  if (!nodes) return;
  const labels = {
    "kubernetes.io/hostname": NODE,
    "kubernetes.io/os": "linux",
    "kubernetes.io/arch": "amd64",
    "node-role.kubernetes.io/control-plane": "",
  };
  create(kernel, nodes, "", {
    apiVersion: "v1",
    kind: "Node",
    metadata: { name: NODE, labels },
    spec: {},
  });
  const now = kernel.timestamp();
  const condition = (type: string, status: string, reason: string, message: string) => ({
    type,
    status,
    lastHeartbeatTime: now,
    lastTransitionTime: now,
    reason,
    message,
  });
  const capacity = { cpu: "8", memory: "32Gi", pods: "110", "ephemeral-storage": "100Gi" };
  change(kernel, { type: nodes, namespace: "", name: NODE }, (o) => {
    o["status"] = {
      capacity,
      allocatable: { ...capacity },
      conditions: [
        condition(
          "MemoryPressure",
          "False",
          "KubeletHasSufficientMemory",
          "kubelet has sufficient memory available",
        ),
        condition(
          "DiskPressure",
          "False",
          "KubeletHasNoDiskPressure",
          "kubelet has no disk pressure",
        ),
        condition(
          "PIDPressure",
          "False",
          "KubeletHasSufficientPID",
          "kubelet has sufficient PID available",
        ),
        condition("Ready", "True", "KubeletReady", "kubelet is posting ready status"),
      ],
      addresses: [{ type: "InternalIP", address: "192.168.0.1" }, {
        type: "Hostname",
        address: NODE,
      }],
      nodeInfo: {
        machineID: "embedded",
        systemUUID: "embedded",
        bootID: "embedded",
        kernelVersion: "simulated",
        osImage: "kubist",
        containerRuntimeVersion: "simulated://1",
        kubeletVersion: "v1.36.3",
        kubeProxyVersion: "",
        operatingSystem: "linux",
        architecture: "amd64",
      },
      daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
    };
  }, "status");
}
