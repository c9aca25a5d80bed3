import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { api } from "./api.ts";

/** The columns of built-in kinds; those with a star are shown with `-o wide` alone. */
const columns = `
/api/v1/componentstatuses: Name, Status, Message, Error
/api/v1/configmaps: Name, Data, Age
/api/v1/endpoints: Name, Endpoints, Age
/api/v1/events: Last Seen, Type, Reason, Object, Subobject*, Source*, Message, First Seen*, Count*, Name*
/api/v1/limitranges: Name, Created At
/api/v1/namespaces: Name, Status, Age
/api/v1/nodes: Name, Status, Roles, Age, Version, Internal-IP*, External-IP*, OS-Image*, Kernel-Version*, Container-Runtime*
/api/v1/persistentvolumeclaims: Name, Status, Volume, Capacity, Access Modes, StorageClass, VolumeAttributesClass, Age, VolumeMode*
/api/v1/persistentvolumes: Name, Capacity, Access Modes, Reclaim Policy, Status, Claim, StorageClass, VolumeAttributesClass, Reason, Age, VolumeMode*
/api/v1/pods: Name, Ready, Status, Restarts, Age, IP*, Node*, Nominated Node*, Readiness Gates*
/api/v1/podtemplates: Name, Containers, Images, Pod Labels
/api/v1/replicationcontrollers: Name, Desired, Current, Ready, Age, Containers*, Images*, Selector*
/api/v1/resourcequotas: Name, Request, Limit, Age
/api/v1/secrets: Name, Type, Data, Age
/api/v1/serviceaccounts: Name, Age
/api/v1/services: Name, Type, Cluster-IP, External-IP, Port(s), Age, Selector*
/apis/apiregistration.k8s.io/v1/apiservices: Name, Service, Available, Age
/apis/apps/v1/controllerrevisions: Name, Controller, Revision, Age
/apis/apps/v1/daemonsets: Name, Desired, Current, Ready, Up-to-date, Available, Node Selector, Age, Containers*, Images*, Selector*
/apis/apps/v1/deployments: Name, Ready, Up-to-date, Available, Age, Containers*, Images*, Selector*
/apis/apps/v1/replicasets: Name, Desired, Current, Ready, Age, Containers*, Images*, Selector*
/apis/apps/v1/statefulsets: Name, Ready, Age, Containers*, Images*
/apis/events.k8s.io/v1/events: Last Seen, Type, Reason, Object, Subobject*, Source*, Message, First Seen*, Count*, Name*
/apis/autoscaling/v2/horizontalpodautoscalers: Name, Reference, Targets, MinPods, MaxPods, Replicas, Age
/apis/batch/v1/cronjobs: Name, Schedule, Timezone, Suspend, Active, Last Schedule, Age, Containers*, Images*, Selector*
/apis/batch/v1/jobs: Name, Status, Completions, Duration, Age, Containers*, Images*, Selector*
/apis/certificates.k8s.io/v1/certificatesigningrequests: Name, Age, SignerName, Requestor, RequestedDuration, Condition
/apis/networking.k8s.io/v1/ingressclasses: Name, Controller, Parameters, Age
/apis/networking.k8s.io/v1/ingresses: Name, Class, Hosts, Address, Ports, Age
/apis/networking.k8s.io/v1/ipaddresses: Name, ParentRef
/apis/networking.k8s.io/v1/networkpolicies: Name, Pod-Selector, Age
/apis/networking.k8s.io/v1/servicecidrs: Name, CIDRs, Age
/apis/policy/v1/poddisruptionbudgets: Name, Min Available, Max Unavailable, Allowed Disruptions, Age
/apis/rbac.authorization.k8s.io/v1/clusterrolebindings: Name, Role, Age, Users*, Groups*, ServiceAccounts*
/apis/rbac.authorization.k8s.io/v1/clusterroles: Name, Created At
/apis/rbac.authorization.k8s.io/v1/rolebindings: Name, Role, Age, Users*, Groups*, ServiceAccounts*
/apis/rbac.authorization.k8s.io/v1/roles: Name, Created At
/apis/storage.k8s.io/v1/csidrivers: Name, AttachRequired, PodInfoOnMount, StorageCapacity, TokenRequests, RequiresRepublish, Modes, Age
/apis/storage.k8s.io/v1/csinodes: Name, Drivers, Age
/apis/storage.k8s.io/v1/csistoragecapacities: Name, Created At
/apis/storage.k8s.io/v1/storageclasses: Name, Provisioner, ReclaimPolicy, VolumeBindingMode, AllowVolumeExpansion, Age
/apis/storage.k8s.io/v1/volumeattachments: Name, Attacher, PV, Node, Attached, Age
/apis/storage.k8s.io/v1/volumeattributesclasses: Name, DriverName, Age
/apis/admissionregistration.k8s.io/v1/mutatingadmissionpolicies: Name, Mutations, ParamKind, Age
/apis/admissionregistration.k8s.io/v1/mutatingadmissionpolicybindings: Name, PolicyName, ParamRef, Age
/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations: Name, Webhooks, Age
/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies: Name, Validations, ParamKind, Age
/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicybindings: Name, PolicyName, ParamRef, Age
/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations: Name, Webhooks, Age
/apis/apiextensions.k8s.io/v1/customresourcedefinitions: Name, Created At
/apis/scheduling.k8s.io/v1/priorityclasses: Name, Value, Global-Default, Age, PreemptionPolicy
/apis/coordination.k8s.io/v1/leases: Name, Holder, Age
/apis/node.k8s.io/v1/runtimeclasses: Name, Handler, Age
/apis/discovery.k8s.io/v1/endpointslices: Name, AddressType, Ports, Endpoints, Age
/apis/resource.k8s.io/v1/deviceclasses: Name, Age
/apis/resource.k8s.io/v1/resourceclaims: Name, State, Age
/apis/resource.k8s.io/v1/resourceclaimtemplates: Name, Age
/apis/resource.k8s.io/v1/resourceslices: Name, Node, Driver, Pool, Age
/apis/flowcontrol.apiserver.k8s.io/v1/flowschemas: Name, PriorityLevel, MatchingPrecedence, DistinguisherMethod, Age, MissingPL
/apis/flowcontrol.apiserver.k8s.io/v1/prioritylevelconfigurations: Name, Type, NominalConcurrencyShares, Queues, HandSize, QueueLengthLimit, Age
`;

test("TBL-15 the columns of the built-in kinds", async () => {
  await using s = await api();
  const accept = "application/json;as=Table;v=v1;g=meta.k8s.io";
  const lines = columns.trim().split("\n").map((line) => line.split(": ") as [string, string]);
  for (const [path, expected] of lines) {
    const { body } = await s.get(path, { accept });
    const found = body.columnDefinitions.map((c: { name: string; priority: number }) =>
      c.priority === 0 ? c.name : `${c.name}*`
    );
    assert.equal(found.join(", "), expected, path);
  }
});
