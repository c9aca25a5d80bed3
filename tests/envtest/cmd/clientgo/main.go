// A program as people write them with client-go: informers, leader election, server-side apply,
// pages, patches and conflicts. It prints what it saw, without what differs between two runs, so that
// the same lines come from every server that behaves.
package main

import (
	"context"
	"fmt"
	"os"
	"sort"
	"strings"
	"sync"
	"time"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/apimachinery/pkg/util/wait"
	applycorev1 "k8s.io/client-go/applyconfigurations/core/v1"
	"k8s.io/client-go/discovery"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/client-go/tools/leaderelection"
	"k8s.io/client-go/tools/leaderelection/resourcelock"
	"k8s.io/client-go/tools/pager"
	"k8s.io/client-go/util/retry"
)

const namespace = "client-go"

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Second)
	defer cancel()
	config, err := clientcmd.BuildConfigFromFlags("", os.Getenv("KUBECONFIG"))
	check(err)
	config.QPS, config.Burst = 1000, 1000
	client := kubernetes.NewForConfigOrDie(config)
	_, err = client.CoreV1().Namespaces().Create(ctx, &corev1.Namespace{
		ObjectMeta: metav1.ObjectMeta{Name: namespace},
	}, metav1.CreateOptions{})
	check(err)
	discover(client.Discovery())
	follow(ctx, client)
	apply(ctx, client)
	conflict(ctx, client)
	pages(ctx, client)
	protobuf(ctx, config)
	unstructuredObjects(ctx, config)
	lead(ctx, client)
}

func say(format string, args ...any) { fmt.Printf(format+"\n", args...) }

func check(err error) {
	if err != nil {
		fmt.Fprintf(os.Stderr, "%v\n", err)
		os.Exit(1)
	}
}

// discover finds resources through the aggregated documents.
func discover(client discovery.DiscoveryInterface) {
	_, lists, err := client.ServerGroupsAndResources()
	check(err)
	found := []string{}
	for _, list := range lists {
		for _, resource := range list.APIResources {
			if resource.Kind == "Deployment" || resource.Kind == "Lease" {
				found = append(found, list.GroupVersion+" "+resource.Name)
			}
		}
	}
	sort.Strings(found)
	say("discovery: %s", strings.Join(found, ", "))
}

// follow sees changes through a shared informer, in their order.
func follow(ctx context.Context, client kubernetes.Interface) {
	factory := informers.NewSharedInformerFactoryWithOptions(client, 0,
		informers.WithNamespace(namespace),
		informers.WithTweakListOptions(func(o *metav1.ListOptions) { o.LabelSelector = "seen=yes" }))
	informer := factory.Core().V1().ConfigMaps().Informer()
	var mutex sync.Mutex
	var events []string
	note := func(what string, object any) {
		mutex.Lock()
		defer mutex.Unlock()
		if gone, ok := object.(cache.DeletedFinalStateUnknown); ok {
			object = gone.Obj
		}
		events = append(events, what+" "+object.(*corev1.ConfigMap).Name)
	}
	_, err := informer.AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc:    func(o any) { note("add", o) },
		UpdateFunc: func(_, o any) { note("update", o) },
		DeleteFunc: func(o any) { note("delete", o) },
	})
	check(err)
	maps := client.CoreV1().ConfigMaps(namespace)
	seen := map[string]string{"seen": "yes"}
	create := func(name string, labels map[string]string) {
		_, err := maps.Create(ctx, &corev1.ConfigMap{
			ObjectMeta: metav1.ObjectMeta{Name: name, Labels: labels},
		}, metav1.CreateOptions{})
		check(err)
	}
	create("first", seen)
	stop, end := context.WithCancel(ctx)
	defer end()
	factory.Start(stop.Done())
	factory.WaitForCacheSync(stop.Done())
	create("second", seen)
	create("hidden", nil)
	patch := []byte(`{"metadata":{"labels":{"seen":"yes"}}}`)
	_, err = maps.Patch(ctx, "hidden", types.StrategicMergePatchType, patch, metav1.PatchOptions{})
	check(err)
	patch = []byte(`{"data":{"a":"b"}}`)
	_, err = maps.Patch(ctx, "first", types.MergePatchType, patch, metav1.PatchOptions{})
	check(err)
	check(maps.Delete(ctx, "second", metav1.DeleteOptions{}))
	patch = []byte(`[{"op":"remove","path":"/metadata/labels/seen"}]`)
	_, err = maps.Patch(ctx, "hidden", types.JSONPatchType, patch, metav1.PatchOptions{})
	check(err)
	check(wait.PollUntilContextTimeout(ctx, 10*time.Millisecond, 60*time.Second, true,
		func(context.Context) (bool, error) {
			mutex.Lock()
			defer mutex.Unlock()
			return len(events) >= 6, nil
		}))
	mutex.Lock()
	defer mutex.Unlock()
	say("informer: %s", strings.Join(events, ", "))
	say("store: %s", strings.Join(informer.GetStore().ListKeys(), ", "))
}

