/**
 * Looking around: what fields mean, who owns whom, what has happened to an object, what it uses.
 *
 * @module
 */

import type { Event } from "../generated/core/v1.ts";
import type { AnyObject, KubeObject } from "../meta/object.ts";
import type { Amount } from "../meta/quantity.ts";
import type { Flow } from "../stream/flow.ts";
import type { CallOptions } from "../wire/read_options.ts";
import type { Session } from "./session.ts";

/** One field of an explained type. */
export interface ExplainedField {
  /** The name, as it is written. */
  readonly name: string;
  /** As `kubectl explain` writes it: "[]Container", "map[string]string", "IntOrString". */
  readonly type: string;
  /** Whether objects must have it. */
  readonly required: boolean;
  /** What it is for, in the words of the server's documents. */
  readonly description: string;
}

/** What a field, or a whole resource, means. */
export interface Explanation {
  /** "deployments.spec.strategy", without abbreviations. */
  readonly path: string;
  /** The group and version that serves it. */
  readonly apiVersion: string;
  /** The kind. */
  readonly kind: string;
  /** "string", "[]Object", "map[string]string". */
  readonly type: string;
  /** What it is for, in the words of the server's documents. */
  readonly description: string;
  /** The values that are allowed, where they are listed. */
  readonly enum: readonly string[] | undefined;
  /** What the server fills in; undefined for nothing. */
  readonly default: unknown;
  /** What is inside, by name; none for a plain value. */
  readonly fields: readonly ExplainedField[];
  /** All of it as text. */
  toString(): string;
}

/** Which objects to look through. */
export interface ChildrenOptions extends CallOptions {
  /** The kinds to look through, by any of their names. @default {all that can be listed} */
  readonly kinds?: readonly string[] | undefined;
}

/** How to read events. */
export interface EventOfOptions {
  /** Ends it; the loop then throws `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
  /** Reading those of the past takes at most this long. @default {90_000} */
  readonly timeoutMs?: number | undefined;
  /** Go on with events as they happen. @default {false} */
  readonly follow?: boolean | undefined;
}

/** What a pod or a node uses. */
export interface Usage {
  /** The name of the pod or node. */
  readonly name: string;
  /** Undefined for a node. */
  readonly namespace: string | undefined;
  /** Cores. */
  readonly cpu: Amount;
  /** Bytes. */
  readonly memory: Amount;
  /** RFC 3339: the end of the time that this is the mean of. */
  readonly timestamp: string;
}

/** Looking around. */
export interface InspectionVerbs {
  /**
   * What a field means: `k.explain("deployments.spec.strategy")`. The first part is a resource, by any of
   * its names; `deployments.apps` is understood as well.
   *
   * Where the server publishes nothing or cannot be reached, what kubist knows of the built-in resources
   * stands in: types and required fields, without descriptions.
   *
   * **Wire**: GET `/openapi/v3`, and its document of the group and version once. **Errors**: `TypeError`
   * for a field that there is none of, with a near one.
   *
   * @example
   * ```ts
   * import { startCluster } from "kubist/testing";
   *
   * await using cluster = await startCluster();
   * const { type, fields } = await cluster.client().explain("deployments.spec.strategy");
   * console.log(type, fields.map((f) => f.name)); // DeploymentStrategy [ "rollingUpdate", "type" ]
   * ```
   */
  explain(path: string, options?: CallOptions): Promise<Explanation>;
  /**
   * Who owns an object, by its controllers: the nearest first, such as a ReplicaSet and then its Deployment.
   * The chain ends before an owner that is gone.
   *
   * **Wire**: GET of each.
   */
  owners(object: KubeObject, options?: CallOptions): Promise<AnyObject[]>;
  /**
   * What an object owns, directly, in its namespace; in all of them, for an object of the cluster. Kinds
   * that the client may not list are left out.
   *
   * **Wire**: GET of the metadata of each kind's objects. **Yields**: objects with metadata alone.
   */
  children(object: KubeObject, options?: ChildrenOptions): Flow<KubeObject>;
  /**
   * The events about an object, the oldest first.
   *
   * **Wire**: GET of events with a field selector; with `follow` a watch.
   */
  eventsOf(object: KubeObject, options?: EventOfOptions): Flow<Event>;
  /**
   * What pods or nodes use now, the most of a CPU first.
   *
   * **Wire**: GET of `metrics.k8s.io`. **Errors**: `TypeError` when the cluster does not measure.
   */
  top(what: "pods" | "nodes", namespace?: string, options?: CallOptions): Promise<Usage[]>;
}

/** What `lib/ops` does for {@linkcode InspectionVerbs}. */
export interface InspectionTools {
  explain(session: Session, path: string, options: CallOptions): Promise<Explanation>;
  owners(session: Session, object: KubeObject, options: CallOptions): Promise<AnyObject[]>;
  children(
    session: Session,
    object: KubeObject,
    options: ChildrenOptions,
  ): AsyncIterable<KubeObject>;
  eventsOf(session: Session, object: KubeObject, options: EventOfOptions): AsyncIterable<Event>;
  top(
    session: Session,
    what: "pods" | "nodes",
    namespace: string | undefined,
    options: CallOptions,
  ): Promise<Usage[]>;
}
