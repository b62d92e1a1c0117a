import { parentPort, workerData } from 'node:worker_threads';
import { runFuzz } from './run';
import { allSubjects } from './subjects';

/** One thread's share of a run. It tells how many are done, and at last its report. */
export type Half = { runs: number; seed: number };

const { runs, seed } = workerData as Half;
const onMutants = (count: number) => parentPort?.postMessage(count);
parentPort?.postMessage(await runFuzz(await allSubjects(seed), runs, { seed, onMutants }));
