/**
 * Volumes of pods, and the sources that persistent volumes share with them.
 *
 * Source: https://kubernetes.io/docs/concepts/storage/volumes/
 *
 * @module
 */

import { dns1123LabelProblems, dns1123SubdomainProblems } from "../../meta/names.ts";
import {
  duplicate,
  type FieldError,
  forbiddenField,
  invalidValue,
  notSupported,
  required,
} from "../field_error.ts";
import { claimSpec } from "./claim.ts";
import { containerAmount, podField, pullPolicy } from "./container.ts";
import { amount } from "./amounts.ts";
import { about, all, type Check, each, fields, inside, present } from "./checks.ts";
import { labels } from "./labels.ts";
import { between } from "./numbers.ts";
import { named, needed, neededName, oneOf } from "./texts.ts";

/** The name of a driver. */
export const driverName: Check = neededName((name) =>
  dns1123SubdomainProblems(name.toLowerCase()).map((p) => p)
);

const mode: Check = (value, at) =>
  typeof value === "number" && (value < 0 || value > 0o777)
    ? [
      invalidValue(
        at,
        value,
        "must be a number between 0 and 0777 (octal), both inclusive",
      ),
    ]
    : [];

/** A path within a volume, that does not lead out of it. */
const localPath: Check = named((path) => {
  if (path.startsWith("/")) return ["must be a relative path"];
  if (path.split("/").includes("..")) return ["must not contain '..'"];
  return path.startsWith("..") ? ["must not start with '..'"] : [];
});

const keyToPath: Check = fields({ key: needed(), path: all(needed(), localPath), mode });

const downwardFile: Check = about((file, at) => {
  const errors = all(needed(), localPath)(file.path, `${at}.path`);
  if (file.fieldRef) {
    errors.push(...podField("volume")(file.fieldRef, `${at}.fieldRef`));
    if (file.resourceFieldRef) {
      const detail = "fieldRef and resourceFieldRef can not be specified simultaneously";
      errors.push(invalidValue(at, "resource", detail));
    }
  } else if (file.resourceFieldRef) {
    errors.push(...containerAmount(true)(file.resourceFieldRef, `${at}.resourceFieldRef`));
  } else errors.push(required(at, "one of fieldRef and resourceFieldRef is required"));
  return [...errors, ...mode(file.mode, `${at}.mode`)];
});

const projected: Check = about((volume, at) => {
  const errors = mode(volume.defaultMode, `${at}.defaultMode`);
  (volume.sources ?? []).forEach((source: Record<string, never>, i: number) => {
    const here = `${at}.sources[${i}]`;
    const { secret, configMap, downwardAPI, serviceAccountToken, clusterTrustBundle } = source;
    const keys = fields({ name: needed(), items: each(keyToPath) });
    if (secret) errors.push(...keys(secret, `${here}.secret`));
    if (configMap) errors.push(...keys(configMap, `${here}.configMap`));
    if (downwardAPI) {
      errors.push(...each(downwardFile)(downwardAPI["items"], `${here}.downwardAPI.items`));
    }
    if (serviceAccountToken) errors.push(...tokenErrors(serviceAccountToken, here, at));
    const used = [secret, configMap, downwardAPI, serviceAccountToken, clusterTrustBundle]
      .filter((s) => s !== undefined).length;
    if (used > 1) {
      errors.push(forbiddenField(here, "may not specify more than 1 volume type per source"));
    }
    if (used === 0) errors.push(required(here, "must specify a projection type"));
  });
  return errors;
});

function tokenErrors(token: Record<string, unknown>, here: string, at: string): FieldError[] {
  const seconds = Number(token["expirationSeconds"]);
  const errors: FieldError[] = [];
  const field = `${here}.serviceAccountToken.expirationSeconds`;
  if (seconds < 600) {
    errors.push(invalidValue(field, seconds, "may not specify a duration less than 10 minutes"));
  }
  if (seconds > 2 ** 32) {
    errors.push(
      invalidValue(field, seconds, "may not specify a duration larger than 2^32 seconds"),
    );
  }
  return [...errors, ...all(needed(), localPath)(token["path"], `${at}.path`)];
}

const IQN = /^iqn\.\d{4}-\d{2}\.[A-Za-z0-9.-]+:[^,;*&$|\s]+$/;

const iscsi: Check = fields({
  targetPortal: needed(),
  iqn: neededName((iqn) => {
    if (!/^(iqn|eui|naa)/.test(iqn)) return ["must be valid format"];
    const fits = iqn.startsWith("iqn")
      ? IQN.test(iqn)
      : /^(eui\.[0-9a-fA-F]{16}|naa\.[0-9a-fA-F]{32})$/.test(iqn);
    return fits ? [] : ["must be valid format"];
  }),
  lun: between(0, 255),
});

const azureDisk: Check = about((disk, at) => {
  const managed = disk.kind === "Managed";
  const start = managed ? "/subscriptions/" : "https://";
  const forms = managed
    ? "/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}"
    : "https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd";
  return [
    ...needed()(disk.diskName, `${at}.diskName`),
    ...needed()(disk.diskURI, `${at}.diskURI`),
    ...oneOf("None", "ReadOnly", "ReadWrite")(disk.cachingMode, `${at}.cachingMode`),
    ...oneOf("Dedicated", "Managed", "Shared")(disk.kind, `${at}.kind`),
    ...((disk.diskURI ?? "").startsWith(start)
      ? []
      : [notSupported(`${at}.diskURI`, disk.diskURI ?? "", [forms])]),
  ];
});

