import { chmodSync } from "node:fs";
import { backup } from "../../src/backup/backup.js";

// A process that makes a backup, then loses the right to write the lock file, and says why it can make no other. Its
// arguments: the directory of the store, and a directory for the backups.
const [directory, out] = process.argv.slice(2);
const store = `file:${directory}`;
await backup({ store, out: `${out}/first` });
chmodSync(`${directory}/lock.mdb`, 0o444);
// The superuser may write all the same. Everything that is needed has been loaded by now.
if (process.getuid?.() === 0) process.setuid?.(65_534);
await backup({ store, out: `${out}/second` }).catch((error: Error) => console.log(error.message));
