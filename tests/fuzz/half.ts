import { parentPort, workerData } from 'node:worker_threads';
import { runFuzz } from './run';
import { allSubjects } from './subjects';

/** One thread's share of a run. */
export type Half = { runs: number; seed: number };

const { runs, seed } = workerData as Half;
parentPort?.postMessage(await runFuzz(await allSubjects(seed), runs, seed));
