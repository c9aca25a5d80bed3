/**
 * Events on their way to the server, in the form of either API.
 *
 * @module
 */

import type { Client } from "../../client/client.ts";
import { isApiError } from "../../errors.ts";
import { Event as CoreEventKind } from "../../generated/kinds/core/v1.ts";
import { Event } from "../../generated/kinds/events/v1.ts";
import { formatMicroTime, formatTime } from "../../meta/time.ts";
import type { CallOptions } from "../../wire/read_options.ts";
import type { CoreEvent } from "./correlator.ts";
import type { SeriesWrite } from "./series.ts";

/** Writes one event. **Errors**: what the server said. */
export type Write = (options: CallOptions) => Promise<void>;

/** The write of an Event of events.k8s.io. */
export function seriesWrite(k: Client, { verb, series }: SeriesWrite): Write {
  const { report, count, lastAt } = series;
  const view = k.of(Event, report.namespace);
  const inSeries = verb === "patch"
    ? { series: { count, lastObservedTime: formatMicroTime(lastAt) } }
    : {};
  const create = async (options: CallOptions) => {
    await view.create({
      metadata: { name: report.name, namespace: report.namespace },
      eventTime: formatMicroTime(report.at),
      type: report.type,
      reason: report.reason,
      action: report.action,
      note: report.note,
      regarding: report.regarding,
      ...(report.related && { related: report.related }),
      reportingController: report.reporter,
      reportingInstance: report.instance,
      ...inSeries,
    }, options);
  };
  return verb === "create" ? create : patchOr(create, async (options) => {
    await view.patch(report.name, inSeries, options);
  });
}

/** The write of an Event of core/v1. */
export function coreWrite(k: Client, { report, firstAt, count }: CoreEvent): Write {
  const view = k.of(CoreEventKind, report.namespace);
  const { note: message } = report;
  const lastTimestamp = formatTime(report.at);
  const create = async (options: CallOptions) => {
    await view.create({
      metadata: { name: report.name, namespace: report.namespace },
      involvedObject: report.regarding,
      ...(report.related && { related: report.related }),
      type: report.type,
      reason: report.reason,
      message,
      count,
      firstTimestamp: formatTime(firstAt),
      lastTimestamp,
      source: { component: report.reporter },
      reportingComponent: report.reporter,
      reportingInstance: report.instance,
    }, options);
  };
  return count === 1 ? create : patchOr(create, async (options) => {
    await view.patch(report.name, { count, lastTimestamp, message }, options);
  });
}

/** An Event that has expired on the server is created again. */
function patchOr(create: Write, patch: Write): Write {
  return async (options) => {
    try {
      await patch(options);
    } catch (error) {
      if (!isApiError(error, "NotFound")) throw error;
      await create(options);
    }
  };
}
