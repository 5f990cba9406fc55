import { etcdAvailable } from "./etcd.js";

/** Says at the end of a run what was left out, and how to get it. */
export function teardown(): void {
  if (etcdAvailable()) return;
  console.log("Left out: the tests on a real etcd. Install one to run them (Debian: apt-get install etcd-server).");
}
