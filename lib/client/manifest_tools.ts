/**
 * What `lib/ops` does for the verbs on manifests.
 *
 * @module
 */

import type {
  Applied,
  ApplyManyOptions,
  DeleteManyOptions,
  Difference,
  Manifest,
  ManifestOptions,
  Manifests,
  Removed,
} from "./manifests.ts";
import type { Session } from "./session.ts";

/** What `lib/ops` does for {@linkcode ManifestVerbs}. */
export interface ManifestTools {
  readManifests(
    source: string | readonly string[],
    options: ManifestOptions,
  ): AsyncIterable<Manifest>;
  applyManifests(
    session: Session,
    objects: Manifests,
    options: ApplyManyOptions,
  ): AsyncIterable<Applied>;
  diffManifests(
    session: Session,
    objects: Manifests,
    options: ApplyManyOptions,
  ): AsyncIterable<Difference>;
  deleteManifests(
    session: Session,
    objects: Manifests,
    options: DeleteManyOptions,
  ): AsyncIterable<Removed>;
}
