package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os/exec"
	"strings"
	"time"

	"k8s.io/cri-streaming/pkg/streaming/remotecommand"
	utilexec "k8s.io/utils/exec"
)

// containers stands for all containers of all pods: each is this machine.
type containers struct{}

// ExecInContainer runs a command and reports its exit code.
func (containers) ExecInContainer(ctx context.Context, _, _, container string, command []string, in io.Reader,
	out, errs io.WriteCloser, tty bool, resize <-chan remotecommand.TerminalSize, _ time.Duration) error {
	process := exec.CommandContext(ctx, command[0], command[1:]...)
	process.Env = append(process.Environ(), "CONTAINER="+container)
	var err error
	if tty {
		err = runOnTerminal(process, in, out, resize)
	} else {
		err = run(process, in, out, errs)
	}
	var exit *exec.ExitError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &exit):
		return &utilexec.CodeExitError{Err: err, Code: exit.ExitCode()}
	case errors.Is(err, exec.ErrNotFound):
		// What runc says, and the code that it ends with.
		fail := fmt.Errorf("exec: %q: executable file not found in $PATH: unknown", command[0])
		return fmt.Errorf("OCI runtime exec failed: exec failed: unable to start container process: %w", fail)
	default:
		return err
	}
}

// run does not wait for an input that nobody reads any more.
func run(process *exec.Cmd, in io.Reader, out, errs io.WriteCloser) error {
	if out != nil {
		process.Stdout = out
	}
	if errs != nil {
		process.Stderr = errs
	}
	if in == nil {
		return process.Run()
	}
	pipe, err := process.StdinPipe()
	if err != nil {
		return err
	}
	if err := process.Start(); err != nil {
		return err
	}
	go func() {
		_, _ = io.Copy(pipe, in)
		_ = pipe.Close()
	}()
	return process.Wait()
}

// AttachContainer is a main process that ticks three times, or gives back what it is told.
func (containers) AttachContainer(_ context.Context, _, _, _ string, in io.Reader, out, _ io.WriteCloser,
	_ bool, _ <-chan remotecommand.TerminalSize) error {
	if in == nil {
		for tick := 1; tick <= 3; tick++ {
			if _, err := fmt.Fprintf(out, "tick %d\n", tick); err != nil {
				return err
			}
			time.Sleep(20 * time.Millisecond)
		}
		return nil
	}
	text, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "heard: %s", strings.ToUpper(string(text)))
	return err
}

// PortForward connects to a port of this machine; each side may end what it sends before the other.
func (containers) PortForward(_ context.Context, _, _ string, port int32, stream io.ReadWriteCloser) error {
	connection, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		return err
	}
	defer func() { _ = connection.Close() }()
	sent := make(chan struct{})
	go func() {
		defer close(sent)
		_, _ = io.Copy(connection, stream)
		_ = connection.(*net.TCPConn).CloseWrite()
	}()
	_, err = io.Copy(stream, connection)
	_ = stream.Close()
	<-sent
	return err
}
