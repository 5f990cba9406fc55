// Generated from resources.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

/** An object that owns this one. When the last owner is deleted, the garbage collector deletes this too. */
export interface OwnerReference {
  /** apiVersion of the owner. */
  apiVersion: string;
  /** Kind of the owner. */
  kind: string;
  /** Name of the owner, in the same namespace or of cluster scope. */
  name: string;
  /** uid of the owner; another object of its name is no owner. */
  uid: string;
  /** Whether the owner is the controller of this object. */
  controller?: boolean;
  /** Whether the owner stays until this object is gone, if the owner is deleted in the foreground. */
  blockOwnerDeletion?: boolean;
}

/** Metadata of an object that belongs to the whole cluster. */
export interface ObjectMeta {
  /**
   * Unique among the objects of the kind in one namespace; never changes. A client may leave it out if it sends
   * `generateName`.
   */
  name: Name;
  /** Beginning of a name that the server completes with random letters and digits at creation, if there is no `name`. */
  generateName?: string;
  /** Keys and values to select objects by. */
  labels?: Record<string, string>;
  /** Keys and values that tools attach to the object. */
  annotations?: Record<string, string>;
  /** Objects that own this one. */
  ownerReferences?: OwnerReference[];
  /** What must still happen before the object may go. A deletion waits until the list is empty. */
  finalizers?: string[];
  /**
   * Set by the server, new at each creation. In a replace or a status write it names the object that is meant: 409 if it
   * has been created anew since.
   */
  uid: string;
  /**
   * Set by the server, changes at every write. In a replace or a status write it makes the write conditional: 409 if the
   * object has changed since.
   */
  resourceVersion: string;
  /** Set by the server: 1 at creation, one more whenever anything but status and metadata changes. */
  generation: number;
  /** Set by the server: the time of creation (RFC 3339). */
  creationTimestamp: string;
  /** Set by the server: when the deletion of an object with finalizers was asked for (RFC 3339). */
  deletionTimestamp?: string;
}

/** What a client sends for a {@link ObjectMeta}. */
export interface ObjectMetaInput {
  /**
   * Unique among the objects of the kind in one namespace; never changes. A client may leave it out if it sends
   * `generateName`.
   */
  name?: Name;
  /** Beginning of a name that the server completes with random letters and digits at creation, if there is no `name`. */
  generateName?: string;
  /** Keys and values to select objects by. */
  labels?: Record<string, string>;
  /** Keys and values that tools attach to the object. */
  annotations?: Record<string, string>;
  /** Objects that own this one. */
  ownerReferences?: OwnerReference[];
  /** What must still happen before the object may go. A deletion waits until the list is empty. */
  finalizers?: string[];
  /**
   * Set by the server, new at each creation. In a replace or a status write it names the object that is meant: 409 if it
   * has been created anew since.
   */
  uid?: string;
  /**
   * Set by the server, changes at every write. In a replace or a status write it makes the write conditional: 409 if the
   * object has changed since.
   */
  resourceVersion?: string;
  /** Set by the server: 1 at creation, one more whenever anything but status and metadata changes. */
  generation?: number;
  /** Set by the server: the time of creation (RFC 3339). */
  creationTimestamp?: string;
  /** Set by the server: when the deletion of an object with finalizers was asked for (RFC 3339). */
  deletionTimestamp?: string;
}

/** Metadata of an object that lives in a namespace. */
export interface NamespacedObjectMeta {
  /**
   * Unique among the objects of the kind in one namespace; never changes. A client may leave it out if it sends
   * `generateName`.
   */
  name: Name;
  /** Beginning of a name that the server completes with random letters and digits at creation, if there is no `name`. */
  generateName?: string;
  /** Filled in from the path; a value that contradicts the path is an error. */
  namespace: Name;
  /** Keys and values to select objects by. */
  labels?: Record<string, string>;
  /** Keys and values that tools attach to the object. */
  annotations?: Record<string, string>;
  /** Objects that own this one. */
  ownerReferences?: OwnerReference[];
  /** What must still happen before the object may go. A deletion waits until the list is empty. */
  finalizers?: string[];
  /**
   * Set by the server, new at each creation. In a replace or a status write it names the object that is meant: 409 if it
   * has been created anew since.
   */
  uid: string;
  /**
   * Set by the server, changes at every write. In a replace or a status write it makes the write conditional: 409 if the
   * object has changed since.
   */
  resourceVersion: string;
  /** Set by the server: 1 at creation, one more whenever anything but status and metadata changes. */
  generation: number;
  /** Set by the server: the time of creation (RFC 3339). */
  creationTimestamp: string;
  /** Set by the server: when the deletion of an object with finalizers was asked for (RFC 3339). */
  deletionTimestamp?: string;
}

