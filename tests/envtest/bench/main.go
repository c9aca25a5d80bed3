// What the same jobs cost client-go: lists of pods in both forms, and an informer over JSON or protobuf.
//
// Reads its assignment, JSON, from the variable BENCH, as tests/bench/rival_kubist.ts does; prints
// one line of JSON.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"sync/atomic"
	"syscall"
	"time"

	v1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/cache"
)

type assignment struct {
	Quiet, Busy, CA, Token         string
	Pods, Events, PageSize, Rounds int
}

// The milliseconds of CPU of each round, and how long it took.
type samples struct {
	CPU  []float64 `json:"cpu"`
	Wall []float64 `json:"wall"`
}

type result struct {
	Name   string   `json:"name"`
	Job    string   `json:"job"`
	Spent  *samples `json:"spent"`
	Memory float64  `json:"memory,omitempty"`
}

const protobuf = "application/vnd.kubernetes.protobuf"

func main() {
	var task assignment
	must(json.Unmarshal([]byte(os.Getenv("BENCH")), &task))
	var results []result
	for _, form := range []string{"json", "protobuf"} {
		name := "client-go, " + form
		quiet, busy := connect(task, task.Quiet, form), connect(task, task.Busy, form)
		results = append(results, result{Name: name, Job: "list", Spent: measure(task.Rounds, func() {
			list(quiet, task)
		})})
		if form == "protobuf" {
			continue
		}
		sync := measure(task.Rounds, func() { follow(quiet, task.Pods, 0)() })
		results = append(results, result{Name: name, Job: "sync", Spent: sync, Memory: memory(quiet, task)})
		results = append(results, result{Name: name, Job: "events", Spent: measure(task.Rounds, func() {
			follow(busy, task.Pods, task.Events)()
		})})
	}
	must(json.NewEncoder(os.Stdout).Encode(results))
}

func connect(task assignment, host, form string) *kubernetes.Clientset {
	config := &rest.Config{
		Host:            host,
		BearerToken:     task.Token,
		TLSClientConfig: rest.TLSClientConfig{CAData: []byte(task.CA)},
		QPS:             -1,
	}
	// Said in both cases: generated clients prefer protobuf where nothing is said.
	config.ContentType = "application/json"
	config.AcceptContentTypes = "application/json"
	if form == "protobuf" {
		config.ContentType = protobuf
		config.AcceptContentTypes = protobuf + ",application/json"
	}
	return kubernetes.NewForConfigOrDie(config)
}

func list(client *kubernetes.Clientset, task assignment) {
	count, next := 0, ""
	for {
		options := metav1.ListOptions{Limit: int64(task.PageSize), Continue: next}
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
	expect(count, task.Pods)
}

// Starts an informer and waits for all pods, then for so many changes; answers what stops it.
func follow(client *kubernetes.Clientset, pods, events int) func() {
	ctx, cancel := context.WithCancel(context.Background())
	factory := informers.NewSharedInformerFactory(client, 0)
	informer := factory.Core().V1().Pods().Informer()
	var seen atomic.Int64
	done := make(chan struct{})
	if events > 0 {
		_, err := informer.AddEventHandler(cache.ResourceEventHandlerFuncs{UpdateFunc: func(_, now any) {
			if now.(*v1.Pod).Name != "" && seen.Add(1) == int64(events) {
				close(done)
			}
		}})
		must(err)
	}
	factory.Start(ctx.Done())
	cache.WaitForCacheSync(ctx.Done(), informer.HasSynced)
	expect(len(informer.GetStore().List()), pods)
	if events > 0 {
		<-done
	}
	return func() {
		runtime.KeepAlive(informer)
		cancel()
		factory.Shutdown()
	}
}

// The bytes of the heap for each pod in a synced store.
func memory(client *kubernetes.Clientset, task assignment) float64 {
	before := heap()
	stop := follow(client, task.Pods, 0)
	after := heap()
	stop()
	return (after - before) / float64(task.Pods)
}

func heap() float64 {
	runtime.GC()
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return float64(stats.HeapAlloc)
}

// Runs a job in rounds, after two that are not measured.
func measure(rounds int, work func()) *samples {
	spent := &samples{}
	for round := -2; round < rounds; round++ {
		runtime.GC()
		before, start := cpu(), time.Now()
		work()
		if round >= 0 {
			spent.CPU = append(spent.CPU, cpu()-before)
			spent.Wall = append(spent.Wall, float64(time.Since(start).Microseconds())/1000)
		}
	}
	return spent
}

func cpu() float64 {
	var usage syscall.Rusage
	must(syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	ms := func(t syscall.Timeval) float64 { return float64(t.Sec)*1000 + float64(t.Usec)/1000 }
	return ms(usage.Utime) + ms(usage.Stime)
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
