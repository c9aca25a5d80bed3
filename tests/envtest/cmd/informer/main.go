// A client-go informer over all pods, measured: it prints one line of JSON when it is synced and one
// when it has heard of as many changes as it was told to wait for.
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

	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/cache"
)

type assignment struct {
	Server string `json:"server"`
	CA     string `json:"ca"`
	Token  string `json:"token"`
	Events int64  `json:"events"`
}

type usage struct {
	at  time.Time
	cpu time.Duration
}

func now() usage {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		panic(err)
	}
	return usage{time.Now(), time.Duration(r.Utime.Nano() + r.Stime.Nano())}
}

func report(phase string, from usage, more map[string]any) {
	to := now()
	line := map[string]any{
		"phase":  phase,
		"cpuMs":  float64((to.cpu - from.cpu).Microseconds()) / 1000,
		"wallMs": float64(to.at.Sub(from.at).Microseconds()) / 1000,
	}
	for key, value := range more {
		line[key] = value
	}
	text, err := json.Marshal(line)
	if err != nil {
		panic(err)
	}
	fmt.Println(string(text))
}

func withoutManagedFields(object any) (any, error) {
	if accessor, err := meta.Accessor(object); err == nil {
		accessor.SetManagedFields(nil)
	}
	return object, nil
}

func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

func main() {
	var told assignment
	if err := json.Unmarshal([]byte(os.Getenv("BENCH")), &told); err != nil {
		panic(err)
	}
	config := &rest.Config{
		Host:            told.Server,
		BearerToken:     told.Token,
		TLSClientConfig: rest.TLSClientConfig{CAData: []byte(told.CA)},
	}
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		panic(err)
	}
	factory := informers.NewSharedInformerFactoryWithOptions(client, 0,
		informers.WithTransform(withoutManagedFields))
	pods := factory.Core().V1().Pods().Informer()
	var updates atomic.Int64
	done := make(chan struct{})
	_, err = pods.AddEventHandler(cache.ResourceEventHandlerFuncs{
		UpdateFunc: func(any, any) {
			if updates.Add(1) == told.Events {
				close(done)
			}
		},
	})
	if err != nil {
		panic(err)
	}
	before := heap()
	start := now()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	factory.Start(ctx.Done())
	if !cache.WaitForCacheSync(ctx.Done(), pods.HasSynced) {
		panic("not synced")
	}
	synced := now()
	objects := len(pods.GetStore().List())
	report("synced", start, map[string]any{
		"objects":   objects,
		"heap":      heap() - before,
		"syncedMs":  float64(synced.at.Sub(start.at).Microseconds()) / 1000,
		"syncCpuMs": float64((synced.cpu - start.cpu).Microseconds()) / 1000,
	})
	start = now()
	<-done
	report("events", start, nil)
}
