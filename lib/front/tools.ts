/**
 * The tools of clients, each loaded when it is first used.
 *
 * @module
 */

import type { Tools } from "../client/tools.ts";

/** All tools. Their loaders are here and nowhere else, so that importing kubist stays cheap. */
export const tools: Tools = {
  manifests: () => import("../ops/manifests/tool.ts"),
};
