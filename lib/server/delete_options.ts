/**
 * The options of a deletion, from the body or, without one, from the query.
 *
 * @module
 */

import { isObject } from "../meta/deep.ts";
import { type FieldError, invalid, invalidValue, notSupported } from "./field_error.ts";
import { checkDeleteOptions, DecodeProblem } from "./field_check.ts";
import { badRequest } from "./status_error.ts";
import { SCHEME } from "./strictness.ts";

/** How to delete. */
export interface DeleteOptions {
  readonly gracePeriodSeconds?: number;
  readonly propagationPolicy?: string;
  readonly orphanDependents?: boolean;
  readonly preconditions?: { readonly uid?: string; readonly resourceVersion?: string };
  readonly dryRun?: readonly string[];
}

/** Reads the options of a request; `body` is undefined when it is empty. */
export function deleteOptions(body: unknown, query: URLSearchParams): DeleteOptions {
  const options = body === undefined ? fromQuery(query) : fromBody(body);
  const errors: FieldError[] = [];
  const { propagationPolicy: policy, orphanDependents } = options;
  if (policy !== undefined && orphanDependents !== undefined) {
    errors.push(
      invalidValue(
        "propagationPolicy",
        policy,
        "orphanDependents and deletionPropagation cannot be both set",
      ),
    );
  }
  if (policy !== undefined && !["Foreground", "Background", "Orphan"].includes(policy)) {
    errors.push(
      notSupported("propagationPolicy", policy, ["Foreground", "Background", "Orphan", "nil"]),
    );
  }
  if (options.dryRun?.some((d) => d !== "All")) {
    errors.push(notSupported("dryRun", options.dryRun, ["All"]));
  }
  if (errors.length > 0) {
    throw invalid({ group: "meta.k8s.io", kind: "DeleteOptions" }, "", errors);
  }
  return options;
}

function fromBody(body: unknown): DeleteOptions {
  if (body === null) return {};
  if (!isObject(body)) throw badRequest("the body of the request is no DeleteOptions");
  const kind = body["kind"];
  if (kind !== undefined && kind !== "" && kind !== "DeleteOptions") {
    throw badRequest(
      `no kind ${JSON.stringify(kind)} is registered for version ${
        JSON.stringify(body["apiVersion"])
      } in scheme ${JSON.stringify(SCHEME)}`,
    );
  }
  try {
    checkDeleteOptions(body);
  } catch (error) {
    throw error instanceof DecodeProblem ? badRequest(error.message) : error;
  }
  const options = Object.entries(body).filter(([, v]) => v !== null && v !== undefined);
  return Object.fromEntries(options) as DeleteOptions;
}

function fromQuery(query: URLSearchParams): DeleteOptions {
  const grace = query.get("gracePeriodSeconds");
  const policy = query.get("propagationPolicy");
  const orphan = query.get("orphanDependents");
  const dryRun = query.getAll("dryRun");
  const preconditions = {
    ...(query.has("uid") ? { uid: query.get("uid") ?? "" } : {}),
    ...(query.has("resourceVersion")
      ? { resourceVersion: query.get("resourceVersion") ?? "" }
      : {}),
  };
  if (grace !== null && !/^[+-]?\d+$/.test(grace)) {
    throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(grace)}: invalid syntax`);
  }
  return {
    ...(grace === null ? {} : { gracePeriodSeconds: Number(grace) }),
    ...(policy === null ? {} : { propagationPolicy: policy }),
    ...(Object.keys(preconditions).length === 0 ? {} : { preconditions }),
    ...(orphan === null ? {} : { orphanDependents: orphan !== "false" && orphan !== "0" }),
    ...(dryRun.length === 0 ? {} : { dryRun }),
  };
}
