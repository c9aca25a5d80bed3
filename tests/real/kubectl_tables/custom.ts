import { asGo, type Command, inNamespace, type Table } from "./command.ts";

const schema = `
    schema:
      openAPIV3Schema:
        type: object
        description: A ship sails.
        required: [spec]
        properties:
          spec:
            type: object
            description: What it is to do.
            required: [port]
            x-kubernetes-validations:
            - { rule: "self.minimum <= self.maximum", message: minimum is over maximum }
            - { rule: "self.port == oldSelf.port", message: port is fixed }
            properties:
              port: { type: string, description: Where it is from., maxLength: 12, pattern: "^[A-Z]" }
              minimum: { type: integer, default: 1 }
              maximum: { type: integer, default: 9 }
              replicas: { type: integer, default: 1 }
              launched: { type: string, format: date-time }
              speed: { type: number }
              isFast: { type: boolean }
              tags: { type: array, maxItems: 3, items: { type: string } }
              crew: { type: array, items: { type: object, required: [name], properties: { name: { type: string }, rank: { type: string, default: sailor } } }, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [name] }
          status:
            type: object
            properties: { replicas: { type: integer }, selector: { type: string }, conditions: { type: array, items: { type: object, properties: { type: { type: string }, status: { type: string } } } } }`;

const columns = `
    additionalPrinterColumns:
    - { name: Port, type: string, jsonPath: .spec.port, description: Where it is from. }
    - { name: Max, type: integer, jsonPath: .spec.maximum }
    - { name: Speed, type: number, jsonPath: .spec.speed, priority: 1 }
    - { name: Fast, type: boolean, jsonPath: .spec.isFast }
    - { name: Launched, type: date, jsonPath: .spec.launched }
    - { name: Tags, type: string, jsonPath: ".spec.tags[*]" }
    - { name: All, type: string, jsonPath: .spec.tags }
    - { name: First, type: string, jsonPath: ".spec.crew[0].name" }
    - { name: Ready, type: string, jsonPath: '.status.conditions[?(@.type=="Ready")].status' }
    - { name: Wrong, type: integer, jsonPath: .spec.port }
    - { name: Label, type: string, jsonPath: ".metadata.labels.kubist\\\\.example/x" }`;

const ships = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: ships.kubist.example, labels: { kubist: custom } }
spec:
  group: kubist.example
  scope: Namespaced
  names: { plural: ships, singular: ship, kind: Ship, listKind: Fleet, shortNames: [shp], categories: [all, fleet] }
  versions:
  - name: v1
    served: true
    storage: false
    selectableFields: [{ jsonPath: .spec.port }, { jsonPath: .spec.maximum }]
    subresources: { status: {}, scale: { specReplicasPath: .spec.replicas, statusReplicasPath: .status.replicas, labelSelectorPath: .status.selector } }${columns}${schema}
  - name: v1beta1
    served: true
    storage: true
    deprecated: true
    deprecationWarning: ships of v1beta1 are old
    subresources: { status: {} }${schema}
  - name: v1alpha1
    served: false
    storage: false
    deprecated: true
    schema: { openAPIV3Schema: { type: object, x-kubernetes-preserve-unknown-fields: true } }
`;

const ports = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: ports.kubist.example, labels: { kubist: custom } }
spec:
  group: kubist.example
  scope: Cluster
  names: { plural: ports, kind: Port }
  versions:
  - { name: v1, served: true, storage: true, schema: { openAPIV3Schema: { type: object, properties: { berths: { type: integer } } } } }
`;

const ship = (name: string, spec: string, more = "", version = "v1") => `
apiVersion: kubist.example/${version}
kind: Ship
metadata: { name: ${name}, ${more} }
spec: ${spec}
---`;
const port = (name: string, berths: number) =>
  `\napiVersion: kubist.example/v1\nkind: Port\nmetadata: { name: ${name} }\nberths: ${berths}\n---`;

const first =
  "{ port: Kiel, speed: 7.5, isFast: true, launched: '2020-01-01T00:00:00Z', tags: [a, b], crew: [{ name: ann }] }";

const broken = (from: string, to: string) => ships.replace(from, to);

