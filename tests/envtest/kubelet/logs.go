package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"time"

	corev1 "k8s.io/api/core/v1"
	criapi "k8s.io/cri-api/pkg/apis"
	runtimeapi "k8s.io/cri-api/pkg/apis/runtime/v1"
	"k8s.io/cri-client/pkg/logs"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	_ "k8s.io/kubernetes/pkg/apis/core/install" // so that the options of logs can be read
)

// serveLogs reads NAMESPACE_POD_CONTAINER.log, or ....previous.log, in the format of the container
// runtime interface. While there is no ....exited beside it, the container counts as running.
func serveLogs(w http.ResponseWriter, r *http.Request, directory string) {
	options := &corev1.PodLogOptions{}
	err := legacyscheme.ParameterCodec.DecodeParameters(r.URL.Query(), corev1.SchemeGroupVersion, options)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	pod, container := r.PathValue("pod"), r.PathValue("container")
	name := filepath.Join(directory, fmt.Sprintf("%s_%s_%s", r.PathValue("namespace"), pod, container))
	file := name + ".log"
	if options.Previous {
		file = name + ".previous.log"
	}
	if _, err := os.Stat(file); err != nil {
		state := fmt.Sprintf("container %q in pod %q is waiting to start: ContainerCreating", container, pod)
		if options.Previous {
			state = fmt.Sprintf("previous terminated container %q in pod %q not found", container, pod)
		}
		http.Error(w, state, http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Type", "text/plain")
	w.WriteHeader(http.StatusOK)
	flushed := &flushing{w, http.NewResponseController(w)}
	_ = flushed.controller.Flush()
	stdout, stderr := io.Writer(flushed), io.Writer(flushed)
	if options.Stream != nil && *options.Stream == corev1.LogStreamStdout {
		stderr = io.Discard
	}
	if options.Stream != nil && *options.Stream == corev1.LogStreamStderr {
		stdout = io.Discard
	}
	if err := logs.ReadLogs(r.Context(), file, name, toRead(options), &running{}, stdout, stderr); err != nil {
		fmt.Fprintf(os.Stderr, "Cannot read the log %s: %v\n", file, err)
	}
}

func toRead(options *corev1.PodLogOptions) *logs.LogOptions {
	read := &logs.LogOptions{
		TailLines:  options.TailLines,
		LimitBytes: options.LimitBytes,
		Follow:     options.Follow,
		Timestamp:  options.Timestamps,
	}
	if options.SinceTime != nil {
		read.Since = options.SinceTime.Time
	}
	if options.SinceSeconds != nil {
		read.Since = time.Now().Add(-time.Duration(*options.SinceSeconds) * time.Second)
	}
	return read
}

// flushing sends each line as it is written.
type flushing struct {
	io.Writer
	controller *http.ResponseController
}

func (f *flushing) Write(line []byte) (int, error) {
	n, err := f.Writer.Write(line)
	if err == nil {
		err = f.controller.Flush()
	}
	return n, err
}

// running tells whether a container runs, which is all that following a log asks of a runtime.
type running struct{ criapi.RuntimeService }

func (*running) ContainerStatus(_ context.Context, name string, _ bool) (*runtimeapi.ContainerStatusResponse, error) {
	state := runtimeapi.ContainerState_CONTAINER_RUNNING
	if _, err := os.Stat(name + ".exited"); err == nil {
		state = runtimeapi.ContainerState_CONTAINER_EXITED
	}
	return &runtimeapi.ContainerStatusResponse{Status: &runtimeapi.ContainerStatus{State: state}}, nil
}
