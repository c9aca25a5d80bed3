/**
 * What kubectl 1.36 prints for each case of `merge_cases.ts`, in the form of `canonical.ts`; "DIR" stands
 * for the directory of the case. Where a case says why kubist differs, what kubist prints.
 *
 * @module
 */

/** Expectations by the names of the cases; "error" for a refusal. */
export const mergeExpected: Readonly<Record<string, unknown>> = {
  "one file": {
    "apiVersion": "v1",
    "clusters": [{ "cluster": { "server": "https://one.example:6443" }, "name": "one" }],
    "contexts": [{
      "context": { "cluster": "one", "namespace": "ns-one", "user": "one" },
      "name": "one",
    }],
    "current-context": "one",
    "kind": "Config",
    "users": [{ "name": "one", "user": { "token": "token-one" } }],
  },
  "two files without a common name": {
    "apiVersion": "v1",
    "clusters": [{ "cluster": { "server": "https://one.example:6443" }, "name": "one" }, {
      "cluster": { "server": "https://two.example:6443", "tls-server-name": "two" },
      "name": "two",
    }],
    "contexts": [{
      "context": { "cluster": "one", "namespace": "ns-one", "user": "one" },
      "name": "one",
    }, { "context": { "cluster": "two", "user": "two" }, "name": "two" }],
    "current-context": "one",
    "kind": "Config",
    "users": [{ "name": "one", "user": { "token": "token-one" } }, {
      "name": "two",
      "user": { "password": "p", "username": "u" },
    }],
  },
  "the other order": {
    "apiVersion": "v1",
    "clusters": [{ "cluster": { "server": "https://one.example:6443" }, "name": "one" }, {
      "cluster": { "server": "https://two.example:6443", "tls-server-name": "two" },
      "name": "two",
    }],
    "contexts": [{
      "context": { "cluster": "one", "namespace": "ns-one", "user": "one" },
      "name": "one",
    }, { "context": { "cluster": "two", "user": "two" }, "name": "two" }],
    "current-context": "two",
    "kind": "Config",
    "users": [{ "name": "one", "user": { "token": "token-one" } }, {
      "name": "two",
      "user": { "password": "p", "username": "u" },
    }],
  },
  "the first file wins a whole entry": {
    "apiVersion": "v1",
    "clusters": [{ "cluster": { "server": "https://one.example:6443" }, "name": "one" }],
    "contexts": [{
      "context": { "cluster": "one", "namespace": "ns-one", "user": "one" },
      "name": "one",
    }],
    "current-context": "one",
    "kind": "Config",
    "users": [{ "name": "one", "user": { "token": "token-one" } }],
  },
  "the first file wins, the other way": {
    "apiVersion": "v1",
    "clusters": [{
      "cluster": { "proxy-url": "http://proxy:3128", "server": "https://shadow.example" },
      "name": "one",
    }],
    "contexts": [{ "context": { "cluster": "shadow", "user": "shadow" }, "name": "one" }],
    "current-context": "one",
    "kind": "Config",
    "users": [{ "name": "one", "user": { "password": "shadow", "username": "shadow" } }],
  },
  "three files": {
    "apiVersion": "v1",
    "clusters": [{
      "cluster": { "proxy-url": "http://proxy:3128", "server": "https://shadow.example" },
      "name": "one",
    }, {
      "cluster": { "server": "https://two.example:6443", "tls-server-name": "two" },
      "name": "two",
    }],
    "contexts": [{ "context": { "cluster": "shadow", "user": "shadow" }, "name": "one" }, {
      "context": { "cluster": "two", "user": "two" },
      "name": "two",
    }],
    "current-context": "two",
    "kind": "Config",
    "users": [{ "name": "one", "user": { "password": "shadow", "username": "shadow" } }, {
      "name": "two",
      "user": { "password": "p", "username": "u" },
    }],
  },
  "a file twice": {
    "apiVersion": "v1",
    "clusters": [{ "cluster": { "server": "https://one.example:6443" }, "name": "one" }, {
      "cluster": { "server": "https://two.example:6443", "tls-server-name": "two" },
      "name": "two",
    }],
    "contexts": [{
      "context": { "cluster": "one", "namespace": "ns-one", "user": "one" },
      "name": "one",
    }, { "context": { "cluster": "two", "user": "two" }, "name": "two" }],
    "current-context": "one",
    "kind": "Config",
    "users": [{ "name": "one", "user": { "token": "token-one" } }, {
      "name": "two",
      "user": { "password": "p", "username": "u" },
    }],
  },
  "a missing file first": {
    "apiVersion": "v1",
    "clusters": [{ "cluster": { "server": "https://one.example:6443" }, "name": "one" }],
    "contexts": [{
      "context": { "cluster": "one", "namespace": "ns-one", "user": "one" },
      "name": "one",
    }],
    "current-context": "one",
    "kind": "Config",
    "users": [{ "name": "one", "user": { "token": "token-one" } }],
  },
  "a missing file between": {
    "apiVersion": "v1",
    "clusters": [{ "cluster": { "server": "https://one.example:6443" }, "name": "one" }, {
      "cluster": { "server": "https://two.example:6443", "tls-server-name": "two" },
      "name": "two",
    }],
    "contexts": [{
      "context": { "cluster": "one", "namespace": "ns-one", "user": "one" },
      "name": "one",
    }, { "context": { "cluster": "two", "user": "two" }, "name": "two" }],
    "current-context": "one",
    "kind": "Config",
    "users": [{ "name": "one", "user": { "token": "token-one" } }, {
      "name": "two",
      "user": { "password": "p", "username": "u" },
    }],
  },
  "only missing files": { "apiVersion": "v1", "kind": "Config" },
  "an empty file first": {
    "apiVersion": "v1",
    "clusters": [{ "cluster": { "server": "https://one.example:6443" }, "name": "one" }],
    "contexts": [{
      "context": { "cluster": "one", "namespace": "ns-one", "user": "one" },
      "name": "one",
    }],
    "current-context": "one",
    "kind": "Config",
    "users": [{ "name": "one", "user": { "token": "token-one" } }],
  },
  "an explicit file alone": {
    "apiVersion": "v1",
    "clusters": [{
      "cluster": { "server": "https://two.example:6443", "tls-server-name": "two" },
      "name": "two",
    }],
    "contexts": [{ "context": { "cluster": "two", "user": "two" }, "name": "two" }],
    "current-context": "two",
    "kind": "Config",
    "users": [{ "name": "two", "user": { "password": "p", "username": "u" } }],
  },
  "an explicit file that is missing": { "apiVersion": "v1", "kind": "Config" },
  "the current context from the second file": {
    "apiVersion": "v1",
    "clusters": [{ "cluster": { "server": "https://one.example:6443" }, "name": "one" }, {
      "cluster": { "server": "https://two.example:6443", "tls-server-name": "two" },
      "name": "two",
    }],
    "contexts": [{
      "context": { "cluster": "one", "namespace": "ns-one", "user": "one" },
      "name": "one",
    }, { "context": { "cluster": "two", "user": "two" }, "name": "two" }],
    "current-context": "two",
    "kind": "Config",
    "users": [{ "name": "one", "user": { "token": "token-one" } }, {
      "name": "two",
      "user": { "password": "p", "username": "u" },
    }],
  },
  "an empty current context yields": {
    "apiVersion": "v1",
    "clusters": [{ "cluster": { "server": "https://one.example:6443" }, "name": "one" }, {
      "cluster": { "server": "https://two.example:6443", "tls-server-name": "two" },
      "name": "two",
    }],
    "contexts": [{
      "context": { "cluster": "one", "namespace": "ns-one", "user": "one" },
      "name": "one",
    }, { "context": { "cluster": "two", "user": "two" }, "name": "two" }],
    "current-context": "two",
    "kind": "Config",
    "users": [{ "name": "one", "user": { "token": "token-one" } }, {
      "name": "two",
      "user": { "password": "p", "username": "u" },
    }],
  },
  "no current context at all": {
    "apiVersion": "v1",
    "clusters": [{ "cluster": { "server": "https://one.example:6443" }, "name": "one" }],
    "contexts": [{
      "context": { "cluster": "one", "namespace": "ns-one", "user": "one" },
      "name": "one",
    }],
    "kind": "Config",
    "users": [{ "name": "one", "user": { "token": "token-one" } }],
  },
  "a current context that is not there": {
    "apiVersion": "v1",
    "clusters": [{ "cluster": { "server": "https://one.example:6443" }, "name": "one" }],
    "contexts": [{
      "context": { "cluster": "one", "namespace": "ns-one", "user": "one" },
      "name": "one",
    }],
    "current-context": "gone",
    "kind": "Config",
    "users": [{ "name": "one", "user": { "token": "token-one" } }],
  },
  "secrets masked": {
    "apiVersion": "v1",
    "clusters": [{ "cluster": { "server": "https://one.example:6443" }, "name": "one" }, {
      "cluster": { "server": "https://two.example:6443", "tls-server-name": "two" },
      "name": "two",
    }],
    "contexts": [{
      "context": { "cluster": "one", "namespace": "ns-one", "user": "one" },
      "name": "one",
    }, { "context": { "cluster": "two", "user": "two" }, "name": "two" }],
    "current-context": "one",
    "kind": "Config",
    "users": [{ "name": "one", "user": { "token": "REDACTED" } }, {
      "name": "two",
      "user": { "password": "REDACTED", "username": "u" },
    }],
  },
  "embedded data masked": {
    "apiVersion": "v1",
    "clusters": [{
      "cluster": { "certificate-authority-data": "DATA+OMITTED", "server": "https://h" },
      "name": "it",
    }],
    "kind": "Config",
    "users": [{
      "name": "me",
      "user": { "client-certificate-data": "DATA+OMITTED", "client-key-data": "DATA+OMITTED" },
    }],
  },
  "minified": {
    "apiVersion": "v1",
    "clusters": [{ "cluster": { "server": "https://one.example:6443" }, "name": "one" }],
    "contexts": [{
      "context": { "cluster": "one", "namespace": "ns-one", "user": "one" },
      "name": "one",
    }],
    "current-context": "one",
    "kind": "Config",
    "users": [{ "name": "one", "user": { "token": "token-one" } }],
  },
  "minified to a named context": {
    "apiVersion": "v1",
    "clusters": [{
      "cluster": { "server": "https://two.example:6443", "tls-server-name": "two" },
      "name": "two",
    }],
    "contexts": [{ "context": { "cluster": "two", "user": "two" }, "name": "two" }],
    "current-context": "two",
    "kind": "Config",
    "users": [{ "name": "two", "user": { "password": "p", "username": "u" } }],
  },
  "minified to a context that is not there": "error",
  "minified without a current context": "error",
  "minified, the cluster missing": "error",
  "minified, the user missing": "error",
  "minified, no user named": {
    "apiVersion": "v1",
    "clusters": [{ "cluster": { "server": "https://one.example:6443" }, "name": "one" }],
    "contexts": [{ "context": { "cluster": "one", "namespace": "ns-one" }, "name": "one" }],
    "current-context": "one",
    "kind": "Config",
  },
  "minified over files": "error",
  "flattened from beside the file": {
    "apiVersion": "v1",
    "clusters": [{
      "cluster": {
        "certificate-authority-data":
          "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCkFBQUEKLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo=",
        "server": "https://h",
      },
      "name": "it",
    }],
    "kind": "Config",
  },
  "flattened from below the file": {
    "apiVersion": "v1",
    "kind": "Config",
    "users": [{
      "name": "me",
      "user": {
        "client-certificate-data":
          "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCkFBQUEKLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo=",
        "client-key-data": "a2V5",
      },
    }],
  },
  "flattened, each path from its own file": {
    "apiVersion": "v1",
    "clusters": [{
      "cluster": { "certificate-authority-data": "UA==", "server": "https://h" },
      "name": "it",
    }],
    "kind": "Config",
    "users": [{
      "name": "me",
      "user": { "client-certificate-data": "UQ==", "client-key-data": "UQ==" },
    }],
  },
  "flattened from a file that is missing": "error",
  "flattened, a token file stays": {
    "apiVersion": "v1",
    "kind": "Config",
    "users": [{ "name": "me", "user": { "tokenFile": "t" } }],
  },
  "relative paths as they are written": {
    "apiVersion": "v1",
    "clusters": [{
      "cluster": { "certificate-authority": "./pki/../ca.pem", "server": "https://h" },
      "name": "it",
    }],
    "kind": "Config",
  },
  "every cluster field": "error",
  "every user field": {
    "apiVersion": "v1",
    "kind": "Config",
    "users": [{
      "name": "me",
      "user": {
        "as": "a",
        "as-groups": ["g", "h"],
        "as-uid": "i",
        "as-user-extra": { "k": ["v", "w"] },
        "client-certificate": "c",
        "client-key": "k",
        "password": "p",
        "token": "t",
        "tokenFile": "f",
        "username": "u",
      },
    }],
  },
  "an auth-provider": {
    "apiVersion": "v1",
    "kind": "Config",
    "users": [{
      "name": "me",
      "user": {
        "auth-provider": { "config": { "client-id": "c", "id-token": "t" }, "name": "oidc" },
      },
    }],
  },
  "exec with defaults": {
    "apiVersion": "v1",
    "kind": "Config",
    "users": [{
      "name": "me",
      "user": {
        "exec": {
          "apiVersion": "client.authentication.k8s.io/v1beta1",
          "command": "aws",
          "interactiveMode": "IfAvailable",
        },
      },
    }],
  },
  "exec with everything": "error",
  "exec of v1 without a mode": {
    "apiVersion": "v1",
    "kind": "Config",
    "users": [{
      "name": "me",
      "user": { "exec": { "apiVersion": "client.authentication.k8s.io/v1", "command": "x" } },
    }],
  },
  "unknown fields": {
    "apiVersion": "v1",
    "clusters": [{ "cluster": { "server": "https://h" }, "name": "it" }],
    "kind": "Config",
  },
  "a token that is a number": "error",
  "a token that is a boolean": "error",
  "a token like a date": {
    "apiVersion": "v1",
    "kind": "Config",
    "users": [{ "name": "me", "user": { "token": "2001-01-01" } }],
  },
  "a flag in quotes": "error",
  "null fields": { "apiVersion": "v1", "clusters": [{ "name": "it" }], "kind": "Config" },
  "null lists": { "apiVersion": "v1", "kind": "Config" },
  "a null body": { "apiVersion": "v1", "clusters": [{ "name": "it" }], "kind": "Config" },
  "no body": { "apiVersion": "v1", "kind": "Config", "users": [{ "name": "me" }] },
  "a name twice in one file": "error",
  "a key twice in one mapping": "error",
  "a list for a mapping": "error",
  "a mapping for a list": "error",
  "another kind": "error",
  "another version": "error",
  "neither kind nor version": {
    "apiVersion": "v1",
    "clusters": [{ "cluster": { "server": "https://one.example:6443" }, "name": "one" }],
    "contexts": [{
      "context": { "cluster": "one", "namespace": "ns-one", "user": "one" },
      "name": "one",
    }],
    "current-context": "one",
    "kind": "Config",
    "users": [{ "name": "one", "user": { "token": "token-one" } }],
  },
  "broken YAML in one of two": "error",
  "JSON": {
    "apiVersion": "v1",
    "contexts": [{ "context": { "cluster": "x", "user": "x" }, "name": "x" }],
    "current-context": "x",
    "kind": "Config",
  },
  "JSON indented with tabs": {
    "apiVersion": "v1",
    "clusters": [{ "name": "x" }],
    "kind": "Config",
  },
  "anchors and aliases": {
    "apiVersion": "v1",
    "clusters": [{ "cluster": { "server": "https://one.example:6443" }, "name": "one" }],
    "contexts": [{
      "context": {
        "cluster": "one",
        "extensions": [{ "extension": "ns-one", "name": "e" }],
        "namespace": "ns-one",
        "user": "one",
      },
      "name": "one",
    }],
    "current-context": "one",
    "kind": "Config",
    "users": [{ "name": "one", "user": { "token": "token-one" } }],
  },
  "merge keys": "error",
  "names that objects have by themselves": {
    "apiVersion": "v1",
    "clusters": [{ "cluster": { "server": "https://h" }, "name": "constructor" }],
    "contexts": [{
      "context": { "cluster": "constructor", "user": "toString" },
      "name": "__proto__",
    }],
    "current-context": "__proto__",
    "kind": "Config",
    "users": [{ "name": "toString", "user": { "token": "t" } }],
  },
  "names with dots, slashes, colons and blanks": {
    "apiVersion": "v1",
    "contexts": [{ "context": { "cluster": "x:y", "user": "é ✓" }, "name": "a.b/c:d e@f" }],
    "current-context": "a.b/c:d e@f",
    "kind": "Config",
  },
  "names like numbers and booleans, quoted": {
    "apiVersion": "v1",
    "kind": "Config",
    "users": [{ "name": "123" }, { "name": "true" }],
  },
  "a name like a number, unquoted": "error",
  "a byte order mark": {
    "apiVersion": "v1",
    "clusters": [{ "cluster": { "server": "https://one.example:6443" }, "name": "one" }],
    "contexts": [{
      "context": { "cluster": "one", "namespace": "ns-one", "user": "one" },
      "name": "one",
    }],
    "current-context": "one",
    "kind": "Config",
    "users": [{ "name": "one", "user": { "token": "token-one" } }],
  },
  "carriage returns": {
    "apiVersion": "v1",
    "clusters": [{ "cluster": { "server": "https://one.example:6443" }, "name": "one" }],
    "contexts": [{
      "context": { "cluster": "one", "namespace": "ns-one", "user": "one" },
      "name": "one",
    }],
    "current-context": "one",
    "kind": "Config",
    "users": [{ "name": "one", "user": { "token": "token-one" } }],
  },
  "comments only": {
    "apiVersion": "v1",
    "clusters": [{ "cluster": { "server": "https://one.example:6443" }, "name": "one" }],
    "contexts": [{
      "context": { "cluster": "one", "namespace": "ns-one", "user": "one" },
      "name": "one",
    }],
    "current-context": "one",
    "kind": "Config",
    "users": [{ "name": "one", "user": { "token": "token-one" } }],
  },
  "a document separator first": {
    "apiVersion": "v1",
    "clusters": [{ "cluster": { "server": "https://one.example:6443" }, "name": "one" }],
    "contexts": [{
      "context": { "cluster": "one", "namespace": "ns-one", "user": "one" },
      "name": "one",
    }],
    "current-context": "one",
    "kind": "Config",
    "users": [{ "name": "one", "user": { "token": "token-one" } }],
  },
  "top-level extensions and preferences": {
    "apiVersion": "v1",
    "extensions": [{ "extension": { "a": 1 }, "name": "e" }],
    "kind": "Config",
    "preferences": { "colors": true },
  },
  "two documents in one file": {
    "apiVersion": "v1",
    "clusters": [{ "cluster": { "server": "https://one.example:6443" }, "name": "one" }, {
      "cluster": { "server": "https://two.example:6443", "tls-server-name": "two" },
      "name": "two",
    }],
    "contexts": [{
      "context": { "cluster": "one", "namespace": "ns-one", "user": "one" },
      "name": "one",
    }, { "context": { "cluster": "two", "user": "two" }, "name": "two" }],
    "current-context": "one",
    "kind": "Config",
    "users": [{ "name": "one", "user": { "token": "token-one" } }, {
      "name": "two",
      "user": { "password": "p", "username": "u" },
    }],
  },
  "an entry without a name": "error",
};
