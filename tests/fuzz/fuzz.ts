import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Half } from './half';
import { linesOfFuzz } from './report-lines';
import { type FuzzReport, together } from './run';

/**
 * `npm run fuzz -- [--runs N] [--seed S]` judges N (a million) mutants of passes and certificates on two cores, and ends
 * with 1 when one was accepted, threw, or ran away. The same seed and number give the same mutants.
 */
function inThread(half: Half, onMutants: (count: number) => void): Promise<FuzzReport> {
  return new Promise((resolve, reject) => {
    // What eats memory without end is ended, and counts as a failure.
    const worker = new Worker(new URL('./thread.mjs', import.meta.url), {
      workerData: half,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    worker.on('message', (told: FuzzReport | number) =>
      typeof told === 'number' ? onMutants(told) : resolve(told),
    );
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`a thread ended with ${code}`)));
  });
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: String(Date.now() % 1e9) },
    },
  });
  const [runs, seed] = [Number(values.runs), Number(values.seed)];
  if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed)) {
    console.error('npm run fuzz -- [--runs N] [--seed S]');
    process.exitCode = 2;
    return;
  }
  console.log(`seed ${seed}, ${runs} mutants`);
  const half = Math.ceil(runs / 2);
  let done = 0;
  const onMutants = (count: number) => {
    const tenths = Math.floor((done * 10) / runs);
    done += count;
    if (Math.floor((done * 10) / runs) > tenths) console.log(`${done} done`);
  };
  const [first, second] = await Promise.all([
    inThread({ runs: half, seed }, onMutants),
    inThread({ runs: runs - half, seed: seed + 1 }, onMutants),
  ]);
  const report = together(first, second);
  console.log(linesOfFuzz(report).join('\n'));
  process.exitCode = report.findings.length > 0 ? 1 : 0;
}

await main();
