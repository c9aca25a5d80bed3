/**
 * The client: `k`.
 *
 * @module
 */

import type { Groups, TopLevel } from "../generated/clientset.ts";
import type { Identified, Kind, Scope, Verb } from "../meta/kind.ts";
import type { Clock } from "../stream/clock.ts";
import type { Flow } from "../stream/flow.ts";
import type { Impersonation } from "../transport/impersonation.ts";
import type { Transport } from "../transport/transport.ts";
import type { OnWarning } from "../transport/warnings.ts";
import type { WatchTrouble } from "../watch/options.ts";
import type { DiscoveredKind } from "../wire/discovery.ts";
import type { ContentType } from "../wire/content.ts";
import type { CallOptions } from "../wire/read_options.ts";
import type { AccessVerbs } from "./access.ts";
import type { Accessor, Accessors, VersionAccessors } from "./accessor.ts";
import type { ApiGroup } from "./explore.ts";
import type { InspectionVerbs } from "./inspection.ts";
import type { Budget } from "./limits.ts";
import type { ManifestVerbs } from "./manifests.ts";
import type { WriteDefaults } from "./session.ts";
import type { FullView } from "./full_view.ts";
import type { Tools } from "./tools.ts";

/** A Kind of any type, verbs and scope. */
type AnyKind = Kind<Identified, Scope, string, unknown, string, Verb>;

/** Who to act as, beside the name. */
export type Identity = Omit<Impersonation, "user">;

/** What the server says of itself. Source: GET /version */
export interface VersionInfo {
  /** The first number: "1". */
  readonly major: string;
  /** The second number: "36"; some providers add a "+". */
  readonly minor: string;
  /** Such as "v1.36.0". */
  readonly gitVersion: string;
  /** What else the server says of itself: the commit, the platform, the compiler. */
  readonly [field: string]: string;
}

/** The view of anything by name, and the group resource.k8s.io. */
export interface ResourceAccessor extends VersionAccessors<Groups["resource"]> {
  (name: string, namespace?: string): FullView;
}

/** What every client has beside the accessors of resources. */
export interface ClientBase extends AsyncDisposable, AccessVerbs, InspectionVerbs, ManifestVerbs {
  /** The address of the API server. */
  readonly server: string;
  /** The namespace of views that name none. */
  readonly namespace: string;

  /** Core events: `k.events("web")`; those of events.k8s.io: `k.events.v1.events("web")`. */
  readonly events: Accessor<TopLevel["events"]> & VersionAccessors<Groups["events"]>;
  /**
   * The view of anything the server has, by the names that kubectl takes: plural, singular, short
   * name or Kind, alone or as `name.group` or `name.version.group`. Looked up when the first verb is
   * called. Carries the group resource.k8s.io as well: `k.resource.v1.resourceClaims("web")`.
   *
   * **Errors** (of the verb): `TypeError` that suggests near names.
   */
  readonly resource: ResourceAccessor;
  /** The view of a Kind, with its type. */
  of<K extends AnyKind>(
    kind: K,
    ...place: Parameters<Accessor<K>>
  ): ReturnType<Accessor<K>>;
  /**
   * The same client with accessors for more Kinds, such as those that `kubist gen` writes for CRDs:
   * `k.use({ certificates: Certificate }).certificates("web")`.
   */
  use<Kinds extends Readonly<Record<string, AnyKind>>>(kinds: Kinds): this & Accessors<Kinds>;

  /** All Kinds that the server has, in its order. */
  kinds(options?: Pick<CallOptions, "signal" | "timeoutMs">): Promise<readonly DiscoveredKind[]>;
  /** The groups that the server has, with their versions and resources. **Yields**: {@linkcode ApiGroup} */
  explore(): Flow<ApiGroup>;
  /** The server's version. **Wire**: GET /version */
  version(options?: CallOptions): Promise<VersionInfo>;
  /**
   * Any GET with the client's credentials; the answer as it is, whatever its status. Read or cancel
   * its body.
   */
  raw(path: string, options?: CallOptions): Promise<Response>;

