/**
 * The documents from which the types of Kubernetes itself are made.
 *
 * @module
 */

import type { Schema } from "../../meta/schema.ts";

/** A resource or a subresource, as the API server registers it. */
export interface ResourceFact {
  /** The API group; "" is the core group. */
  readonly group: string;
  /** The version that serves it. */
  readonly version: string;
  /** "deployments" or "deployments/scale". */
  readonly resource: string;
  /** Whether objects live in namespaces. */
  readonly namespaced: boolean;
  /** What can be done with it. */
  readonly verbs: readonly string[];
  /** The kind of its objects. */
  readonly kind: string;
  /** The group and version of the kind, where they are not the resource's. */
  readonly kindGroup?: string;
  /** The version of the kind, where it is another's. */
  readonly kindVersion?: string;
  /** What kubectl calls it for short. */
  readonly shortNames?: readonly string[];
  /** The groups of resources that it counts to, such as "all". */
  readonly categories?: readonly string[];
  /** The columns of its table. */
  readonly columns?: readonly ColumnFact[];
}

/** A column of the server's Tables. */
export interface ColumnFact {
  /** The heading. */
  readonly name: string;
  /** The type of the cells. */
  readonly type: string;
  /** "name" for the column of names. */
  readonly format: string;
  /** 0 for what is always shown. */
  readonly priority: number;
}

/** A field of a protobuf message, with what Go's struct tags say of its JSON. */
export interface ProtobufField {
  /** The number on the wire. */
  readonly n: number;
  /** The name in JSON. */
  readonly name: string;
  /** A scalar, a message's full name, or `map<key,value>`. */
  readonly type: string;
  /** The name in JSON, where it differs; "-" when it is not in JSON. */
  readonly json?: string;
  /** Whether there may be several. */
  readonly repeated?: boolean;
  /** Optional in Go: a zero on the wire is a value. */
  readonly pointer?: boolean;
  /** In JSON even when zero. */
  readonly always?: boolean;
  /** Not in JSON when zero, structs included. */
  readonly omitzero?: boolean;
  /** Its fields are those of the parent in JSON. */
  readonly inline?: boolean;
}

/** A protobuf message. */
export interface ProtobufMessage {
  /** The fields, by number. */
  readonly fields: readonly ProtobufField[];
  /** The message is this Go slice or map; JSON shows it bare. */
  readonly goType?: string;
}

/** All documents. */
export interface BuiltInInputs {
  /** The OpenAPI v2 document. */
  readonly swagger: { readonly definitions: Readonly<Record<string, Schema>> };
  /** What the server serves. */
  readonly resources: readonly ResourceFact[];
  /** The values that strings may have. */
  readonly enums: {
    /** The enum type of a field, both by their Go names. */
    readonly fields: Readonly<Record<string, string>>;
    readonly types: Readonly<Record<string, readonly string[]>>;
  };
  /** The messages, by name. */
  readonly protobuf: { readonly messages: Readonly<Record<string, ProtobufMessage>> };
}

/** The Go name of a definition: "k8s.io.api.core.v1.Pod" of "io.k8s.api.core.v1.Pod". */
export function goName(id: string): string {
  return id.replace(/^io\.k8s\./, "k8s.io.").replaceAll("-", "_");
}

/** The definition of a Go name's package: "io.k8s.api.core.v1" of "k8s.io.api.core.v1". */
export function packageId(goPackage: string): string {
  return goPackage.replace(/^k8s\.io\./, "io.k8s.").replace("_apiserver", "-apiserver")
    .replace("kube_aggregator", "kube-aggregator");
}
