// Generated from resources.yaml by codegen/emitters/validators.ts. Do not edit; run npm run generate.

import { validateNode, validateNodeStatus } from "./node.js";
import { validatePod, validatePodStatus } from "./pod.js";
import { validateService, validateServiceStatus } from "./service.js";
import { validateJob, validateJobStatus } from "./job.js";
import { validateJobFile } from "./job-file.js";
import { validateReplicaSet, validateReplicaSetStatus } from "./replica-set.js";
import { validateDNS, validateDNSStatus } from "./dns.js";
import { validateHPA, validateHPAStatus } from "./hpa.js";
import { validateFunction } from "./function.js";
import { validateWorkflow, validateWorkflowStatus } from "./workflow.js";
import {
  validateAllowWatchBookmarksParameter,
  validateContinueParameter,
  validateDryRunParameter,
  validateFieldSelectorParameter,
  validateFieldValidationParameter,
  validateLabelSelectorParameter,
  validateLimitParameter,
  validateNameParameter,
  validateNamespaceParameter,
  validatePropagationPolicyParameter,
  validateResourceVersionMatchParameter,
  validateResourceVersionParameter,
  validateSendInitialEventsParameter,
  validateTimeoutSecondsParameter,
  validateWatchParameter,
} from "./parameters.js";

export * from "./dns.js";
export * from "./function.js";
export * from "./hpa.js";
export * from "./job.js";
export * from "./job-file.js";
export * from "./node.js";
export * from "./parameters.js";
export * from "./pod.js";
export * from "./replica-set.js";
export * from "./service.js";
export * from "./shared.js";
export * from "./validator.js";
export * from "./workflow.js";

/** Validate functions by kind: of the whole object, and of its status where it has one. */
export const validators = {
  Node: { object: validateNode, status: validateNodeStatus },
  Pod: { object: validatePod, status: validatePodStatus },
  Service: { object: validateService, status: validateServiceStatus },
  Job: { object: validateJob, status: validateJobStatus },
  JobFile: { object: validateJobFile, status: undefined },
  ReplicaSet: { object: validateReplicaSet, status: validateReplicaSetStatus },
  DNS: { object: validateDNS, status: validateDNSStatus },
  HPA: { object: validateHPA, status: validateHPAStatus },
  Function: { object: validateFunction, status: undefined },
  Workflow: { object: validateWorkflow, status: validateWorkflowStatus },
};

/** Validate functions by name of a path or query parameter. */
export const parameterValidators = {
  namespace: validateNamespaceParameter,
  name: validateNameParameter,
  labelSelector: validateLabelSelectorParameter,
  fieldSelector: validateFieldSelectorParameter,
  limit: validateLimitParameter,
  continue: validateContinueParameter,
  resourceVersion: validateResourceVersionParameter,
  resourceVersionMatch: validateResourceVersionMatchParameter,
  watch: validateWatchParameter,
  allowWatchBookmarks: validateAllowWatchBookmarksParameter,
  sendInitialEvents: validateSendInitialEventsParameter,
  timeoutSeconds: validateTimeoutSecondsParameter,
  fieldValidation: validateFieldValidationParameter,
  dryRun: validateDryRunParameter,
  propagationPolicy: validatePropagationPolicyParameter,
};
