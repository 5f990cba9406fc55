// Generated from plurals.yaml by codegen/emitters/urls.ts. Do not edit; run npm run generate.

/** Name of a path parameter. Namespace of the object. */
export const NamespaceParameter = "namespace";

/** Name of a path parameter. Name of the object. */
export const NameParameter = "name";

/**
 * NetworkPolicy. GET: List all NetworkPolicies; POST: Create a NetworkPolicy; DELETE: Delete a collection of
 * NetworkPolicies.
 */
export const NetworkPoliciesURL = "/apis/v1/namespaces/:namespace/networkpolicies";

/** The path of {@link NetworkPoliciesURL} for one namespace. */
export function networkPoliciesURL(parameters: { namespace: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/networkpolicies`;
}

/**
 * NetworkPolicy. GET: Read a NetworkPolicy; PUT: Replace a NetworkPolicy; PATCH: Change a part of a NetworkPolicy;
 * DELETE: Delete a NetworkPolicy.
 */
export const NetworkPolicySpecURL = "/apis/v1/namespaces/:namespace/networkpolicies/:name";

/** The path of {@link NetworkPolicySpecURL} for one object. */
export function networkPolicySpecURL(parameters: { namespace: string; name: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/networkpolicies/${segment(NameParameter, parameters.name)}`;
}

/** NetworkPolicy. GET: List the NetworkPolicies of every namespace. */
export const GlobalNetworkPoliciesURL = "/apis/v1/networkpolicies";

/** The path of {@link GlobalNetworkPoliciesURL}. */
export function globalNetworkPoliciesURL(): string {
  return GlobalNetworkPoliciesURL;
}

/**
 * IngressClass. GET: List all IngressClasses; POST: Create an IngressClass; DELETE: Delete a collection of
 * IngressClasses.
 */
export const IngressClassesURL = "/apis/v1/namespaces/:namespace/ingressclasses";

/** The path of {@link IngressClassesURL} for one namespace. */
export function ingressClassesURL(parameters: { namespace: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/ingressclasses`;
}

/**
 * IngressClass. GET: Read an IngressClass; PUT: Replace an IngressClass; PATCH: Change a part of an IngressClass;
 * DELETE: Delete an IngressClass.
 */
export const IngressClassSpecURL = "/apis/v1/namespaces/:namespace/ingressclasses/:name";

/** The path of {@link IngressClassSpecURL} for one object. */
export function ingressClassSpecURL(parameters: { namespace: string; name: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/ingressclasses/${segment(NameParameter, parameters.name)}`;
}

/** IngressClass. GET: List the IngressClasses of every namespace. */
export const GlobalIngressClassesURL = "/apis/v1/ingressclasses";

/** The path of {@link GlobalIngressClassesURL}. */
export function globalIngressClassesURL(): string {
  return GlobalIngressClassesURL;
}

/** DNSRecord. GET: List all DNSRecords; POST: Create a DNSRecord; DELETE: Delete a collection of DNSRecords. */
export const DNSRecordsURL = "/apis/v1/namespaces/:namespace/dnsrecords";

/** The path of {@link DNSRecordsURL} for one namespace. */
export function dnsRecordsURL(parameters: { namespace: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/dnsrecords`;
}

/**
 * DNSRecord. GET: Read a DNSRecord; PUT: Replace a DNSRecord; PATCH: Change a part of a DNSRecord; DELETE: Delete a
 * DNSRecord.
 */
export const DNSRecordSpecURL = "/apis/v1/namespaces/:namespace/dnsrecords/:name";

/** The path of {@link DNSRecordSpecURL} for one object. */
export function dnsRecordSpecURL(parameters: { namespace: string; name: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/dnsrecords/${segment(NameParameter, parameters.name)}`;
}

/** DNSRecord. GET: List the DNSRecords of every namespace. */
export const GlobalDNSRecordsURL = "/apis/v1/dnsrecords";

/** The path of {@link GlobalDNSRecordsURL}. */
export function globalDNSRecordsURL(): string {
  return GlobalDNSRecordsURL;
}

/** DNS. GET: List all DNS; POST: Create a DNS; DELETE: Delete a collection of DNS. */
export const DNSURL = "/apis/v1/namespaces/:namespace/dns";

/** The path of {@link DNSURL} for one namespace. */
export function dnsURL(parameters: { namespace: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/dns`;
}

/** DNS. GET: Read a DNS; PUT: Replace a DNS; PATCH: Change a part of a DNS; DELETE: Delete a DNS. */
export const DNSSpecURL = "/apis/v1/namespaces/:namespace/dns/:name";

/** The path of {@link DNSSpecURL} for one object. */
export function dnsSpecURL(parameters: { namespace: string; name: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/dns/${segment(NameParameter, parameters.name)}`;
}

/** DNS. GET: List the DNS of every namespace. */
export const GlobalDNSURL = "/apis/v1/dns";

/** The path of {@link GlobalDNSURL}. */
export function globalDNSURL(): string {
  return GlobalDNSURL;
}

/**
 * One path segment, percent-encoded (RFC 3986, section 2.1).
 *
 * @throws RangeError for an empty text, `.` and `..`: with them the path would name something else.
 */
function segment(parameter: string, value: string): string {
  if (value === "" || value === "." || value === "..") {
    throw new RangeError(`path parameter "${parameter}" cannot be ${JSON.stringify(value)}`);
  }
  return encodeURIComponent(value);
}
