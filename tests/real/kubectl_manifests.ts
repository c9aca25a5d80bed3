/**
 * Objects that kubectl is given in tests.
 *
 * @module
 */

/** A map of one colour. */
export const configMap = (name: string, colour: string, more = ""): string => `
apiVersion: v1
kind: ConfigMap
metadata: { name: ${name}${more && `, ${more}`} }
data: { colour: ${colour} }
---`;

/** A node, with its labels. */
export const node = (name: string, labels: string): string => `
apiVersion: v1
kind: Node
metadata: { name: ${name}, labels: { ${labels} } }
---`;

/** A pod that runs on the node n1, and goes at once when it is told to. */
export const podOfNode = (name: string, more = ""): string => `
apiVersion: v1
kind: Pod
metadata: { name: ${name}, labels: { app: ${name} } }
spec: { nodeName: n1, terminationGracePeriodSeconds: 0, ${more} containers: [{ name: c, image: busybox }] }
---`;

/** A definition with a column, in one version. */
export const widgets = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widgets.kubist.example }
spec:
  group: kubist.example
  scope: Namespaced
  names: { plural: widgets, singular: widget, kind: Widget, shortNames: [wd] }
  versions:
  - name: v1
    served: true
    storage: true
    additionalPrinterColumns: [{ name: Size, type: integer, jsonPath: .spec.size }]
    schema:
      openAPIV3Schema:
        type: object
        properties:
          spec:
            type: object
            required: [size]
            properties: { size: { type: integer, minimum: 1 }, color: { type: string } }
`;

/** A definition with every kind of field, in three versions. */
export const gizmos = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: gizmos.kubist.example }
spec:
  group: kubist.example
  scope: Namespaced
  names: { plural: gizmos, singular: gizmo, kind: Gizmo, shortNames: [gz] }
  versions:
  - name: v1
    served: true
    storage: true
    subresources: { status: {}, scale: { specReplicasPath: .spec.replicas, statusReplicasPath: .status.replicas } }
    schema:
      openAPIV3Schema:
        description: A gizmo turns.
        type: object
        required: [spec]
        properties:
          spec:
            description: What it should do.
            type: object
            required: [size, parts]
            properties:
              size: { description: In metres., type: integer, format: int64, minimum: 1, maximum: 9, default: 3 }
              colour: { type: string, enum: [red, green, blue], description: "The colour.\\n\\nSeveral\\nlines, and a very long one that does not fit into the width of a terminal, so that it is wrapped." }
              replicas: { type: integer }
              parts: { type: array, description: Its parts., items: { type: object, required: [name, must], properties: { name: { type: string, pattern: "^[a-z]+$", maxLength: 9 }, weight: { type: number, nullable: true, description: In grams. }, must: { type: string, nullable: true } } }, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [name] }
              names: { type: array, items: { type: string }, x-kubernetes-list-type: set }
              port: { x-kubernetes-int-or-string: true, description: Number or name. }
              quantity: { x-kubernetes-int-or-string: true, anyOf: [{type: integer},{type: string}], pattern: "^x" }
              tags: { type: object, additionalProperties: { type: string }, description: Free words. }
              lists: { type: object, additionalProperties: { type: array, items: { type: object, properties: { a: { type: boolean } } } } }
              anything: { type: object, x-kubernetes-preserve-unknown-fields: true, properties: { known: { type: string, description: One. } } }
              untyped: { x-kubernetes-preserve-unknown-fields: true }
              embedded: { type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true }
              maybe: { type: object, nullable: true, properties: { x: { type: string } } }
              choice: { type: object, oneOf: [{required: [a]},{required: [b]}], properties: { a: { type: string }, b: { type: string, format: date-time } } }
              fixed: { type: string, enum: [only], default: only }
              numbers: { type: array, items: { type: integer, enum: [1, 2] } }
              deep: { type: array, items: { type: array, items: { type: string } } }
          status: { type: object, properties: { replicas: { type: integer, description: Those that turn. } } }
  - name: v1beta1
    served: true
    storage: false
    schema: { openAPIV3Schema: { type: object, x-kubernetes-preserve-unknown-fields: true } }
  - name: v1alpha1
    served: true
    storage: false
    schema: { openAPIV3Schema: { type: object, properties: { spec: { type: object } } } }
`;

/** A request of jane, of the organization devs, as a cluster is sent it. */
export const certificateRequest =
  "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIYU1JR0FBZ0VBTUI0eERUQUxCZ05WQkFvTUJHUmxkbk14RFRBTEJnTlZCQU1NQkdwaGJtVXdXVEFUQmdjcQpoa2pPUFFJQkJnZ3Foa2pPUFFNQkJ3TkNBQVNkVk96eEhQQ2lZLzJPbTZYMlNoZ3BDbDdkdElRT0hsUHdTb1Y0CnVyMHk1UEVFc2F6N2tWTTVsQ1YwY2IzcTlOU25KbXA2NC8wWU40ak5jSEp3SXNPMW9BQXdDZ1lJS29aSXpqMEUKQXdJRFNRQXdSZ0loQVBVSzJxb2ZYT3BRemVFcjZOVXdBMWpEQlJWUEpSYzkrTzBaQkNhd3ZEOTBBaUVBbnFaMAoyejJocUsvOGdtckJQRDRnajFSL1JicjM4VXNtNlNRd1E4em1KU0E9Ci0tLS0tRU5EIENFUlRJRklDQVRFIFJFUVVFU1QtLS0tLQo=";