  /** The same connection with defaults for writes. */
  with(defaults: WriteDefaults): this;
  /** The same connection, on which no write is stored. */
  dryRun(): this;
  /**
   * The same connection as another user, if the server allows that. Discovery is shared.
   *
   * @example
   * ```ts
   * import { startCluster } from "kubist/testing";
   *
   * await using cluster = await startCluster();
   * const alice = cluster.client().as("alice", { groups: ["dev"] });
   * console.log((await alice.whoami()).username); // alice
   * ```
   */
  as(user: string, identity?: Identity): this;
  /** The same connection for reading only; writes, exec and port-forward throw a `TypeError`. */
  readOnly(): this;
  /**
   * The same connection for so many writes and no more: what goes beyond throws a `RangeError` before it
   * is sent. Dry runs do not count; what the server refuses does. A collection is not deleted at all when
   * deletes are limited, for nobody knows how many there are.
   *
   * @example
   * ```ts
   * import { startCluster } from "kubist/testing";
   *
   * await using cluster = await startCluster();
   * const k = cluster.client().budget({ deletes: 0 });
   * await k.configMaps("default").create({ metadata: { name: "cfg" } });
   * await k.configMaps("default").delete("cfg").catch((error) => console.log(error.message));
   * // Cannot delete configmaps "cfg" ...: the client's budget of 0 deletes is used up
   * ```
   */
  budget(limits: Budget): this;
  /** Ends every connection; also of the clients made by `with`, `use`, `as` and the others. */
  close(): Promise<void>;
}

/**
 * A connection to one cluster: views by plural, by group and version, by Kind and by name.
 *
 * A namespace left out is the client's own; "*" is all namespaces.
 */
export interface Client
  extends
    ClientBase,
    Accessors<Omit<TopLevel, "events">>,
    GroupAccessors<Omit<Groups, "events" | "resource">> {}

type GroupAccessors<G> = { readonly [Group in keyof G]: VersionAccessors<G[Group]> };

/** What a client is made of. */
export interface ClientOptions {
  /** What sends the requests. */
  readonly transport: Transport;
  /** Where a namespace is left out. @default {"default"} */
  readonly namespace?: string | undefined;
  /** What is added to every write. @default {nothing} */
  readonly writes?: WriteDefaults | undefined;
  /**
   * The form in which objects travel, unless a call says. What has no protobuf form, as custom
   * resources, travels as JSON all the same.
   *
   * "protobuf" takes half the bytes on the wire and spares the server work, but reading whole objects
   * of it costs a script several times the CPU of JSON, which the runtime parses natively; together
   * with `select` it costs less than JSON on Deno, and more on Bun, whose JSON is faster. The objects
   * that come out are equal, but for the types of objects inside others (a StatefulSet's claim templates) and for fields that are newer than kubist,
   * neither of which it carries.
   *
   * @default {"json"}
   */
  readonly contentType?: ContentType | undefined;
  /** What waits and deadlines are measured with. @default {the machine's} */
  readonly clock?: Clock | undefined;
  /** For jitter. @default {Math.random} */
  readonly random?: (() => number) | undefined;
  /**
   * Whether informers freeze what they keep, where they do not say, so that a change to an object that
   * many share throws where it is made (client-go: KUBE_CACHE_MUTATION_DETECTOR).
   *
   * @default {false}
   */
  readonly freeze?: boolean | undefined;
  /** Told of what is odd about a write and not refused; a transport has its own for the server's. */
  readonly onWarning?: OnWarning | undefined;
  /** Told of each watch failure that is being mended, and of what ends an informer. */
  readonly onTrouble?: ((trouble: WatchTrouble) => void) | undefined;
  /**
   * What lies beyond requests on one view, such as `k.yaml`; the functions of `kubist` bring it.
   *
   * @default {none: those methods throw}
   */
  readonly tools?: Tools | undefined;
}
