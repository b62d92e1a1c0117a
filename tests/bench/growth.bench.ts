import { type Bench, type Figure, median } from './figures';
import { phoneGrowth } from './growth/phone';
import { benchPost } from './ingest/post';
import { seedRecords } from './ingest/seed-records';

/** Records that are there before; a million with KAKOU_BENCH=full, which takes its minutes. */
const SERVER = process.env['KAKOU_BENCH'] === 'full' ? [10_000, 100_000, 1_000_000] : [10_000, 100_000];
const PHONE = process.env['KAKOU_BENCH'] === 'full' ? [1000, 10_000, 100_000] : [1000, 10_000];
const BATCHES = 10;
const FLAT = 1.5;
const BADGE = 1;

/** What a server and a phone that have much already take for the next record, against what they took with little. */
const growth: Bench = async ({ rounds }) => [
  // First what needs a browser and may fail at once: a million rows are half an hour's work on a busy machine.
  ...(await phoneFigures()),
  ...(await serverGrowth(Math.min(rounds, 3))),
];
export default growth;

/** By the processor's time: what else runs on the machine changes between the first and the last. */
async function serverGrowth(rounds: number): Promise<Figure[]> {
  const post = await benchPost();
  try {
    for (let warm = 0; warm < 15; warm++) await post.take(post.declarations(200));
    const costs: { rows: number; runs: number[] }[] = [];
    for (const rows of SERVER) {
      await seedRecords(post.context.store.db, rows);
      await post.take(post.declarations(200));
      const runs: number[] = [];
      for (let round = 0; round < rounds; round++) {
        const bodies = Array.from({ length: BATCHES }, () => post.declarations(200));
        const before = process.cpuUsage();
        let stored = 0;
        for (const body of bodies) stored += await post.take(body);
        const { user, system } = process.cpuUsage(before);
        runs.push((user + system) / stored);
      }
      costs.push({ rows, runs });
    }
    return flat('server, processor a record', 'us', costs);
  } finally {
    await post.close();
  }
}

async function phoneFigures(): Promise<Figure[]> {
  const found = await phoneGrowth(PHONE);
  const saves = found.map(({ rows, saves }) => ({ rows, runs: saves }));
  const badge = Math.max(...found.map((one) => median(one.badges)));
  return [
    ...flat('phone, save', 'ms', saves),
    {
      name: 'phone, badge',
      unit: 'ms',
      ours: found.flatMap((one) => one.badges),
      bar: { text: `under ${BADGE} ms however many are stored`, holds: badge < BADGE },
    },
  ];
}

function flat(name: string, unit: string, costs: readonly { rows: number; runs: number[] }[]): Figure[] {
  const least = median(costs[0]?.runs ?? []);
  return costs.map(({ rows, runs }, at) => {
    const times = median(runs) / least;
    const figure = { name: `${name}, ${rows} there`, unit, ours: runs };
    if (at === 0) return figure;
    const text = `at most ${FLAT} times what it takes with ${costs[0]?.rows} (${times.toFixed(2)})`;
    return { ...figure, bar: { text, holds: times <= FLAT } };
  });
}
