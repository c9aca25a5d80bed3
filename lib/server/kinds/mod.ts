/**
 * The behaviour of single kinds, by storage key.
 *
 * @module
 */

import { definitionStrategy } from "../custom/definition_strategy.ts";
import type { Strategy } from "../strategy.ts";
import { configMapStrategy, secretStrategy } from "./config.ts";
import { eventStrategy } from "./event.ts";
import { miscStrategies } from "./misc.ts";
import { namespaceStrategy } from "./namespace.ts";
import { podStrategy } from "./pod.ts";
import { serviceStrategy } from "./service.ts";
import { workloadStrategies } from "./workload.ts";

/** What differs from the general rules. */
export const kindStrategies: Readonly<Record<string, Partial<Strategy>>> = {
  "/configmaps": configMapStrategy,
  "/events": eventStrategy,
  "/namespaces": namespaceStrategy,
  "/pods": podStrategy,
  "/secrets": secretStrategy,
  "/services": serviceStrategy,
  "apiextensions.k8s.io/customresourcedefinitions": definitionStrategy,
  ...miscStrategies,
  ...workloadStrategies,
};
