/**
 * What the check of fields asks about each field of a built-in type, worked out once.
 *
 * @module
 */

import { enumFields } from "../generated/server/enums.ts";
import { isObject } from "../meta/deep.ts";
import type { Schema } from "../meta/schema.ts";
import { referenced, schemaOf } from "./builtin_types.ts";
import { jsonFields, type MessageField, messageOf } from "./protobuf/messages.ts";

/** One field of a structure. */
export interface FieldFacts {
  readonly schema: Schema;
  /** Its way in Go: the name, after the structs that embed it, as in "VolumeSource.secret". */
  readonly goPath: string;
  /** The definition of the enum that it is of. */
  readonly enumType: string | undefined;
  /** It holds any JSON, null as well. */
  readonly isAnything: boolean;
  readonly message: MessageField | undefined;
}

const known = new Map<string, ReadonlyMap<string, FieldFacts>>();

/** The fields of a definition by their names; none for a definition without any. */
export function fieldsOf(short: string): ReadonlyMap<string, FieldFacts> {
  const found = known.get(short);
  if (found) return found;
  const properties = Object.entries(schemaOf(short)?.properties ?? {});
  const facts = new Map(properties.map(([name, schema]) => [name, factsOf(short, name, schema)]));
  known.set(short, facts);
  return facts;
}

/** Go leaves out zeros of fields that are no pointers, empty lists and maps among them. */
export function isLeftOut({ message: field }: FieldFacts, value: unknown): boolean {
  if (!field || field.always || field.pointer) return false;
  if (field.list) return Array.isArray(value) && value.length === 0;
  if (field.map) return isObject(value) && Object.keys(value).length === 0;
  return value === "" || value === 0 || value === false;
}

/** The structs whose field `uid` is any text. */
const UID_TEXTS: ReadonlySet<string> = new Set([
  "authentication.v1.UserInfo",
  "authorization.v1.SubjectAccessReviewSpec",
  "certificates.v1.CertificateSigningRequestSpec",
]);

/** Types of strings that the documents of the API do not name. */
const UNNAMED: Readonly<Record<string, string>> = {
  "apps.v1.DaemonSetCondition.type": "apps.v1.DaemonSetConditionType",
  "apps.v1.StatefulSetCondition.type": "apps.v1.StatefulSetConditionType",
  "batch.v1.PodFailurePolicyOnPodConditionsPattern.type": "core.v1.PodConditionType",
  "batch.v1.UncountedTerminatedPods.failed": "types.UID",
  "batch.v1.UncountedTerminatedPods.succeeded": "types.UID",
  "core.v1.AttachedVolume.name": "core.v1.UniqueVolumeName",
  "core.v1.NodeStatus.volumesInUse": "core.v1.UniqueVolumeName",
  "core.v1.PersistentVolumeClaimStatus.allocatedResourceStatuses": "core.v1.ClaimResourceStatus",
  "discovery.v1.EndpointSlice.addressType": "discovery.v1.AddressType",
  "flowcontrol.v1.FlowSchemaCondition.type": "flowcontrol.v1.FlowSchemaConditionType",
  "flowcontrol.v1.PriorityLevelConfigurationCondition.type":
    "flowcontrol.v1.PriorityLevelConfigurationConditionType",
  "networking.v1.HTTPIngressPath.pathType": "networking.v1.PathType",
  "networking.v1.IngressPortStatus.protocol": "core.v1.Protocol",
};

function stringTypeOf(short: string, name: string): string | undefined {
  if (name === "uid" && !UID_TEXTS.has(short)) return "types.UID";
  const named = enumFields[short]?.[name] ?? UNNAMED[`${short}.${name}`];
  if (named !== undefined || name !== "status") return named;
  return short.endsWith("Condition") ? "core.v1.ConditionStatus" : undefined;
}

function factsOf(short: string, name: string, schema: Schema): FieldFacts {
  return {
    schema,
    goPath: [embeddedIn(short, name), name].filter((f) => f !== "").join("."),
    enumType: stringTypeOf(short, name),
    isAnything: isAnything(schema),
    message: jsonFields(short)?.get(name),
  };
}

/** The struct that Go embeds a field in: "VolumeSource" for the sources of a volume; "" for none. */
function embeddedIn(short: string, name: string): string {
  for (const field of messageOf(short)?.fields.values() ?? []) {
    if (!field.inline || !jsonFields(field.type)?.has(name)) continue;
    const struct = field.type.slice(field.type.lastIndexOf(".") + 1);
    const deeper = embeddedIn(field.type, name);
    return deeper === "" ? struct : `${struct}.${deeper}`;
  }
  return "";
}

function isAnything(schema: Schema): boolean {
  const short = referenced(schema);
  const target = short === undefined ? schema : schemaOf(short);
  return target !== undefined && target.type === undefined;
}