const hostPath: Check = about((volume, at) => {
  if (!volume.path) return [required(`${at}.path`)];
  const types = [
    "",
    "BlockDevice",
    "CharDevice",
    "Directory",
    "DirectoryOrCreate",
    "File",
    "FileOrCreate",
    "Socket",
  ];
  return [
    ...(volume.path.split("/").includes("..")
      ? [invalidValue(`${at}.path`, volume.path, "must not contain '..'")]
      : []),
    ...(types.includes(volume.type ?? "") ? [] : [notSupported(`${at}.type`, volume.type, types)]),
  ];
});

const nfs: Check = about((volume, at) => [
  ...needed()(volume.server, `${at}.server`),
  ...needed()(volume.path, `${at}.path`),
  ...((volume.path ?? "").startsWith("/")
    ? []
    : [invalidValue(`${at}.path`, volume.path ?? "", "must be an absolute path")]),
]);

const fc: Check = about((volume, at) => {
  const wwns = volume.targetWWNs ?? [];
  const ids = volume.wwids ?? [];
  const errors: FieldError[] = [];
  const field = `${at}.targetWWNs`;
  if (wwns.length === 0 && ids.length === 0) {
    errors.push(required(field, "must specify either targetWWNs or wwids, but not both"));
  }
  if (wwns.length > 0 && ids.length > 0) {
    const detail = "targetWWNs and wwids can not be specified simultaneously";
    errors.push(invalidValue(field, wwns, detail));
  }
  if (wwns.length === 0) return errors;
  if (volume.lun === undefined) {
    return [...errors, required(`${at}.lun`, "lun is required if targetWWNs is specified")];
  }
  return [...errors, ...between(0, 255)(volume.lun, `${at}.lun`)];
});

/** Sources that pods and persistent volumes have in common. */
export const sharedSources: Readonly<Record<string, Check>> = {
  hostPath,
  gcePersistentDisk: fields({ pdName: needed() }),
  awsElasticBlockStore: fields({ volumeID: needed() }),
  glusterfs: fields({ endpoints: needed(), path: needed() }),
  nfs,
  rbd: fields({ monitors: needed(), image: needed() }),
  quobyte: fields({ registry: needed(), volume: needed() }),
  iscsi,
  cinder: fields({ volumeID: needed() }),
  cephfs: fields({ monitors: needed() }),
  fc,
  flocker: () => [],
  flexVolume: fields({ driver: needed() }),
  azureDisk,
  vsphereVolume: fields({ volumePath: needed() }),
  photonPersistentDisk: fields({ pdID: needed() }),
  portworxVolume: fields({ volumeID: needed() }),
  scaleIO: fields({ gateway: needed(), system: needed(), volumeName: needed() }),
  storageos: () => [],
};

const sources: Readonly<Record<string, Check>> = {
  ...sharedSources,
  emptyDir: fields({
    sizeLimit: (value, at) =>
      amount(value, at).map(() =>
        forbiddenField(at, "SizeLimit field must be a valid resource quantity")
      ),
  }),
  gitRepo: fields({ repository: needed() }),
  secret: fields({ secretName: needed(), defaultMode: mode, items: each(keyToPath) }),
  persistentVolumeClaim: fields({ claimName: needed() }),
  configMap: fields({ name: needed(), defaultMode: mode, items: each(keyToPath) }),
  downwardAPI: (value, at) => [
    ...mode((value as Record<string, unknown>)["defaultMode"], `${at}.defaultMode`),
    // Where a file is wrong, the server names the volume, not the file.
    ...((value as { items?: unknown[] }).items ?? []).flatMap((f) => downwardFile(f, at)),
  ],
  projected,
  azureFile: fields({ secretName: needed(), shareName: needed() }),
  csi: fields({
    driver: driverName,
    nodePublishSecretRef: inside({ name: neededName(dns1123SubdomainProblems) }),
  }),
  ephemeral: fields({
    volumeClaimTemplate: (value, at) =>
      value === undefined ? [required(at)] : [
        ...labels(
          (value as { metadata?: { labels?: unknown } }).metadata?.labels,
          `${at}.metadata.labels`,
        ),
        ...claimSpec((value as { spec?: unknown }).spec, `${at}.spec`),
      ],
  }),
  image: fields({ pullPolicy }),
};

/** The volumes of a pod; `isPod` is false in templates, where an image may still be missing. */
export function volumes(isPod: boolean): Check {
  return present((value, at) => {
    const names = new Set<string>();
    return (value as Record<string, unknown>[]).flatMap((volume, i) => {
      const here = `${at}[${i}]`;
      const name = String(volume["name"] ?? "");
      const errors = sourceErrors(volume, here, isPod);
      errors.push(...neededName(dns1123LabelProblems)(name, `${here}.name`));
      if (name !== "" && names.has(name)) errors.push(duplicate(`${here}.name`, name));
      names.add(name);
      return errors;
    });
  });
}

function sourceErrors(volume: Record<string, unknown>, at: string, isPod: boolean): FieldError[] {
  const used = Object.keys(volume).filter((k) => sources[k] && volume[k] !== undefined);
  if (used.length === 0) return [required(at, "must specify a volume type")];
  const errors = used.flatMap((name, i) =>
    i > 0
      ? [forbiddenField(`${at}.${name}`, "may not specify more than 1 volume type")]
      : sources[name]?.(volume[name], `${at}.${name}`) ?? []
  );
  const image = volume["image"] as { reference?: string } | undefined;
  if (isPod && image && !image.reference) errors.unshift(required(`${at}.image.reference`));
  return errors;
}
