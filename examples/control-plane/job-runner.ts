/**
 * A Job runner: it hands Jobs to a Slurm cluster, follows them there, and writes their status; what they wrote it puts
 * into a JobFile of the same name. The cluster is pretended, the reports are as for a real one. How far a Job has come
 * stands in its status alone, so a runner that is started again goes on there.
 *
 *   npx tsx examples/control-plane/job-runner.ts --server http://127.0.0.1:8080
 */
import { parseArgs } from "node:util";
import { createClient, createWorkQueue, isAlreadyExists, keyOf } from "minik8s-apiserver/client";
import type { Job, JobStatus } from "minik8s-apiserver/types";

/** How often Slurm is asked about a Job; at every question a pretended one has come a command further. */
const POLL_INTERVAL_MS = 700;

const { server } = parseArgs({ options: { server: { type: "string" } } }).values;
const client = createClient({ baseUrl: server });

const jobs = client.jobs.informer();
const queue = createWorkQueue();

jobs.addHandler({ added: (job) => queue.add(keyOf(job)) });
jobs.start();
await queue.run(syncJob, { concurrency: 4 });

async function syncJob(key: string): Promise<void> {
  const job = jobs.store.get(key);
  if (job === undefined || job.status.state === "COMPLETED") return;
  const status = pollSlurm(job);
  // The result comes first: whoever sees that the Job is completed finds it.
  if (status.state === "COMPLETED") await writeJobFile(job, status);
  const { namespace, name, uid } = job.metadata;
  await client.jobs.replaceStatus({ namespace, name, uid, status });
  if (status.state !== job.status.state) console.log(`${name} is ${status.state}`);
  queue.addAfter(key, POLL_INTERVAL_MS);
}

/** The next status of a Job that Slurm would tell. */
function pollSlurm({ metadata, spec, status }: Job): JobStatus {
  const updateTime = new Date().toISOString();
  const commands = [...(spec.compileCommands ?? []), ...(spec.runCommands ?? [])];
  const { output = [] } = status;
  if (status.state === undefined) {
    const jobID = String(Number.parseInt(metadata.uid.slice(0, 6), 16));
    return { jobID, partition: spec.partition, state: "PENDING", updateTime };
  }
  if (status.state === "PENDING") return { ...status, state: "RUNNING", output, updateTime };
  if (output.length < commands.length) {
    return { ...status, output: [...output, `+ ${commands[output.length]}`], updateTime };
  }
  return { ...status, state: "COMPLETED", exitCode: "0:0", updateTime };
}

async function writeJobFile({ apiVersion, kind, metadata }: Job, { output = [] }: JobStatus): Promise<void> {
  const { namespace, name, uid } = metadata;
  const outputFile = Buffer.from(`${output.join("\n")}\n`).toString("base64");
  try {
    await client.jobFiles.create({
      namespace,
      object: { metadata: { name, ownerReferences: [{ apiVersion, kind, name, uid }] }, outputFile },
    });
  } catch (error) {
    // It was written before the status could be.
    if (!isAlreadyExists(error)) throw error;
  }
}
