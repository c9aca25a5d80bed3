/**
 * The controllers that make objects follow each other.
 *
 * @module
 */

import { startAggregator } from "../aggregation/registry.ts";
import { startRegistrar } from "../custom/registrar.ts";
import type { Kernel } from "../kernel.ts";
import { startAutoscaler } from "./autoscaler.ts";
import { startCronJobController } from "./cron_job.ts";
import { startDaemonSetController } from "./daemon_set.ts";
import { startDeploymentController } from "./deployment.ts";
import { startDisruptionController } from "./disruption.ts";
import { startEndpointsController } from "./endpoints.ts";
import { startGarbageCollector } from "./garbage_collector.ts";
import { startHeartbeat } from "./heartbeat.ts";
import { startJobController } from "./job.ts";
import { startJobTtlController } from "./job_ttl.ts";
import { startNamespaceController } from "./namespace.ts";
import { startPodSimulator } from "./pod_simulator.ts";
import { startReplicaController } from "./replica_set.ts";
import { startServiceAccountController } from "./service_account.ts";
import { startStatefulSetController } from "./stateful_set.ts";
import { startStorageProtection } from "./storage_protection.ts";
import { startVolumeBinder } from "./volume_binder.ts";

/** Starts what the options ask for; the returned function stops it. */
export function startControllers(kernel: Kernel): () => void {
  const { controllers = true, simulate = false } = kernel.options;
  const stops: (() => void)[] = [startRegistrar(kernel), startAggregator(kernel)];
  if (controllers) {
    stops.push(startGarbageCollector(kernel));
    stops.push(startNamespaceController(kernel, { graceful: simulate }));
    stops.push(startServiceAccountController(kernel));
    stops.push(startStorageProtection(kernel));
  }
  if (simulate) {
    stops.push(startPodSimulator(kernel));
    stops.push(startReplicaController(kernel, kernel.catalog.type("apps", "replicasets")));
    stops.push(startReplicaController(kernel, kernel.catalog.type("", "replicationcontrollers")));
    stops.push(startDeploymentController(kernel));
    stops.push(startStatefulSetController(kernel));
    stops.push(startDaemonSetController(kernel));
    stops.push(startJobController(kernel));
    stops.push(startJobTtlController(kernel));
    stops.push(startCronJobController(kernel));
    stops.push(startEndpointsController(kernel));
    stops.push(startDisruptionController(kernel));
    stops.push(startAutoscaler(kernel));
    stops.push(startVolumeBinder(kernel));
    stops.push(startHeartbeat(kernel));
  }
  return () => {
    for (const stop of stops) stop();
  };
}
