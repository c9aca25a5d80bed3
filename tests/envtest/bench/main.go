// What the same jobs cost client-go: lists of pods and informers, over JSON or protobuf.
//
// Reads its task, JSON, from the variable BENCH, as tests/bench/rival_kubist.ts does, and tells the
// same lines of JSON. Without a task it does nothing, and tells what that costs.
package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"

	v1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/cache"
)

type task struct {
	Server, CA, Token, Job, Form   string
	Pods, PageSize, Again, Changes int
}

// Milliseconds.
type cost struct {
	CPU  float64 `json:"cpu"`
	Wall float64 `json:"wall"`
}

const protobuf = "application/vnd.kubernetes.protobuf"

func main() {
	if os.Getenv("BENCH") == "" {
		tell(map[string]any{"cpu": cpu()})
		return
	}
	var told task
	must(json.Unmarshal([]byte(os.Getenv("BENCH")), &told))
	client := connect(told)
	_, err := client.Discovery().ServerVersion()
	must(err)
	switch told.Job {
	case "weigh":
		weigh(client)
		return
	case "changes":
		hearChanges(client, told)
		return
	}
	job := list
	if told.Job == "sync" {
		job = sync
	}
	connected := cpu()
	first := measure(job, client, told)
	again := []cost{}
	for len(again) < told.Again {
		again = append(again, measure(job, client, told))
	}
	tell(map[string]any{"connectedCpu": connected, "first": first, "again": again})
}

func connect(told task) *kubernetes.Clientset {
	config := &rest.Config{
		Host:            told.Server,
		BearerToken:     told.Token,
		TLSClientConfig: rest.TLSClientConfig{CAData: []byte(told.CA)},
		QPS:             -1,
	}
	// Said in both cases: generated clients take protobuf where nothing is said.
	config.ContentType = "application/json"
	config.AcceptContentTypes = "application/json"
	if told.Form == "protobuf" {
		config.ContentType = protobuf
		config.AcceptContentTypes = protobuf + ",application/json"
	}
	return kubernetes.NewForConfigOrDie(config)
}

// Does a job; what it gives is called after the measuring.
func measure(job func(*kubernetes.Clientset, task) func(), client *kubernetes.Clientset, told task) cost {
	before, start := cpu(), time.Now()
	finish := job(client, told)
	spent := cost{cpu() - before, float64(time.Since(start).Microseconds()) / 1000}
	finish()
	return spent
}

func list(client *kubernetes.Clientset, told task) func() {
	count, next := 0, ""
	for {
		options := metav1.ListOptions{Limit: int64(told.PageSize), Continue: next}
		page, err := client.CoreV1().Pods("").List(context.Background(), options)
		must(err)
		for i := range page.Items {
			if page.Items[i].Name != "" {
				count++
			}
		}
		if next = page.Continue; next == "" {
			break
		}
	}
	return func() { expect(count, told.Pods) }
}

func sync(client *kubernetes.Clientset, told task) func() {
	informer, stop := follow(client, nil)
	return func() {
		expect(len(informer.GetStore().List()), told.Pods)
		stop()
	}
}

func weigh(client *kubernetes.Clientset) {
	before := heap()
	informer, stop := follow(client, nil)
	defer stop()
	weighed := map[string]any{"memory": heap() - before}
	describe(informer.GetStore().List(), weighed)
	tell(weighed)
}

// CPU counts from the first change, for until then it idles.
func hearChanges(client *kubernetes.Clientset, told task) {
	seen, start, done := 0, 0.0, make(chan float64, 1)
	_, stop := follow(client, func(_, _ any) {
		if seen++; seen == 1 {
			start = cpu()
		}
		if seen == told.Changes {
			done <- cpu() - start
		}
	})
	defer stop()
	tell("synced")
	tell(map[string]any{"cpu": <-done})
}

// Starts an informer and waits for all pods; answers it and what stops it.
func follow(client *kubernetes.Clientset, onUpdate func(_, _ any)) (cache.SharedIndexInformer, func()) {
	ctx, cancel := context.WithCancel(context.Background())
	factory := informers.NewSharedInformerFactoryWithOptions(client, 0,
		informers.WithTransform(withoutManagedFields))
	informer := factory.Core().V1().Pods().Informer()
	synced := informer.HasSynced
	if onUpdate != nil {
		handler, err := informer.AddEventHandler(cache.ResourceEventHandlerFuncs{UpdateFunc: onUpdate})
		must(err)
		synced = handler.HasSynced
	}
	factory.Start(ctx.Done())
	if !cache.WaitForCacheSync(ctx.Done(), synced) {
		panic("not synced")
	}
	return informer, func() {
		cancel()
		factory.Shutdown()
	}
}

func withoutManagedFields(object any) (any, error) {
	if accessor, err := meta.Accessor(object); err == nil {
		accessor.SetManagedFields(nil)
	}
	return object, nil
}

// Says which objects there are, in which versions, as digestOf() of tests/bench/rival.ts.
func describe(objects []any, into map[string]any) {
	lines, managed := []string{}, 0
	for _, object := range objects {
		pod := object.(*v1.Pod)
		lines = append(lines, fmt.Sprintf("%s/%s %s %s\n", pod.Namespace, pod.Name, pod.UID, pod.ResourceVersion))
		if pod.ManagedFields != nil {
			managed++
		}
	}
	slices.Sort(lines)
	sum := sha256.Sum256([]byte(strings.Join(lines, "")))
	into["digest"], into["managed"] = hex.EncodeToString(sum[:]), managed
}

func heap() float64 {
	runtime.GC()
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return float64(stats.HeapAlloc)
}

func cpu() float64 {
	var usage syscall.Rusage
	must(syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	ms := func(t syscall.Timeval) float64 { return float64(t.Sec)*1000 + float64(t.Usec)/1000 }
	return ms(usage.Utime) + ms(usage.Stime)
}

func tell(line any) {
	must(json.NewEncoder(os.Stdout).Encode(line))
}

func expect(got, wanted int) {
	if got != wanted {
		panic(fmt.Sprintf("saw %d of %d", got, wanted))
	}
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
