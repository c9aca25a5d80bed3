/**
 * Who has the roles that a kube-apiserver makes.
 *
 * @module
 */

/** As {@linkcode readBindings} reads them. */
export const clusterRoleBindings: string = `
cluster-admin cluster-admin Group=system:masters
system:basic-user system:basic-user Group=system:authenticated
system:controller:attachdetach-controller system:controller:attachdetach-controller kube-system/attachdetach-controller
system:controller:certificate-controller system:controller:certificate-controller kube-system/certificate-controller
system:controller:clusterrole-aggregation-controller system:controller:clusterrole-aggregation-controller kube-system/clusterrole-aggregation-controller
system:controller:cronjob-controller system:controller:cronjob-controller kube-system/cronjob-controller
system:controller:daemon-set-controller system:controller:daemon-set-controller kube-system/daemon-set-controller
system:controller:deployment-controller system:controller:deployment-controller kube-system/deployment-controller
system:controller:device-taint-eviction-controller system:controller:device-taint-eviction-controller kube-system/device-taint-eviction-controller
system:controller:disruption-controller system:controller:disruption-controller kube-system/disruption-controller
system:controller:endpoint-controller system:controller:endpoint-controller kube-system/endpoint-controller
system:controller:endpointslice-controller system:controller:endpointslice-controller kube-system/endpointslice-controller
system:controller:endpointslicemirroring-controller system:controller:endpointslicemirroring-controller kube-system/endpointslicemirroring-controller
system:controller:ephemeral-volume-controller system:controller:ephemeral-volume-controller kube-system/ephemeral-volume-controller
system:controller:expand-controller system:controller:expand-controller kube-system/expand-controller
system:controller:generic-garbage-collector system:controller:generic-garbage-collector kube-system/generic-garbage-collector
system:controller:horizontal-pod-autoscaler system:controller:horizontal-pod-autoscaler kube-system/horizontal-pod-autoscaler
system:controller:job-controller system:controller:job-controller kube-system/job-controller
system:controller:legacy-service-account-token-cleaner system:controller:legacy-service-account-token-cleaner kube-system/legacy-service-account-token-cleaner
system:controller:namespace-controller system:controller:namespace-controller kube-system/namespace-controller
system:controller:node-controller system:controller:node-controller kube-system/node-controller
system:controller:persistent-volume-binder system:controller:persistent-volume-binder kube-system/persistent-volume-binder
system:controller:pod-garbage-collector system:controller:pod-garbage-collector kube-system/pod-garbage-collector
system:controller:pv-protection-controller system:controller:pv-protection-controller kube-system/pv-protection-controller
system:controller:pvc-protection-controller system:controller:pvc-protection-controller kube-system/pvc-protection-controller
system:controller:replicaset-controller system:controller:replicaset-controller kube-system/replicaset-controller
system:controller:replication-controller system:controller:replication-controller kube-system/replication-controller
system:controller:resource-claim-controller system:controller:resource-claim-controller kube-system/resource-claim-controller
system:controller:resourcequota-controller system:controller:resourcequota-controller kube-system/resourcequota-controller
system:controller:root-ca-cert-publisher system:controller:root-ca-cert-publisher kube-system/root-ca-cert-publisher
system:controller:route-controller system:controller:route-controller kube-system/route-controller
system:controller:selinux-warning-controller system:controller:selinux-warning-controller kube-system/selinux-warning-controller
system:controller:service-account-controller system:controller:service-account-controller kube-system/service-account-controller
system:controller:service-cidrs-controller system:controller:service-cidrs-controller kube-system/service-cidrs-controller
system:controller:service-controller system:controller:service-controller kube-system/service-controller
system:controller:statefulset-controller system:controller:statefulset-controller kube-system/statefulset-controller
system:controller:ttl-after-finished-controller system:controller:ttl-after-finished-controller kube-system/ttl-after-finished-controller
system:controller:ttl-controller system:controller:ttl-controller kube-system/ttl-controller
system:controller:validatingadmissionpolicy-status-controller system:controller:validatingadmissionpolicy-status-controller kube-system/validatingadmissionpolicy-status-controller
system:controller:volumeattributesclass-protection-controller system:controller:volumeattributesclass-protection-controller kube-system/volumeattributesclass-protection-controller
system:discovery system:discovery Group=system:authenticated
system:kube-controller-manager system:kube-controller-manager User=system:kube-controller-manager
system:kube-dns system:kube-dns kube-system/kube-dns
system:kube-scheduler system:kube-scheduler User=system:kube-scheduler
system:monitoring system:monitoring Group=system:monitoring
system:node system:node
system:node-proxier system:node-proxier User=system:kube-proxy
system:public-info-viewer system:public-info-viewer Group=system:authenticated Group=system:unauthenticated
system:service-account-issuer-discovery system:service-account-issuer-discovery Group=system:serviceaccounts
system:volume-scheduler system:volume-scheduler User=system:kube-scheduler
`;

/** Those of namespaces. */
export const roleBindings: string = `
kube-public/system:controller:bootstrap-signer system:controller:bootstrap-signer kube-system/bootstrap-signer
kube-system/system::extension-apiserver-authentication-reader extension-apiserver-authentication-reader User=system:kube-controller-manager User=system:kube-scheduler
kube-system/system::leader-locking-kube-controller-manager system::leader-locking-kube-controller-manager User=system:kube-controller-manager kube-system/kube-controller-manager kube-system/leader-election-controller
kube-system/system::leader-locking-kube-scheduler system::leader-locking-kube-scheduler User=system:kube-scheduler kube-system/kube-scheduler
kube-system/system:controller:bootstrap-signer system:controller:bootstrap-signer kube-system/bootstrap-signer
kube-system/system:controller:cloud-provider system:controller:cloud-provider kube-system/cloud-provider
kube-system/system:controller:token-cleaner system:controller:token-cleaner kube-system/token-cleaner
`;
