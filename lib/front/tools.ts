/**
 * The tools of clients, each loaded when it is first used.
 *
 * @module
 */

import { createInformer } from "../cache/informer.ts";
import type { Tools } from "../client/tools.ts";

/**
 * All tools. Their loaders are here and nowhere else, so that importing kubist stays cheap; the cache
 * alone is there from the start, for an informer is not waited for.
 */
export const tools: Tools = {
  informers: () => ({ createInformer }),
  manifests: () => import("../ops/manifests/tool.ts"),
  workloads: () => import("../ops/workloads/tool.ts"),
  copies: () => import("../ops/copy/tool.ts"),
  nodes: () => import("../ops/nodes/tool.ts"),
  inspection: () => import("../ops/inspection/tool.ts"),
};
