/**
 * What somebody wants to do, as authorization sees it.
 *
 * @module
 */

/** A request for a resource. */
export interface ResourceAttributes {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly subresource: string;
  /** Empty at cluster scope. */
  readonly namespace: string;
  /** Empty for collections. */
  readonly name: string;
}

/** A request for a path that is no resource. */
export interface PathAttributes {
  readonly verb: string;
  readonly path: string;
}

/** Either of them. */
export type Attributes = ResourceAttributes | PathAttributes;

/** What was decided, and why. */
export interface Decision {
  readonly allowed: boolean;
  readonly reason: string;
}
