import type { Rule } from "../rules.ts";

/** What the embedded server does not do. */
export const leftOut: readonly Rule[] = [
  {
    what: "descriptions of table columns",
    real: "sentences from the documentation of the types",
    here: "empty",
    why: "nothing prints them, and they would be a quarter of the code",
    path: /columnDefinitions\[\d+\]\.(description|format)$/,
  },
  {
    what: "CEL expressions of devices and of mutations",
    real: "compiled, 422 for what does not compile",
    here: "stored as they are",
    why: "nobody chooses devices here, and a mutation is compiled when it is first needed",
    script: /AdmissionPolicy|Device|Resource(Claim|Slice)|Webhook/,
    path: /^body\.message$/,
    realValue: /compil|expression|Not Valid!.*Syntax/,
    whole: true,
  },
  {
    what: "rules in CEL that may take long",
    real: "422: estimated rule cost exceeds budget",
    here: "accepted",
    why: "nobody else waits for this process",
    script: /rules/,
    path: /^body\.message$/,
    realValue: /estimated rule cost/,
    whole: true,
  },
  {
    what: "rules in CEL that cannot be read",
    real: "the words of Go's parser",
    here: "the words of the CEL library",
    why: "the parsers differ; code, reason and place are the same",
    script: /rules/,
    path: /^body\.(message|details\.causes)/,
    realValue: /Syntax error/,
    whole: true,
  },
  {
    what: "condition Dangling of flow schemas",
    real: "set by kube-apiserver itself, which becomes a manager of the status",
    here: "absent",
    why: "there is no priority and fairness to configure",
    script: /(life|changes|patches|subresources|refused metadata) of .* FlowSchema/,
    path:
      /^body\.((items\[0\]\.|rows\[0\]\.object\.)?metadata\.managedFields(\[\d\]\..*)?|(items\[0\]\.)?status\.conditions|rows\[0\]\.cells\[5\])$/,
  },
  {
    what: "conditions of definitions that are being deleted or were just made",
    real: "Terminating, NamesAccepted and Established, each by a controller and a moment later",
    here: "Established at once",
    why: "there is nothing to wait for in one process",
    script: /CustomResourceDefinition|custom|rules: rules/,
    request: /customresourcedefinitions/,
    path:
      /^body\.(items\[\d+\]\.)?(status\.(conditions|acceptedNames)|metadata\.(managedFields|generation|finalizers|deletionGracePeriodSeconds|deletionTimestamp))/,
  },
  {
    what: "the order of the rules of oneself",
    real: "that of a map, another each time",
    here: "by the names of the roles",
    why: "the same rules",
    request: /POST .*selfsubjectrulesreviews/,
    path: /^body\.status\.(nonResourceRules|resourceRules)\[\d\]\./,
  },
];
