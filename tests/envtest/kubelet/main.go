// A kubelet without containers, for tests on loopback: it serves exec, attach, port-forward and logs
// with the packages that kubelets and container runtimes serve them with. Commands run as processes
// of this machine, so paths "in the container" are its own; a container's log is a file.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
)

func main() {
	port := flag.Int("port", 0, "the port of 127.0.0.1 to listen on")
	certificate := flag.String("cert", "", "the server's certificate, a PEM file")
	key := flag.String("key", "", "the key of the certificate, a PEM file")
	authority := flag.String("client-ca", "", "the authority of the clients, a PEM file")
	logs := flag.String("logs", "", "the directory of the logs: NAMESPACE_POD_CONTAINER.log")
	flag.Parse()
	listener, err := listen(*port, *certificate, *key, *authority)
	if err != nil {
		log.Fatalf("Cannot listen: %v", err)
	}
	log.Fatal(http.Serve(listener, newServer(*logs)))
}

// listen opens a port of 127.0.0.1 to those who show a certificate of the authority, as the API
// server does: what listens here runs commands.
func listen(port int, certificate, key, authority string) (net.Listener, error) {
	pair, err := tls.LoadX509KeyPair(certificate, key)
	if err != nil {
		return nil, err
	}
	pem, err := os.ReadFile(authority)
	if err != nil {
		return nil, err
	}
	clients := x509.NewCertPool()
	if !clients.AppendCertsFromPEM(pem) {
		return nil, fmt.Errorf("%s holds no certificate", authority)
	}
	return tls.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port), &tls.Config{
		Certificates: []tls.Certificate{pair},
		ClientAuth:   tls.RequireAndVerifyClientCert,
		ClientCAs:    clients,
		// SPDY and WebSocket upgrades are HTTP/1.1.
		NextProtos: []string{"http/1.1"},
	})
}