/** What a client sends for a {@link NamespacedObjectMeta}. */
export interface NamespacedObjectMetaInput {
  /**
   * Unique among the objects of the kind in one namespace; never changes. A client may leave it out if it sends
   * `generateName`.
   */
  name?: Name;
  /** Beginning of a name that the server completes with random letters and digits at creation, if there is no `name`. */
  generateName?: string;
  /** Filled in from the path; a value that contradicts the path is an error. */
  namespace?: Name;
  /** Keys and values to select objects by. */
  labels?: Record<string, string>;
  /** Keys and values that tools attach to the object. */
  annotations?: Record<string, string>;
  /** Objects that own this one. */
  ownerReferences?: OwnerReference[];
  /** What must still happen before the object may go. A deletion waits until the list is empty. */
  finalizers?: string[];
  /**
   * Set by the server, new at each creation. In a replace or a status write it names the object that is meant: 409 if it
   * has been created anew since.
   */
  uid?: string;
  /**
   * Set by the server, changes at every write. In a replace or a status write it makes the write conditional: 409 if the
   * object has changed since.
   */
  resourceVersion?: string;
  /** Set by the server: 1 at creation, one more whenever anything but status and metadata changes. */
  generation?: number;
  /** Set by the server: the time of creation (RFC 3339). */
  creationTimestamp?: string;
  /** Set by the server: when the deletion of an object with finalizers was asked for (RFC 3339). */
  deletionTimestamp?: string;
}

/** A name. Letters, digits, `.`, `_` and `-`, beginning and ending in a letter or digit. */
export type Name = string;

/** Text by key. */
export type StringMap = Record<string, string>;

/** An integer, or a string of digits. */
export type IntOrString = number | string;

/** An integer of nanoseconds, or text such as `15s`, `1m30s`, `1.5h` or `100ms`. */
export type Duration = number | string;

/** A point in time as RFC 3339 writes it. */
export type Time = string;

/** Bytes as base64 text. */
export type Bytes = string;

/** Selects objects by their labels. */
export interface LabelSelector {
  /** Labels that an object must carry to be selected. */
  matchLabels?: StringMap;
}

/** What a Pod should run, and where. */
export interface PodSpec {
  /** When a container that ended is started again. */
  restartPolicy: "Always" | "OnFailure" | "Never";
  /** Name of the Node that runs the Pod; the scheduler fills it in. */
  nodeName?: string;
  /** Labels that a Node must carry to run the Pod. */
  nodeSelector?: StringMap;
  /** Volumes that the containers may mount. */
  volumes?: Volume[];
  /** The containers of the Pod, at least one. */
  containers: Container[];
}

/** What a client sends for a {@link PodSpec}. */
export interface PodSpecInput {
  /** When a container that ended is started again. */
  restartPolicy?: "Always" | "OnFailure" | "Never";
  /** Name of the Node that runs the Pod; the scheduler fills it in. */
  nodeName?: string;
  /** Labels that a Node must carry to run the Pod. */
  nodeSelector?: StringMap;
  /** Volumes that the containers may mount. */
  volumes?: Volume[];
  /** The containers of the Pod, at least one. */
  containers: ContainerInput[];
}

/** Where a Pod is in its life. */
export type PodPhase = "Pending" | "Running" | "Succeeded" | "Failed" | "Unknown" | "Terminating";

/** The Pod that a controller creates copies of. */
export interface PodTemplateSpec {
  /** Metadata of the Pods. */
  metadata?: PodTemplateMetadata;
  /** Spec of the Pods. */
  spec: PodSpec;
}

/** What a client sends for a {@link PodTemplateSpec}. */
export interface PodTemplateSpecInput {
  /** Metadata of the Pods. */
  metadata?: PodTemplateMetadata;
  /** Spec of the Pods. */
  spec: PodSpecInput;
}

/** Metadata that Pods made from a template get. */
export interface PodTemplateMetadata {
  /** Name that the names of the Pods are made from. */
  name?: string;
  /** Labels of the Pods; selectors find them by these. */
  labels?: StringMap;
  /** Annotations of the Pods. */
  annotations?: StringMap;
}

/** Storage that containers of a Pod can mount. */
export interface Volume {
  /** Name that volume mounts refer to. */
  name: string;
  /** A file or directory of the Node. */
  hostPath?: HostPathVolumeSource;
}

/** A file or directory of the Node that runs the Pod. */
export interface HostPathVolumeSource {
  /** Path on the Node. */
  path: string;
  /** What must be at the path, such as Directory or File. */
  type?: string;
}

