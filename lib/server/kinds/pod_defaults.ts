/**
 * The defaults of pod specs, in pods and in templates.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { canonicalResources } from "./quantities.ts";

type Fields = AnyObject["spec"];

/** Fills in what a pod leaves out, in place: of limits without requests both. */
export function defaultPod(pod: AnyObject): void {
  defaultAddresses(pod["status"]);
  const spec: Fields = pod["spec"];
  if (!spec) return;
  defaultPodSpec(spec);
  spec.enableServiceLinks ??= true;
  for (const c of [...spec.containers ?? [], ...spec.initContainers ?? []]) {
    for (const [name, amount] of Object.entries(c.resources?.limits ?? {})) {
      c.resources.requests ??= {};
      c.resources.requests[name] ??= amount;
    }
  }
}

/** A pod has one address and a list of them, of which the one is the first. */
function defaultAddresses(status: Fields): void {
  if (!status?.podIP || status.podIPs?.[0]?.ip === status.podIP) return;
  status.podIPs = [{ ip: status.podIP }];
}

/** Fills in what a pod spec leaves out, in place. */
export function defaultPodSpec(spec: Fields): void {
  if (!spec) return;
  spec.restartPolicy ??= "Always";
  spec.terminationGracePeriodSeconds ??= 30;
  spec.dnsPolicy ??= "ClusterFirst";
  if (spec.serviceAccountName) spec.serviceAccount = spec.serviceAccountName;
  else if (spec.serviceAccount) spec.serviceAccountName = spec.serviceAccount;
  spec.securityContext ??= {};
  spec.schedulerName ??= "default-scheduler";
  for (const container of spec.initContainers ?? []) defaultContainer(container, spec.hostNetwork);
  for (const container of spec.containers ?? []) defaultContainer(container, spec.hostNetwork);
  for (const container of spec.ephemeralContainers ?? []) defaultContainer(container, false);
  for (const volume of spec.volumes ?? []) defaultVolume(volume);
  canonicalResources(spec.overhead);
}

function defaultContainer(container: Fields, hostNetwork: boolean): void {
  container.imagePullPolicy ??= isLatest(container.image ?? "") ? "Always" : "IfNotPresent";
  container.terminationMessagePath ??= "/dev/termination-log";
  container.terminationMessagePolicy ??= "File";
  container.resources ??= {};
  defaultResources(container.resources);
  for (const port of container.ports ?? []) {
    port.protocol ??= "TCP";
    if (hostNetwork && port.hostPort === undefined) port.hostPort = port.containerPort;
  }
  for (const env of container.env ?? []) {
    const field = env.valueFrom?.fieldRef;
    if (field) field.apiVersion ??= "v1";
    const divided = env.valueFrom?.resourceFieldRef;
    if (divided) divided.divisor ??= "0";
  }
  for (const probe of [container.livenessProbe, container.readinessProbe, container.startupProbe]) {
    if (probe) defaultProbe(probe);
  }
  for (const hook of [container.lifecycle?.postStart, container.lifecycle?.preStop]) {
    if (hook?.httpGet) defaultHttpGet(hook.httpGet);
  }
}

/** An image without tag, or with the tag latest, is pulled again each time. */
export function isLatest(image: string): boolean {
  if (image.includes("@") || !/^[a-zA-Z0-9][-\w.:/]*$/.test(image)) return false;
  const last = image.slice(image.lastIndexOf("/") + 1);
  const colon = last.indexOf(":");
  return colon < 0 || last.slice(colon + 1) === "latest";
}

function defaultResources(resources: Fields): void {
  canonicalResources(resources.limits);
  canonicalResources(resources.requests);
}

function defaultProbe(probe: Fields): void {
  probe.timeoutSeconds ||= 1;
  probe.periodSeconds ||= 10;
  probe.successThreshold ||= 1;
  probe.failureThreshold ||= 3;
  if (probe.httpGet) defaultHttpGet(probe.httpGet);
  if (probe.grpc) probe.grpc.service ??= "";
}

function defaultHttpGet(get: Fields): void {
  get.path ||= "/";
  get.scheme ||= "HTTP";
}

function defaultVolume(volume: Fields): void {
  const sources = Object.keys(volume).filter((k) => k !== "name");
  if (sources.length === 0) volume.emptyDir = {};
  for (const source of [volume.secret, volume.configMap, volume.downwardAPI, volume.projected]) {
    if (source) source.defaultMode ??= 420;
  }
  if (volume.hostPath) volume.hostPath.type ??= "";
  for (const item of volume.downwardAPI?.items ?? []) defaultDownward(item);
  for (const source of volume.projected?.sources ?? []) {
    if (source.serviceAccountToken) source.serviceAccountToken.expirationSeconds ??= 3600;
    for (const item of source.downwardAPI?.items ?? []) defaultDownward(item);
  }
  if (volume.image) {
    volume.image.pullPolicy ??= isLatest(volume.image.reference ?? "") ? "Always" : "IfNotPresent";
  }
  const claim = volume.ephemeral?.volumeClaimTemplate?.spec;
  if (claim) claim.volumeMode ??= "Filesystem";
}

function defaultDownward(item: Fields): void {
  if (item.fieldRef) item.fieldRef.apiVersion ??= "v1";
}
