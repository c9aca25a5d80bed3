/**
 * The informers of a controller, as a reconcile function reads them.
 *
 * @module
 */

import { apiVersionOf } from "../meta/kind.ts";
import type { KubeObject } from "../meta/object.ts";
import { controllerOf, type Owned } from "../meta/owner.ts";
import type { Informer } from "../watch/informer.ts";
import type { KindOf, ReconcileCache } from "./reconcile.ts";

/** Finds the informers of kinds, and what an object controls. */
export class CacheReader {
  readonly #informers: Informer<KubeObject>[] = [];
  /** An index over each informer, by the uid of the controller. */
  readonly #index: string;
  readonly #indexed = new WeakSet<Informer<KubeObject>>();

  constructor(informers: readonly Informer<KubeObject>[]) {
    this.#index = `kubist.controller.${crypto.randomUUID()}`;
    for (const informer of informers) this.join(informer);
  }

  /** Reads from a further informer too. */
  join(informer: Informer<KubeObject>): void {
    const values = (object: KubeObject & Owned) => controllerOf(object)?.uid ?? [];
    if (!this.#indexed.has(informer)) {
      informer.addIndex(this.#index, (object) => [values(object)].flat());
      this.#indexed.add(informer);
    }
    this.#informers.push(informer);
  }

  /** Reads from one of them no more. */
  leave(informer: Informer<KubeObject>): void {
    this.#informers.splice(this.#informers.lastIndexOf(informer), 1);
  }

  /** The cache as the reconcile of one object sees it. */
  of(object: KubeObject): ReconcileCache {
    const { uid } = object.metadata;
    return {
      owned: <O extends KubeObject>(kind: KindOf<O>) =>
        this.#of(kind).flatMap((informer) => informer.by(this.#index, uid)) as O[],
      get: <O extends KubeObject>(kind: KindOf<O>, key: string) =>
        this.#of(kind).map((informer) => informer.get(key)).find((found) => found) as O | undefined,
      list: <O extends KubeObject>(
        kind: KindOf<O>,
        where?: Parameters<ReconcileCache["list"]>[1],
      ) => this.#of(kind).flatMap((informer) => informer.list(where)) as O[],
      after: async (write, options) => {
        const answer = await write;
        const shown = this.#informers.filter(({ kind }) =>
          kind?.kind === answer.kind && apiVersionOf(kind) === answer.apiVersion
        );
        await Promise.all(shown.map((informer) => informer.after(answer, options)));
        return answer;
      },
    };
  }

  #of<O extends KubeObject>(
    { group, version, kind, plural }: KindOf<O>,
  ): readonly Informer<KubeObject>[] {
    const found = this.#informers.filter((one) =>
      one.kind?.plural === plural && one.kind.group === group && one.kind.version === version
    );
    if (found.length > 0) return found;
    const sources = this.#informers.map(({ what }) => what).join("; ");
    throw new TypeError(`Cannot read ${kind} from the cache: the controller follows ${sources}`);
  }
}