/** One container of a Pod. */
export interface Container {
  /** Name of the container, unique in its Pod. */
  name: string;
  /** Image to run, such as docker.io/library/redis. */
  image: string;
  /** When the image is pulled. */
  imagePullPolicy: "Always" | "IfNotPresent" | "Never";
  /** Entry point instead of the image's. */
  command?: string[];
  /** Arguments of the entry point. */
  args?: string[];
  /** Whether the container gets a terminal. */
  tty: boolean;
  /** Environment variables. */
  env?: EnvVar[];
  /** Ports that it listens on. */
  ports?: ContainerPort[];
  /** CPU and memory that it needs. */
  resources?: ResourceRequirements;
  /** Check that the container is alive. */
  livenessProbe?: Probe;
  /** What to run around its start and stop. */
  lifecycle?: Lifecycle;
  /** Volumes of the Pod that it sees. */
  volumeMounts?: VolumeMount[];
}

/** What a client sends for a {@link Container}. */
export interface ContainerInput {
  /** Name of the container, unique in its Pod. */
  name: string;
  /** Image to run, such as docker.io/library/redis. */
  image: string;
  /** When the image is pulled. */
  imagePullPolicy?: "Always" | "IfNotPresent" | "Never";
  /** Entry point instead of the image's. */
  command?: string[];
  /** Arguments of the entry point. */
  args?: string[];
  /** Whether the container gets a terminal. */
  tty?: boolean;
  /** Environment variables. */
  env?: EnvVar[];
  /** Ports that it listens on. */
  ports?: ContainerPortInput[];
  /** CPU and memory that it needs. */
  resources?: ResourceRequirements;
  /** Check that the container is alive. */
  livenessProbe?: Probe;
  /** What to run around its start and stop. */
  lifecycle?: Lifecycle;
  /** Volumes of the Pod that it sees. */
  volumeMounts?: VolumeMount[];
}

/** An environment variable. */
export interface EnvVar {
  /** Name of the variable. */
  name: string;
  /** Value of the variable. */
  value?: string;
}

/** A port that a container listens on. */
export interface ContainerPort {
  /** Name of the port. */
  name?: string;
  /** Port of the Node that leads to it. */
  hostPort?: IntOrString;
  /** Port inside the container. */
  containerPort: IntOrString;
  /** TCP or UDP, in upper or lower case. */
  protocol: string;
  /** Address of the Node to bind the host port to. */
  hostIP?: string;
}

/** What a client sends for a {@link ContainerPort}. */
export interface ContainerPortInput {
  /** Name of the port. */
  name?: string;
  /** Port of the Node that leads to it. */
  hostPort?: IntOrString;
  /** Port inside the container. */
  containerPort: IntOrString;
  /** TCP or UDP, in upper or lower case. */
  protocol?: string;
  /** Address of the Node to bind the host port to. */
  hostIP?: string;
}

/** CPU and memory that a container may use, and that it is sure to get. */
export interface ResourceRequirements {
  /** The most that the container may use. */
  limits?: ResourceList;
  /** What the scheduler sets aside for it. */
  requests?: ResourceList;
}

/** Amounts of CPU and memory. */
export interface ResourceList {
  /** CPU in billionths of a core; 1000000000 is one core. */
  cpu?: number;
  /** Memory in bytes. */
  memory?: number;
}

/** A check that is repeated as long as a container runs. */
export interface Probe {
  /** HTTP request that must succeed. */
  httpGet?: HTTPGetAction;
  /** Seconds from the container's start to the first check. */
  initialDelaySeconds?: number;
  /** Seconds after which a check has failed. */
  timeoutSeconds?: number;
  /** Seconds from one check to the next. */
  periodSeconds?: number;
}

/** An HTTP GET request. */
export interface HTTPGetAction {
  /** Path to request. */
  path?: string;
  /** Port to connect to. */
  port?: number;
  /** Host to connect to; the Pod's address unless given. */
  host?: string;
  /** Scheme of the request, such as HTTP or HTTPS. */
  scheme?: string;
}

/** What to run around the start and the stop of a container. */
export interface Lifecycle {
  /** Runs right after the container has started. */
  postStart?: LifecycleHandler;
  /** Runs before the container is stopped. */
  preStop?: LifecycleHandler;
}

/** What to run at a point in a container's life. */
export interface LifecycleHandler {
  /** Command to run inside the container. */
  exec?: ExecAction;
}

/** A command to run inside a container. */
export interface ExecAction {
  /** The program and its arguments. */
  cmd?: string[];
}

/** A volume as a container sees it. */
export interface VolumeMount {
  /** Name of the volume in the Pod's spec. */
  name: string;
  /** Path inside the container. */
  mountPath: string;
  /** Whether the container can only read it. */
  readOnly?: boolean;
}

