/**
 * The parts of kubist under test, each of which a planted bug can stand in for.
 *
 * @module
 */

import { createInformer } from "kubist/cache";
import type { InformerTools } from "kubist/client";
import type { HttpClient } from "kubist/runtime";
import type { Transport } from "kubist/transport";
import type { SimClock } from "./sim_clock.ts";
import type { SimServer } from "./sim_server.ts";

/** What a simulation is made of. */
export interface Parts {
  readonly informers: InformerTools;
  readonly transport?: ((transport: Transport) => Transport) | undefined;
  readonly http?: ((client: HttpClient) => HttpClient) | undefined;
}

/** Makes the parts of one simulation. */
export type MakeParts = (sim: { readonly clock: SimClock; readonly server: SimServer }) => Parts;

/** The real ones, with pages so small that lists have several. */
export const realParts: MakeParts = () => ({
  informers: {
    createInformer: (source, options) =>
      createInformer({ ...source, watching: { ...source.watching, pageSize: 20 } }, options),
  },
});
