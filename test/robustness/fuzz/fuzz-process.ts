import { argv } from "node:process";
import { runFuzz } from "./run-fuzz.js";

// Run as a process of its own by fuzz-in-processes.ts with the number of inputs and the seed. Prints a line of JSON after
// every batch, and the result as the last one.

const [, , inputs, seed] = argv;
const print = (value: object) => void process.stdout.write(`${JSON.stringify(value)}\n`);
const onProgress = (sent: number) => print({ sent });
const { answers, ...result } = await runFuzz({ inputs: Number(inputs), seed: Number(seed), onProgress });
print({ result: { ...result, answers: [...answers] } });
