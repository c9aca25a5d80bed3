/**
 * What is sent to a subresource and not stored: evictions, bindings, token requests, and the options
 * of connections. Admission looks at it as at what is written.
 *
 * @module
 */

import type { AnyObject } from "../meta/object.ts";
import { admitMutating, admitValidating } from "./admission/mod.ts";
import { type Admission, isSent, sentKind } from "./admission/plugin.ts";
import type { Call } from "./call.ts";
import { checkNamespace, ensureMeta } from "./object_meta.ts";
import { trackOwners } from "./ownership.ts";
import { takeSteps } from "./steps.ts";

/** Lets plugins change what is sent, in place, in the name of its sender. **Errors**: what they refuse. */
export async function admitSent(call: Call, object: AnyObject): Promise<void> {
  ensureMeta(object);
  checkNamespace(call, object.metadata);
  trackOwners(kindCall(call), object, undefined);
  await takeSteps(admitMutating(admissionOf(call, object)));
}

/** Lets plugins refuse it. **Errors**: what they refuse. */
export async function checkSent(call: Call, object: AnyObject): Promise<void> {
  await takeSteps(admitValidating(admissionOf(call, object)));
}

/** Lets plugins change and refuse the options of a connection. **Errors**: what they refuse. */
export async function admitConnection(call: Call, options: AnyObject): Promise<void> {
  const admission: Admission = { call, operation: "CONNECT", object: options, old: undefined };
  await takeSteps(admitMutating(admission));
  await takeSteps(admitValidating(admission));
}

function admissionOf(call: Call, object: AnyObject): Admission {
  return { call, operation: "CREATE", object, old: undefined };
}

/** The call as it were for the kind of what is sent, which decides whose its fields are. */
function kindCall(call: Call): Call {
  if (!isSent(call)) return call;
  const { group, version, kind } = sentKind(call, call.version);
  return { ...call, version, type: { ...call.type, group, kind, storageKey: "" } };
}
