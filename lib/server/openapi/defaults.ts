/**
 * The defaults that documents of version 3 show: what a field is in Go without a value, and the few
 * that are marked in the API.
 *
 * Source: https://github.com/kubernetes/kube-openapi/blob/master/pkg/generators/README.md
 *
 * @module
 */

import { defaults, zeros } from "../../generated/server/defaults.ts";
import type { Schema } from "../../meta/schema.ts";
import { referenced, schemaOf } from "../builtin_types.ts";

/** Fields whose own default is shown. */
const marked = new Set(
  [
    "core.v1.AzureDiskVolumeSource.cachingMode fsType kind readOnly",
    "core.v1.ContainerPort.protocol",
    "core.v1.GRPCAction.service",
    "core.v1.ISCSIPersistentVolumeSource.iscsiInterface",
    "core.v1.ISCSIVolumeSource.iscsiInterface",
    "core.v1.RBDPersistentVolumeSource.keyring pool user",
    "core.v1.RBDVolumeSource.keyring pool user",
    "core.v1.ReplicationControllerSpec.replicas",
    "core.v1.ScaleIOPersistentVolumeSource.fsType storageMode",
    "core.v1.ScaleIOVolumeSource.fsType storageMode",
    "core.v1.ServicePort.protocol",
    "resource.v1.DeviceToleration.operator",
  ].flatMap(fieldsOf),
);

/** Fields that show the zero of their type though answers leave it out, or have another default. */
const zeroed = new Set(
  [
    "autoscaling.v1.ScaleSpec.replicas",
    "batch.v1.PodFailurePolicyOnPodConditionsPattern.status",
    "core.v1.ConfigMapEnvSource.name",
    "core.v1.ConfigMapKeySelector.name",
    "core.v1.ConfigMapProjection.name",
    "core.v1.ConfigMapVolumeSource.name",
    "core.v1.FileKeySelector.optional",
    "core.v1.LocalObjectReference.name",
    "core.v1.ReplicationControllerSpec.minReadySeconds",
    "core.v1.SecretEnvSource.name",
    "core.v1.SecretKeySelector.name",
    "core.v1.SecretProjection.name",
    "flowcontrol.v1.FlowSchemaSpec.matchingPrecedence",
    "flowcontrol.v1.QueuingConfiguration.handSize queueLengthLimit queues",
    "meta.v1.OwnerReference.apiVersion kind name uid",
    "rbac.v1.RoleRef.apiGroup",
    "~version.Info.buildDate compiler gitCommit gitTreeState gitVersion goVersion major minor platform",
  ].flatMap(fieldsOf),
);

function fieldsOf(text: string): string[] {
  const [first = "", ...more] = text.split(" ");
  const definition = first.slice(0, first.lastIndexOf("."));
  return [first, ...more.map((name) => `${definition}.${name}`)];
}

/** A field of a built-in definition with the defaults that are shown. */
export function withDefaults(field: Schema, definition: string, name: string): Schema {
  const value = ownDefault(field, definition, name);
  const { items, additionalProperties: extra } = field;
  return {
    ...field,
    ...(items ? { items: element(items) } : {}),
    ...(typeof extra === "object" ? { additionalProperties: element(extra) } : {}),
    ...(value === undefined ? {} : { default: value }),
  };
}

function ownDefault(field: Schema, definition: string, name: string): unknown {
  const key = `${definition}.${name}`;
  if (marked.has(key)) return defaults[definition]?.[name];
  // Quantities, times and the like are values, whose zero is not shown.
  if (field.type === "array") return undefined;
  const type = referenced(field);
  if (type !== undefined && schemaOf(type)?.type !== "object") return undefined;
  if (/^meta\.v1\.(Object|List)Meta$/.test(type ?? "") && name === "metadata") return {};
  return zeroed.has(key) ? zeroOf(field) : zeros[definition]?.[name] ?? undefined;
}

/** What a list or a map has. */
function element(schema: Schema): Schema {
  const value = zeroOf(schema);
  return {
    ...schema,
    ...(schema.items ? { items: element(schema.items) } : {}),
    ...(value === undefined ? {} : { default: value }),
  };
}

function zeroOf(schema: Schema): unknown {
  const type = referenced(schema);
  if (type !== undefined) return schemaOf(type)?.type === "object" ? {} : undefined;
  if (schema.type === "string") return schema.format === "byte" ? undefined : "";
  if (schema.type === "integer" || schema.type === "number") return 0;
  return schema.type === "boolean" ? false : undefined;
}
