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
  "names.gotemplate": template,
  "colours.columns": columns,
  "patch.yaml": "data: { colour: patched }\n",
};
