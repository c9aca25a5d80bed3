/**
 * The files that lie where kubectl is run.
 *
 * @module
 */

const kustomization = `
namePrefix: pre-
commonAnnotations: { by: kustomize }
resources: [base.yaml]
configMapGenerator:
- name: made
  literals: [a=1]
`;

const base = `
apiVersion: v1
kind: ConfigMap
metadata: { name: base }
data: { a: "1" }
`;

const overlay = `
namespace: shop
resources: [../many]
labels: [{ pairs: { over: lay }, includeSelectors: true }]
images: [{ name: busybox, newTag: "2" }]
patches:
- target: { kind: ConfigMap }
  patch: |
    - { op: add, path: /data, value: { patched: "yes" } }
`;

const deployment = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: many }
spec:
  selector: { matchLabels: { app: many } }
  template:
    metadata: { labels: { app: many } }
    spec: { containers: [{ name: c, image: busybox }] }
`;

const template = "{{range .items}}{{.metadata.name}}={{.data.colour}};{{end}}";

const columns = `NAME            COLOUR
.metadata.name  .data.colour
`;

/** Their texts, by name. */
export const files: Readonly<Record<string, string>> = {
  "settings.env": "# a comment\nA=1\nB=two words\n",
  "page.html": "<p>hello</p>\n",
  "kustomization.yaml": kustomization,
  "base.yaml": base,
  "overlay/kustomization.yaml": overlay,
  "many/kustomization.yaml": "resources: [a.yaml, b.json]\n",
  "many/a.yaml": deployment,
  "many/b.json": '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"json"}}',
  "many/deep/c.yml": base.replace("name: base", "name: deep"),
  "many/readme.txt": "not a manifest",
  "names.gotemplate": template,
  "colours.columns": columns,
  "patch.yaml": "data: { colour: patched }\n",
};