/** Whether a Node can take Pods, or what keeps it from that. */
export type NodeCondition =
  | "Ready"
  | "Unknown"
  | "DiskPressure"
  | "MemoryPressure"
  | "PIDPressure"
  | "NetworkUnavailable";

/** A port of a Service. */
export interface ServicePort {
  /** Name of the port. */
  name?: string;
  /** Port that clients connect to. */
  port: number;
  /** Port of every Node that leads to the Service. */
  nodePort?: number;
  /** Port of the Pods that it leads to. */
  targetPort?: IntOrString;
  /** TCP or UDP, in upper or lower case. */
  protocol: string;
}

/** What a client sends for a {@link ServicePort}. */
export interface ServicePortInput {
  /** Name of the port. */
  name?: string;
  /** Port that clients connect to. */
  port: number;
  /** Port of every Node that leads to the Service. */
  nodePort?: number;
  /** Port of the Pods that it leads to. */
  targetPort?: IntOrString;
  /** TCP or UDP, in upper or lower case. */
  protocol?: string;
}

/** State of a job, in the words of Slurm. */
export type JobState =
  | "BOOT_FAIL"
  | "CANCELLED"
  | "COMPLETED"
  | "COMPLETING"
  | "DEADLINE"
  | "FAILED"
  | "NODE_FAIL"
  | "OUT_OF_MEMORY"
  | "PENDING"
  | "PREEMPTED"
  | "RUNNING"
  | "REVOKED"
  | "SUSPENDED"
  | "TIMEOUT";

/** Something that was observed about a ReplicaSet. */
export interface ReplicaSetCondition {
  /** What was observed. */
  type: string;
  /** Whether it holds, such as True, False or Unknown. */
  status: string;
  /** When it was last observed. */
  lastUpdateTime?: Time;
  /** Why it holds, in one word for programs. */
  reason?: string;
  /** Why it holds, in a sentence for people. */
  message?: string;
}

/** A path of a host, and the Service behind it. */
export interface DNSPath {
  /** Path below the host, such as `/api/v2`. */
  subPath: string;
  /** Name of the Service that answers. */
  svcName: string;
  /** Port of the Service. */
  svcPort?: IntOrString;
  /** Address of the Service. */
  svcIp?: string;
}

/** The object whose Pods an HPA counts and scales. */
export interface HPAWorkload {
  /** Version of its API. */
  apiVersion?: string;
  /** Its kind, such as ReplicaSet or Pod. */
  kind: string;
  /** Its name and namespace. */
  metadata?: HPAWorkloadMetadata;
}

/** Name and namespace of the object that an HPA scales. */
export interface HPAWorkloadMetadata {
  /** Name of the object. */
  name: string;
  /** Namespace of the object. */
  namespace?: string;
}

/** Resource use per Pod that an HPA aims at. */
export interface HPAMetrics {
  /** CPU use to aim at as a fraction; 0.35 is 35 percent. */
  cpuPercent?: number;
  /** Memory use to aim at as a fraction; 0.5 is 50 percent. */
  memPercent?: number;
}

/** A step of a Workflow, which calls a function or chooses the next step. */
export interface WorkflowNode {
  /** Name of the step, unique in the Workflow. */
  name: string;
  /** What the step does. A `func` calls the function in funcData, a `choice` decides by choiceData. */
  type: "func" | "choice";
  /** What a `func` step calls. */
  funcData?: WorkflowFuncData;
  /** How a `choice` step decides. */
  choiceData?: WorkflowChoiceData;
}

/** A call of a function, and the step after it. */
export interface WorkflowFuncData {
  /** Name of the Function to call. */
  funcName: string;
  /** Namespace of the Function. */
  funcNamespace?: string;
  /** Step after the call; the Workflow ends where there is none. */
  nextNodeName?: string;
}

/** A comparison of a variable with a value, and the steps after it. */
export interface WorkflowChoiceData {
  /** Step to go to when the comparison holds. */
  trueNextNodeName?: string;
  /** Step to go to when it does not. */
  falseNextNodeName?: string;
  /** How the variable is compared. */
  checkType: WorkflowCheckType;
  /** Name of the variable to compare. */
  checkVarName: string;
  /** Value that the variable is compared with. */
  compareValue?: string | number;
}

/** A comparison, of numbers (num) or of text (str). */
export type WorkflowCheckType =
  | "numEqual"
  | "numNotEqual"
  | "numGreaterThan"
  | "numLessThan"
  | "numGreaterAndEqualThan"
  | "numLessAndEqualThan"
  | "strEqual"
  | "strNotEqual"
  | "strGreaterThan"
  | "strLessThan"
  | "strGreaterAndEqualThan"
  | "strLessAndEqualThan";
