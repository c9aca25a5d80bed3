/**
 * What an informer needs of a view.
 *
 * @module
 */

import type { KubeObject } from "../meta/object.ts";
import type { Status } from "../meta/status.ts";
import type { InformerSource } from "../watch/informer.ts";
import { fromStatus } from "../wire/response.ts";
import { describe } from "../wire/target.ts";
import { collectionTarget } from "./scope.ts";
import type { KindSource, Requester } from "./requester.ts";

/** The objects of a view as an informer follows them; `show` is what the view makes of one. */
export function informerSource<T extends KubeObject>(
  requester: Requester,
  show: ((object: T) => unknown) | undefined,
): InformerSource<T> {
  const { session, place } = requester;
  const { clock, random, onTrouble } = session;
  const what = describePlace(requester);
  const toError = ({ object }: { readonly object: Status }) => fromStatus(`watch ${what}`, object);
  const form = [place.labels, place.fields, place.metadata ?? false, place.only ?? []];
  return {
    what,
    connection: session.transport,
    key: JSON.stringify([
      kindKey(place.kind),
      place.namespace ?? session.namespace,
      session.contentType,
      form,
    ]),
    show,
    async open(signal, options) {
      const { watchPort } = await import("./watching.ts");
      return watchPort<T>(requester, await requester.all({ signal }), options ?? {});
    },
    watching: { clock, random, onTrouble, toError },
  };
}

/** A Kind that is still to be found out is told from all others by whoever looks for it. */
const seekers = new WeakMap<object, number>();
let lastSeeker = 0;

function kindKey(kind: KindSource): string {
  if (!("find" in kind)) return `${kind.group}/${kind.version}/${kind.plural}`;
  let id = seekers.get(kind);
  if (id === undefined) seekers.set(kind, id = ++lastSeeker);
  return `${id}`;
}

function describePlace({ session, place }: Requester): string {
  const { kind, namespace } = place;
  if ("find" in kind) return "a resource that is still to be found";
  return describe(collectionTarget(kind, namespace, session.namespace));
}