// apply owns fields, and is told of other owners.
func apply(ctx context.Context, client kubernetes.Interface) {
	maps := client.CoreV1().ConfigMaps(namespace)
	wanted := func(value string) *applycorev1.ConfigMapApplyConfiguration {
		return applycorev1.ConfigMap("applied", namespace).WithData(map[string]string{"k": value})
	}
	_, err := maps.Apply(ctx, wanted("one"), metav1.ApplyOptions{FieldManager: "a"})
	check(err)
	_, err = maps.Apply(ctx, wanted("two"), metav1.ApplyOptions{FieldManager: "b"})
	say("apply: conflict %v, %v", apierrors.IsConflict(err), err)
	done, err := maps.Apply(ctx, wanted("two"), metav1.ApplyOptions{FieldManager: "b", Force: true})
	check(err)
	owners := []string{}
	for _, entry := range done.ManagedFields {
		owners = append(owners, fmt.Sprintf("%s %s %s", entry.Manager, entry.Operation, entry.FieldsV1.String()))
	}
	sort.Strings(owners)
	say("apply: %s, owned by %s", done.Data["k"], strings.Join(owners, "; "))
	extracted, err := applycorev1.ExtractConfigMap(done, "b")
	check(err)
	say("apply: extracted %v", extracted.Data)
}

// conflict writes on old data, and again on new.
func conflict(ctx context.Context, client kubernetes.Interface) {
	maps := client.CoreV1().ConfigMaps(namespace)
	stale, err := maps.Get(ctx, "applied", metav1.GetOptions{})
	check(err)
	fresh := stale.DeepCopy()
	fresh.Data["n"] = "1"
	_, err = maps.Update(ctx, fresh, metav1.UpdateOptions{})
	check(err)
	_, err = maps.Update(ctx, stale, metav1.UpdateOptions{})
	say("update: %v", err)
	tries := 0
	check(retry.RetryOnConflict(retry.DefaultRetry, func() error {
		object := stale
		if tries++; tries > 1 {
			if object, err = maps.Get(ctx, "applied", metav1.GetOptions{}); err != nil {
				return err
			}
		}
		object.Data["n"] = "2"
		_, err := maps.Update(ctx, object, metav1.UpdateOptions{})
		return err
	}))
	_, err = maps.Get(ctx, "nosuch", metav1.GetOptions{})
	say("update: after %d tries; %v", tries, err)
}

// pages reads a list in parts.
func pages(ctx context.Context, client kubernetes.Interface) {
	secrets := client.CoreV1().Secrets(namespace)
	for i := range 25 {
		_, err := secrets.Create(ctx, &corev1.Secret{
			ObjectMeta: metav1.ObjectMeta{Name: fmt.Sprintf("s%02d", i)},
			StringData: map[string]string{"i": fmt.Sprint(i)},
		}, metav1.CreateOptions{})
		check(err)
	}
	calls := 0
	reader := pager.New(pager.SimplePageFunc(func(o metav1.ListOptions) (runtime.Object, error) {
		calls++
		return secrets.List(ctx, o)
	}))
	reader.PageSize = 10
	count := 0
	check(reader.EachListItem(ctx, metav1.ListOptions{}, func(runtime.Object) error {
		count++
		return nil
	}))
	check(secrets.DeleteCollection(ctx, metav1.DeleteOptions{}, metav1.ListOptions{
		FieldSelector: "metadata.name!=s00",
	}))
	left, err := secrets.List(ctx, metav1.ListOptions{})
	check(err)
	say("pages: %d objects in %d pages, %d left", count, calls, len(left.Items))
}

