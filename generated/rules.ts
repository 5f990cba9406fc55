// Generated from resources.yaml by codegen/emitters/rules.ts. Do not edit; run npm run generate.

/**
 * Object types that validation rules work with, by name: what rules call each property, and its type in CEL
 * (https://cel.dev).
 */
export const ruleTypes = {
  "Object.LabelSelector": {
    matchLabels: ["matchLabels", "map<string, string>"],
  },
  "Object.ReplicaSet.status": {
    replicas: ["replicas", "int"],
    readyReplicas: ["readyReplicas", "int"],
    conditions: ["conditions", "list<Object.ReplicaSetCondition>"],
  },
  "Object.ReplicaSetCondition": {
    type: ["type", "string"],
    status: ["status", "string"],
    lastUpdateTime: ["lastUpdateTime", "google.protobuf.Timestamp"],
    reason: ["reason", "string"],
    message: ["message", "string"],
  },
  "Object.DNSPath": {
    subPath: ["subPath", "string"],
    svcName: ["svcName", "string"],
    svcPort: ["svcPort", "dyn"],
    svcIp: ["svcIp", "string"],
  },
  "Object.HPA.spec": {
    minReplicas: ["minReplicas", "int"],
    maxReplicas: ["maxReplicas", "int"],
    workload: ["workload", "Object.HPAWorkload"],
    adjustInterval: ["adjustInterval", "dyn"],
    selector: ["selector", "Object.LabelSelector"],
    metrics: ["metrics", "Object.HPAMetrics"],
  },
  "Object.HPAWorkload": {
    apiVersion: ["apiVersion", "string"],
    kind: ["kind", "string"],
    metadata: ["metadata", "Object.HPAWorkloadMetadata"],
  },
  "Object.HPAWorkloadMetadata": {
    name: ["name", "string"],
    namespace: ["__namespace__", "string"],
  },
  "Object.HPAMetrics": {
    cpuPercent: ["cpuPercent", "double"],
    memPercent: ["memPercent", "double"],
  },
  "Object.Workflow.spec": {
    entryParams: ["entryParams", "string"],
    entryNodeName: ["entryNodeName", "string"],
    workflowNodes: ["workflowNodes", "list<Object.WorkflowNode>"],
  },
  "Object.WorkflowNode": {
    name: ["name", "string"],
    type: ["type", "string"],
    funcData: ["funcData", "Object.WorkflowFuncData"],
    choiceData: ["choiceData", "Object.WorkflowChoiceData"],
  },
  "Object.WorkflowFuncData": {
    funcName: ["funcName", "string"],
    funcNamespace: ["funcNamespace", "string"],
    nextNodeName: ["nextNodeName", "string"],
  },
  "Object.WorkflowChoiceData": {
    trueNextNodeName: ["trueNextNodeName", "string"],
    falseNextNodeName: ["falseNextNodeName", "string"],
    checkType: ["checkType", "string"],
    checkVarName: ["checkVarName", "string"],
    compareValue: ["compareValue", "dyn"],
  },
} as const;

/** Validation rules by kind, each with the place of the values that it is about. */
export const rules = {
  Node: [],
  Pod: [],
  Service: [],
  Job: [],
  JobFile: [],
  ReplicaSet: [
    {
      path: [".spec", ".selector"],
      self: "Object.LabelSelector",
      rule: "self == oldSelf",
      message: "is immutable",
      fieldPath: [],
      isTransition: true,
    },
    {
      path: [".status"],
      self: "Object.ReplicaSet.status",
      rule: "!has(self.readyReplicas) || has(self.replicas) && self.readyReplicas <= self.replicas",
      message: "cannot be greater than replicas",
      fieldPath: ["readyReplicas"],
      isTransition: false,
    },
  ],
  DNS: [
    {
      path: [".spec", ".paths"],
      self: "list<Object.DNSPath>",
      rule: "self.all(path, self.exists_one(other, other.subPath == path.subPath))",
      message: "must have paths whose subPath differ",
      fieldPath: [],
      isTransition: false,
    },
  ],
  HPA: [
    {
      path: [".spec"],
      self: "Object.HPA.spec",
      rule: "!has(self.minReplicas) || self.maxReplicas >= self.minReplicas",
      message: "failed rule: !has(self.minReplicas) || self.maxReplicas >= self.minReplicas",
      messageExpression: '"must be at least minReplicas, which is " + string(self.minReplicas)',
      fieldPath: ["maxReplicas"],
      isTransition: false,
    },
  ],
  Function: [],
  Workflow: [
    {
      path: [".spec"],
      self: "Object.Workflow.spec",
      rule: "self.workflowNodes.exists(node, node.name == self.entryNodeName)",
      message: "failed rule: self.workflowNodes.exists(node, node.name == self.entryNodeName)",
      messageExpression: '"must be the name of a step; there is none named \\"" + self.entryNodeName + "\\""',
      fieldPath: ["entryNodeName"],
      isTransition: false,
    },
    {
      path: [".spec"],
      self: "Object.Workflow.spec",
      rule: "self.workflowNodes.all(node, self.workflowNodes.exists_one(other, other.name == node.name))",
      message:
        "failed rule: self.workflowNodes.all(node, self.workflowNodes.exists_one(other, other.name == node.name))",
      messageExpression:
        '"must have steps with names that differ, but has several named " + self.workflowNodes.filter(node, !self.workflowNodes.exists_one(other, other.name == node.name)).map(node, node.name).join(", ")',
      fieldPath: ["workflowNodes"],
      isTransition: false,
    },
    {
      path: [".spec"],
      self: "Object.Workflow.spec",
      rule: 'self.workflowNodes.all(node, !has(node.funcData) || !has(node.funcData.nextNodeName) || node.funcData.nextNodeName == "" || self.workflowNodes.exists(next, next.name == node.funcData.nextNodeName))',
      message: "must have a step of the name in every nextNodeName",
      fieldPath: ["workflowNodes"],
      isTransition: false,
    },
    {
      path: [".spec"],
      self: "Object.Workflow.spec",
      rule: 'self.workflowNodes.all(node, !has(node.choiceData) || !has(node.choiceData.trueNextNodeName) || node.choiceData.trueNextNodeName == "" || self.workflowNodes.exists(next, next.name == node.choiceData.trueNextNodeName))',
      message: "must have a step of the name in every trueNextNodeName",
      fieldPath: ["workflowNodes"],
      isTransition: false,
    },
    {
      path: [".spec"],
      self: "Object.Workflow.spec",
      rule: 'self.workflowNodes.all(node, !has(node.choiceData) || !has(node.choiceData.falseNextNodeName) || node.choiceData.falseNextNodeName == "" || self.workflowNodes.exists(next, next.name == node.choiceData.falseNextNodeName))',
      message: "must have a step of the name in every falseNextNodeName",
      fieldPath: ["workflowNodes"],
      isTransition: false,
    },
  ],
} as const;
