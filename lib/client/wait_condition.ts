/**
 * What can be waited for, and how it is said in words.
 *
 * @module
 */

import type { Condition } from "../meta/conditions.ts";
import { jsonPath } from "../meta/jsonpath.ts";
import type { AnyObject, KubeObject } from "../meta/object.ts";

/**
 * What an object is waited for to become: "created", "deleted", a condition of its status ("Ready",
 * "Ready=False"), the value of a JSONPath ("{.status.phase}=Running", or a path alone for any value), or
 * whatever a function says.
 */
export type WaitCondition<T> =
  | "created"
  | "deleted"
  | (string & Record<never, never>)
  | ((object: T) => boolean | Promise<boolean>);

/** A condition, ready to be tested. */
export interface Check<T> {
  /** What is waited for: "to be Ready". */
  readonly wish: string;
  /** Whether it holds; the object is undefined while there is none. */
  holds(object: T | undefined): boolean | Promise<boolean>;
  /** Whether it is that there is no object. */
  readonly isAbsence?: boolean;
  /** How the object stands to it: "Ready=False (ContainersNotReady: ...)". */
  stateOf(object: T): string;
}

/**
 * Reads a condition, kubectl's forms (`condition=Ready`, `jsonpath={.a}=b`, `delete`) included.
 *
 * **Errors**: `SyntaxError` for a JSONPath that is none, `TypeError` for an empty condition.
 */
export function toCheck<T extends KubeObject>(condition: WaitCondition<T>): Check<T> {
  if (typeof condition === "function") {
    const holds = (object: T | undefined) => object !== undefined && condition(object);
    return { wish: "to pass the given function", holds, stateOf: summaryOf };
  }
  if (typeof condition !== "string") {
    throw new TypeError(
      `Cannot wait for ${JSON.stringify(condition)}: give a text such as "Ready", or a function`,
    );
  }
  const text = condition.replace(/^(condition|jsonpath)=/, "");
  if (text === "deleted" || text === "delete") {
    const holds = (object: T | undefined) => object === undefined;
    return { wish: "to be deleted", holds, isAbsence: true, stateOf: endingOf };
  }
  if (text === "created" || text === "create") {
    return { wish: "to be created", holds: (object) => object !== undefined, stateOf: summaryOf };
  }
  if (text.startsWith("{")) return pathCheck(text);
  const [, type = "", status = "True"] = /^([^=]*)=?(.*?)$/.exec(text) ?? [];
  if (type.trim() === "") {
    throw new TypeError(`Cannot wait for ${JSON.stringify(condition)}: it names no condition`);
  }
  return conditionCheck(type, status || "True");
}

/** The object of this uid is gone, even if another has its name. */
export function goneCheck<T extends KubeObject>(uid: string | undefined): Check<T> {
  const holds = (object: T | undefined) => object === undefined || object.metadata.uid !== uid;
  return { wish: "to be deleted", holds, stateOf: endingOf };
}

function conditionCheck<T extends KubeObject>(type: string, status: string): Check<T> {
  const find = (object: T | undefined) => {
    const conditions = (object as AnyObject | undefined)?.status?.conditions;
    return Array.isArray(conditions)
      ? conditions.find((c: Condition) => c.type?.toLowerCase() === type.toLowerCase())
      : undefined;
  };
  return {
    wish: status === "True" ? `to be ${type}` : `to be ${type}=${status}`,
    holds(object) {
      const condition = find(object);
      return condition?.status.toLowerCase() === status.toLowerCase() &&
        isFresh(object as T, condition);
    },
    stateOf(object) {
      const condition = find(object);
      return condition ? wordsOf(condition) : `no condition ${type}; ${summaryOf(object)}`;
    },
  };
}

/** What a controller has said of an older spec does not count. */
function isFresh(object: KubeObject, condition: Condition | undefined): boolean {
  const observed = condition?.observedGeneration ?? (object as AnyObject).status
    ?.observedGeneration;
  return observed === undefined || observed >= (object.metadata.generation ?? 0);
}

function pathCheck<T extends KubeObject>(text: string): Check<T> {
  const end = text.lastIndexOf("}") + 1 || text.length;
  const path = jsonPath(text.slice(0, end));
  const wanted = text.slice(end).startsWith("=") ? text.slice(end + 1) : undefined;
  const values = (object: T) => path.find(object);
  return {
    wish: `to have ${text}`,
    holds(object) {
      if (object === undefined) return false;
      const found = values(object);
      return wanted === undefined ? found.length > 0 : found.map(String).includes(wanted);
    },
    stateOf: (object) => `${text.slice(0, end)} is ${JSON.stringify(values(object))}`,
  };
}

function endingOf(object: KubeObject): string {
  const { deletionTimestamp, finalizers = [] } = object.metadata;
  if (deletionTimestamp === undefined) return "it is not being deleted";
  return finalizers.length === 0 ? "terminating" : `terminating, finalizers: ${finalizers}`;
}

/** The state of any object in a line: its phase, its conditions, whether it ends. */
function summaryOf(object: KubeObject): string {
  const { status } = object as AnyObject;
  const conditions: unknown = status?.conditions;
  const parts = [
    ...(typeof status?.phase === "string" ? [status.phase] : []),
    ...(Array.isArray(conditions) ? conditions.map(wordsOf) : []),
    ...(object.metadata.deletionTimestamp === undefined ? [] : [endingOf(object)]),
  ];
  return parts.join(", ") || `resourceVersion ${object.metadata.resourceVersion}`;
}

function wordsOf({ type, status, reason, message }: Condition): string {
  const why = [reason, status === "True" ? undefined : message].filter(Boolean).join(": ");
  return `${type}=${status}${why === "" ? "" : ` (${why})`}`;
}
