// Generated from plurals.yaml by codegen/emitters/validators.ts. Do not edit; run npm run generate.

import { validateNetworkPolicy } from "./network-policy.js";
import { validateIngressClass } from "./ingress-class.js";
import { validateDNSRecord } from "./dns-record.js";
import { validateDNS } from "./dns.js";
import { validateNameParameter, validateNamespaceParameter } from "./parameters.js";

export * from "./dns.js";
export * from "./dns-record.js";
export * from "./ingress-class.js";
export * from "./network-policy.js";
export * from "./parameters.js";
export * from "./shared.js";
export * from "./validator.js";

/** Validate functions by kind: of the whole object, and of its status where it has one. */
export const validators = {
  NetworkPolicy: { object: validateNetworkPolicy, status: undefined },
  IngressClass: { object: validateIngressClass, status: undefined },
  DNSRecord: { object: validateDNSRecord, status: undefined },
  DNS: { object: validateDNS, status: undefined },
};

/** Validate functions by name of a path or query parameter. */
export const parameterValidators = {
  namespace: validateNamespaceParameter,
  name: validateNameParameter,
};
