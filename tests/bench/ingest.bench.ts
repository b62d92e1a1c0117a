import { type Bench, type Figure, median } from './figures';
import { type BenchPost, type Body, benchPost } from './ingest/post';
import { RawRows } from './ingest/raw-rows';
import { whereItGoes } from './ingest/where-it-goes';

const EACH = 200;
const BATCHES = 15;
/** V8 compiles what it has seen often; a server that runs for days has. */
const WARM = 20;
const BAR = 0.3;

/**
 * Batches of 200 records from the text of their body to the answer: unsealed, inflated, parsed, looked at in their chain,
 * merged into their persons, judged by 200 risk areas, and on disk (synchronous=FULL). In the same round SQLite alone
 * inserts the rows that this left, in as many transactions; and only the sealed records of them, which is what a server
 * would keep that understands nothing.
 */
const ingest: Bench = async ({ rounds }) => {
  const post = await benchPost();
  try {
    for (let at = 0; at < WARM; at++) for (const make of KINDS) await post.take(make(post));
    const runs: Record<string, Run> = { declarations: blank(), checks: blank() };
    for (let round = 0; round < rounds; round++)
      for (const [name, make] of [
        ['declarations', declared],
        ['checks', checked],
      ] as const)
        await measure(post, make, runs[name] ?? blank());
    const parts = await split(post);
    console.log('  where a batch spends its time');
    for (const [part, share] of parts) console.log(`    ${part.padEnd(28)} ${share.toFixed(1)} %`);
    return Object.entries(runs).map(([name, run]) => asFigure(name, run));
  } finally {
    await post.close();
  }
};
export default ingest;

const declared = (post: BenchPost) => post.declarations(EACH);
const checked = (post: BenchPost) => post.checks(EACH);
const KINDS = [declared, checked];

type Run = { ours: number[]; same: number[]; sealed: number[] };
const blank = (): Run => ({ ours: [], same: [], sealed: [] });

async function measure(post: BenchPost, make: (post: BenchPost) => Body, run: Run): Promise<void> {
  const bodies = Array.from({ length: BATCHES }, () => make(post));
  const raw = new RawRows(post.file);
  const began = performance.now();
  let stored = 0;
  for (const body of bodies) stored += await post.take(body);
  const took = performance.now() - began;
  if (stored !== EACH * BATCHES) throw new Error(`${stored} of ${EACH * BATCHES} records were stored`);
  const rate = (ms: number) => (stored / ms) * 1000;
  run.ours.push(rate(took));
  run.same.push(rate(raw.insert(BATCHES)));
  run.sealed.push(rate(raw.insert(BATCHES, ['records'])));
}

function split(post: BenchPost): Promise<[string, number][]> {
  const bodies = Array.from({ length: 2 * BATCHES }, (_, at) =>
    at % 2 === 0 ? declared(post) : checked(post),
  );
  return whereItGoes(async () => {
    for (const body of bodies) await post.take(body);
  });
}

function asFigure(name: string, { ours, same, sealed }: Run): Figure {
  const shares = ours.map((rate, at) => rate / (same[at] ?? Number.NaN));
  return {
    name: `${name}, ${EACH} a batch`,
    unit: 'records/s',
    ours,
    peers: { 'SQLite alone, the same rows': same, 'SQLite alone, sealed records': sealed },
    bar: {
      text: `at least ${BAR} of SQLite alone with the same rows (${median(shares).toFixed(2)})`,
      holds: median(shares) >= BAR,
    },
  };
}
