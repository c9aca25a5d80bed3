/**
 * The built-in resources, with those that are two views of one store.
 *
 * @module
 */

import { resourceRows } from "../generated/server/resources.ts";
import { fromStoredAutoscaler } from "./kinds/autoscaler_versions.ts";
import { convertEvent } from "./kinds/event_versions.ts";
import type { ResourceRow } from "./resource_row.ts";
import { type ResourceType, resourceTypes } from "./resource_type.ts";

let defaults: readonly ResourceType[] | undefined;

/** The resources of a table; without one those that a server serves unless told otherwise: no betas. */
export function builtInTypes(rows: readonly ResourceRow[] | undefined): readonly ResourceType[] {
  if (rows) return resourceTypes(rows).map(adapt);
  return defaults ??= resourceTypes(resourceRows.filter((r) => /^v\d+$/.test(r.version))).map(
    adapt,
  );
}

function adapt(type: ResourceType): ResourceType {
  switch (`${type.group}/${type.plural}`) {
    case "events.k8s.io/events":
      return { ...type, storageKey: "/events", storageApiVersion: "v1", convert: convertEvent };
    case "autoscaling/horizontalpodautoscalers":
      return { ...type, convert: fromStoredAutoscaler };
    default:
      return type;
  }
}
