package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"syscall"

	"golang.org/x/sys/unix"
	"k8s.io/cri-streaming/pkg/streaming/remotecommand"
)

// runOnTerminal runs a process on a terminal of its own.
func runOnTerminal(process *exec.Cmd, in io.Reader, out io.Writer, resize <-chan remotecommand.TerminalSize) error {
	master, terminal, err := openTerminal()
	if err != nil {
		return err
	}
	defer func() { _ = master.Close() }()
	process.Stdin, process.Stdout, process.Stderr = terminal, terminal, terminal
	process.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	err = process.Start()
	_ = terminal.Close()
	if err != nil {
		return err
	}
	go func() {
		for size := range resize {
			window := &unix.Winsize{Row: size.Height, Col: size.Width}
			_ = unix.IoctlSetWinsize(int(master.Fd()), unix.TIOCSWINSZ, window)
		}
	}()
	if in != nil {
		go func() { _, _ = io.Copy(master, in) }()
	}
	// Reading fails once no process has the terminal any more.
	_, _ = io.Copy(out, master)
	return process.Wait()
}

func openTerminal() (master, terminal *os.File, err error) {
	if master, err = os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0); err != nil {
		return nil, nil, err
	}
	fd := int(master.Fd())
	number, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0)
	}
	if err == nil {
		terminal, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	}
	if err != nil {
		_ = master.Close()
		return nil, nil, err
	}
	return master, terminal, nil
}