const commands: readonly Command[] = [
  ...inNamespace,
  { line: "apply -f -", input: ship("early", first) },
  { line: "create -f -", input: broken("group: kubist.example", "group: other.example") },
  { line: "create -f -", input: broken("storage: false", "storage: true"), ...asGo },
  { line: "create -f -", input: broken("scope: Namespaced", "scope: Nowhere") },
  { line: "create -f -", input: broken("type: string, description: Where", "description: Where") },
  {
    line: "create -f -",
    input: broken("self.minimum <= self.maximum", "self.minimum <= self.nosuch"),
  },
  {
    line: "create -f -",
    input: broken("kind: Ship, listKind: Fleet", "kind: ship, listKind: ship"),
  },
  {
    line: "create -f -",
    input: broken("jsonPath: .spec.speed, priority: 1", "jsonPath: spec.speed"),
  },
  { line: "create -f -", input: broken("default: 1 }", "default: one }") },
  { line: "create -f -", input: broken("served: true", "served: true\n    bogus: 1") },
  { line: "apply -f -", input: ships + "---" + ports },
  { line: "wait --for=condition=Established crd -l kubist=custom --timeout=60s", anyOrder: true },
  { line: "wait --for=condition=NamesAccepted=false crd/ships.kubist.example --timeout=1s" },
  { line: "get crd -l kubist=custom" },
  { line: "get crd ships.kubist.example -o yaml" },
  { line: "diff -f -", input: ships },
  { line: "apply -f -", input: ships },
  { line: "api-resources --categories=fleet" },
  { line: "api-resources --api-group=kubist.example --verbs=deletecollection -o wide" },
  { line: "api-versions", eventually: true },
  { line: "get ships" },
  { line: "get all" },
  { line: "apply -f -", input: ship("first", first, "labels: { kubist.example/x: y, tier: a }") },
  { line: "apply -f -", input: ship("second", "{ port: Lagos }", "", "v1beta1") },
  { line: "apply -f -", input: ship("second", "{ port: Lagos, maximum: 5 }") },
  { line: "apply -f -", input: ship("second", "{ port: Lagos, maximum: 5 }") },
  { line: "apply -f -", input: ship("second", "{ port: Kiel }") },
  { line: "apply -f -", input: ship("third", "{ port: Kiel, maximum: 0 }") },
  {
    line: "apply -f -",
    input: ship("third", "{ port: kiel, tags: [a, b, c, d] }"),
    anyOrder: true,
  },
  { line: "apply -f -", input: ship("third", "{ port: 7, minimum: one }"), anyOrder: true },
  { line: "apply -f -", input: ship("third", "{ minimum: 2 }") },
  { line: "apply -f -", input: ship("third", "{ port: Kiel, crew: [{ name: a }, { name: a }] }") },
  { line: "apply -f -", input: ship("third", "{ port: Kiel, crew: [{ rank: x }] }") },
  { line: "apply -f -", input: ship("third", "{ port: Kiel, launched: yesterday }") },
  {
    line: "apply -f -",
    input: ship("third", "{ port: Kiel, sails: 3, crew: [{ name: a, age: 3 }] }"),
  },
  { line: "apply -f - --validate=warn", input: ship("third", "{ port: Kiel, sails: 3 }") },
  { line: "apply -f - --validate=false", input: ship("third", "{ port: Kiel, sails: 3 }") },
  { line: "apply -f - --dry-run=server -o yaml", input: ship("fourth", "{ port: Kiel }") },
  { line: "create -f -", input: ship("first", first) },
  { line: "create -f -", input: ship("Bad_", first) },
  { line: "create -f -", input: ship("later", first, "", "v1alpha1") },
  { line: "create -f -", input: ship("later", first, "", "v9") },
  { line: "get ships" },
  { line: "get shp -o wide" },
  { line: "get ship first -o yaml" },
  { line: "get ships.v1beta1.kubist.example" },
  { line: "get ships.v1beta1.kubist.example first -o json" },
  { line: "get ships.v1alpha1.kubist.example" },
  { line: "get ships.kubist.example -o name" },
  { line: "get fleet" },
  { line: "get all -o name" },
  { line: "get ships --server-print=false" },
  { line: "get ships --show-labels --sort-by=.spec.maximum" },
  { line: "get ships -l tier=a -o custom-columns=NAME:.metadata.name,CREW:.spec.crew[*].name" },
  { line: "get ships --field-selector=spec.port=Kiel" },
  { line: "get ships --field-selector=spec.port=Kiel,metadata.name!=first -o name" },
  { line: "get ships --field-selector=spec.maximum=5 -o name" },
  { line: "get ships --field-selector=spec.minimum=1" },
  { line: "get ships.v1beta1.kubist.example --field-selector=spec.port=Kiel" },
  { line: "get ships --chunk-size=1 -o name" },
  { line: "get ships -A --no-headers" },
  { line: "get ships --watch --request-timeout=2s" },
  { line: "get ships first --watch --output-watch-events --request-timeout=2s -o name" },
  { line: "get ships nosuch" },
  { line: "get ships/first ships/nosuch cm/nosuch" },
  { line: "describe ship first" },
  { line: "describe shp sec" },
  { line: "describe crd ports.kubist.example" },
  { line: "explain ships.spec.crew" },
  { line: "explain ships.spec --recursive" },
  { line: "explain ships.metadata.labels", prose: true },
  { line: "explain fleet" },
  { line: "explain port --recursive", prose: true },
  { line: "explain ships --api-version=kubist.example/v1beta1", prose: true, eventually: true },
  { line: "explain ships --api-version=kubist.example/v1alpha1" },
  { line: "explain ships --output=plaintext-openapiv2 --recursive", prose: true, eventually: true },
  { line: "scale ship/first --replicas=3" },
  { line: "scale ship/first --replicas=3 --current-replicas=2" },
  { line: "scale ships.v1beta1.kubist.example/first --replicas=4" },
  { line: "scale port/none --replicas=1" },
  { line: "autoscale ship first --max=3" },
  { line: "get hpa" },
  {
    line:
      `patch ship first --subresource=status --type=merge -p '{"status":{"replicas":2,"selector":"a=b","conditions":[{"type":"Ready","status":"True"}]},"spec":{"port":"No"}}'`,
  },
  { line: "get ship first" },
  { line: "get ship first --subresource=status -o yaml" },
  { line: "get ship first --subresource=scale -o yaml" },
  { line: "get ship first --subresource=scale" },
  { line: "wait --for=condition=Ready ship/first --timeout=2s" },
  { line: "wait --for=condition=Ready ships --all --timeout=1s", anyOrder: true },
  { line: "wait --for=jsonpath={.status.replicas}=2 ship/first --timeout=2s" },
  { line: `patch ship first --type=json -p '[{"op":"add","path":"/spec/tags/-","value":"c"}]'` },
  { line: `patch ship first --type=json -p '[{"op":"add","path":"/spec/tags/-","value":"d"}]'` },
  { line: `patch ship first --type=strategic -p '{"spec":{"maximum":4}}'` },
  {
    line:
      `patch ship first --type=merge -p '{"spec":{"maximum":null}}' -o jsonpath={.spec.maximum}`,
  },
  { line: `patch ship first --type=merge -p '{"status":{"replicas":7}}'` },
  { line: "label ship first tier=b --overwrite" },
  { line: "annotate ships --all note=x" },
  { line: "edit ship first", edit: "s/port: Kiel/port: Lagos/" },
  { line: "edit ship first", edit: "s/maximum: 9/maximum: 8/" },
  { line: "set image ship/first c=d" },
  { line: "rollout status ship/first" },
  { line: "expose ship first --port=80" },
  { line: "replace -f -", input: ship("first", first) },
  { line: "replace -f - --force", input: ship("first", first) },
  {
    line: "apply -f - --server-side",
    input: ship("first", "{ port: Kiel, crew: [{ name: bob }] }"),
  },
  {
    line: "apply -f - --server-side --field-manager=b",
    input: ship("first", "{ port: Kiel, crew: [{ name: cy }] }"),
  },
  { line: "apply -f - --server-side --field-manager=b", input: ship("first", "{ port: Lima }") },
  { line: "get ship first -o jsonpath={.spec.crew[*].name}" },
  {
    line: "diff -f - --server-side",
    input: ship("first", "{ port: Kiel, maximum: 3, crew: [{ name: bob }] }"),
  },
  { line: "create -f -", input: port("kubist-a", 1) + port("kubist-b", 2) },
  { line: "get ports" },
  { line: "get ports -A" },
  { line: "get ports kubist-a -o yaml" },
  { line: "delete ports --all" },
  { line: "auth can-i get ships" },
  { line: "auth can-i get ports" },
  { line: "auth can-i update ships --subresource=scale" },
  { line: "create role ship-reader --verb=get --resource=ships,ships/scale" },
  { line: "create quota fleet --hard=count/ships.kubist.example=1" },
  { line: "apply -f -", input: ships.replace("served: false", "served: true") },
  { line: "get ships.v1alpha1.kubist.example", eventually: true },
  { line: "apply -f -", input: ships.replace("scope: Namespaced", "scope: Cluster") },
  {
    line:
      `patch crd ships.kubist.example --type=json -p '[{"op":"remove","path":"/spec/versions/1"}]'`,
    ...asGo,
  },
  { line: "delete ship second third" },
  { line: "delete ships --all --timeout=5s" },
  { line: "delete crd -l kubist=custom" },
  { line: "get ships" },
];

/** Custom resources: definitions refused, several versions, columns, fields that select, rules, scale. */
export const custom: Table = { about: "custom resources", commands };
