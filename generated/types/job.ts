// Generated from resources.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

import type { JobState, NamespacedObjectMeta, NamespacedObjectMetaInput, Time } from "./shared.js";

/** A batch job handed to a Slurm cluster. */
export interface Job {
  /** Version of the API. */
  apiVersion: "v1";
  /** Kind of the object. */
  kind: "Job";
  metadata: NamespacedObjectMeta;
  spec: JobSpec;
  /** What was observed. It has an endpoint of its own; writes of the object ignore it. */
  status: JobStatus;
}

/** What a client sends for a {@link Job}. */
export interface JobInput {
  /** Version of the API. */
  apiVersion?: "v1";
  /** Kind of the object. */
  kind?: "Job";
  metadata: NamespacedObjectMetaInput;
  spec: JobSpec;
}

/** What to compile and run on the Slurm cluster. */
export interface JobSpec {
  /** Slurm partition to run in. */
  partition: string;
  /** Number of tasks. */
  nTasks?: number;
  /** Number of tasks on each machine. */
  nTasksPerNode?: number;
  /** Directory on the cluster to submit from. */
  submitDirectory?: string;
  /** Commands that build the program. */
  compileCommands?: string[];
  /** Commands that the job runs. */
  runCommands?: string[];
  /** File that standard output goes to. */
  outputFile?: string;
  /** File that standard error goes to. */
  errorFile?: string;
  /** User to log in as on the cluster. */
  username?: string;
  /** Password of that user. */
  password?: string;
  /** Number of GPUs. */
  gpuNums?: number;
}

/** What Slurm says about the job. */
export interface JobStatus {
  /** Slurm's number for the job. */
  jobID?: string;
  /** Partition that it runs in. */
  partition?: string;
  /** Account that it is charged to. */
  account?: string;
  /** Number of CPUs that it was given. */
  allocCPUS?: string;
  /** State of the job. */
  state?: JobState;
  /** Exit code as Slurm writes it, such as `0:0`. */
  exitCode?: string;
  /** Standard output so far. */
  output?: string[];
  /** Standard error so far. */
  error?: string[];
  /** When this was last asked. */
  updateTime?: Time;
}
