/**
 * The verbs of CronJobs.
 *
 * @module
 */

import type { Job } from "../generated/batch/v1.ts";
import type { WriteOptions } from "../wire/write_options.ts";

/** How to run a CronJob now. */
export interface TriggerOptions extends WriteOptions {
  /** What the Job is called. @default {the CronJob's name and five characters of the server's} */
  readonly jobName?: string | undefined;
}

/** Running out of turn. */
export interface CronJobVerbs {
  /**
   * Makes the Job of a CronJob now, as `kubectl create job --from=cronjob/NAME` does.
   *
   * **Wire**: GET, then POST of a Job that the CronJob owns. **Returns**: the Job.
   * **Errors**: NotFound; AlreadyExists for a `jobName` that is taken.
   *
   * @example
   * ```ts
   * import { startCluster } from "kubist/testing";
   *
   * await using cluster = await startCluster({ simulate: true });
   * const k = cluster.client({ namespace: "default" });
   * const containers = [{ name: "main", image: "registry.example/backup:1", command: ["true"] }];
   * const template = { spec: { restartPolicy: "Never" as const, containers } };
   * await k.cronJobs().create({
   *   metadata: { name: "backup" },
   *   spec: { schedule: "0 3 * * *", jobTemplate: { spec: { template } } },
   * });
   * const job = await k.cronJobs().trigger("backup");
   * await k.jobs().wait(job.metadata.name, "Complete");
   * ```
   */
  trigger(name: string, options?: TriggerOptions): Promise<Job>;
}