// protobuf speaks it in both directions.
func protobuf(ctx context.Context, config *rest.Config) {
	copied := rest.CopyConfig(config)
	copied.ContentType = runtime.ContentTypeProtobuf
	copied.AcceptContentTypes = runtime.ContentTypeProtobuf + "," + runtime.ContentTypeJSON
	deployments := kubernetes.NewForConfigOrDie(copied).AppsV1().Deployments(namespace)
	replicas := int32(0)
	labels := map[string]string{"app": "web"}
	made, err := deployments.Create(ctx, &appsv1.Deployment{
		ObjectMeta: metav1.ObjectMeta{Name: "web"},
		Spec: appsv1.DeploymentSpec{
			Replicas: &replicas,
			Selector: &metav1.LabelSelector{MatchLabels: labels},
			Template: corev1.PodTemplateSpec{
				ObjectMeta: metav1.ObjectMeta{Labels: labels},
				Spec:       corev1.PodSpec{Containers: []corev1.Container{{Name: "c", Image: "i"}}},
			},
		},
	}, metav1.CreateOptions{})
	check(err)
	scale, err := deployments.GetScale(ctx, "web", metav1.GetOptions{})
	check(err)
	scale.Spec.Replicas = 3
	_, err = deployments.UpdateScale(ctx, "web", scale, metav1.UpdateOptions{})
	check(err)
	after, err := deployments.Get(ctx, "web", metav1.GetOptions{})
	check(err)
	say("protobuf: %d then %d replicas, %s, generation %d", *made.Spec.Replicas, *after.Spec.Replicas,
		after.Spec.Strategy.Type, after.Generation)
}

// unstructuredObjects go through the dynamic client.
func unstructuredObjects(ctx context.Context, config *rest.Config) {
	maps := dynamic.NewForConfigOrDie(config).
		Resource(schema.GroupVersionResource{Version: "v1", Resource: "configmaps"}).Namespace(namespace)
	list, err := maps.List(ctx, metav1.ListOptions{LabelSelector: "seen"})
	check(err)
	names := []string{}
	for _, item := range list.Items {
		names = append(names, item.GetKind()+" "+item.GetName())
	}
	_, err = maps.Create(ctx, &unstructured.Unstructured{Object: map[string]any{
		"apiVersion": "v1", "kind": "ConfigMap", "metadata": map[string]any{"name": "Bad_Name"},
	}}, metav1.CreateOptions{})
	say("dynamic: %s; %v", strings.Join(names, ", "), err)
}

// lead takes turns: the second candidate leads once the first has let go.
func lead(ctx context.Context, client kubernetes.Interface) {
	var mutex sync.Mutex
	var turns []string
	note := func(what string) {
		mutex.Lock()
		defer mutex.Unlock()
		turns = append(turns, what)
	}
	run := func(ctx context.Context, id string, started func()) {
		leaderelection.RunOrDie(ctx, leaderelection.LeaderElectionConfig{
			Lock: &resourcelock.LeaseLock{
				LeaseMeta:  metav1.ObjectMeta{Name: "leader", Namespace: namespace},
				Client:     client.CoordinationV1(),
				LockConfig: resourcelock.ResourceLockConfig{Identity: id},
			},
			LeaseDuration: 15 * time.Second, RenewDeadline: 10 * time.Second, RetryPeriod: 200 * time.Millisecond,
			ReleaseOnCancel: true,
			Callbacks: leaderelection.LeaderCallbacks{
				OnStartedLeading: func(context.Context) { note(id + " leads"); started() },
				OnStoppedLeading: func() { note(id + " stops") },
			},
		})
	}
	first, stopFirst := context.WithCancel(ctx)
	second, stopSecond := context.WithCancel(ctx)
	leads := make(chan struct{})
	var group sync.WaitGroup
	group.Add(2)
	go func() { defer group.Done(); run(first, "one", func() { close(leads) }) }()
	<-leads
	go func() { defer group.Done(); run(second, "two", func() { time.AfterFunc(time.Second, stopSecond) }) }()
	time.Sleep(500 * time.Millisecond)
	stopFirst()
	group.Wait()
	lease, err := client.CoordinationV1().Leases(namespace).Get(ctx, "leader", metav1.GetOptions{})
	check(err)
	say("election: %s; %d transitions, held by %q", strings.Join(turns, ", "), *lease.Spec.LeaseTransitions,
		*lease.Spec.HolderIdentity)
}
