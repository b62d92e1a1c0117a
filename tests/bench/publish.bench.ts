import { addDays, dayOf } from '#domain/day';
import type { NewPolicy } from '#domain/desk/policy-desk';
import type { SignedIn } from '#server/access/session';
import { policyInForce } from '#server/policy/policy-content';
import { makePreview } from '#server/policy/preview-policy';
import { publishPolicy } from '#server/policy/publish-policy';
import { readAccount } from '#server/store/accounts';
import { type Bench, type Figure, quantile } from './figures';
import { type BenchPost, benchPost } from './ingest/post';
import { NEXT_RISK, seedPersons } from './publish/seed-persons';

const SIZES = process.env['KAKOU_BENCH'] === 'full' ? [10_000, 100_000, 300_000] : [10_000, 100_000];
const WARM = 5000;
/** The size that the bars are for. */
const BARRED = 100_000;
const SECONDS = 5;
const TIMES = 2;
const LINEAR = 1.5;
/** Records of a batch, and how long a post waits between two. */
const EACH = 20;
const PAUSE = 20;
const IDLE = 60;

/**
 * Publishing a policy over so many people, of whom two in a hundred turn red: the preview, and the publishing until
 * everybody is judged and the new red have their instructions, on disk; while the posts go on sending.
 */
const publish: Bench = async () => {
  // V8 compiles what it has seen often.
  await measure(WARM);
  const figures: Figure[] = [];
  const each: { preview: number; publish: number }[] = [];
  for (const size of SIZES) {
    const found = await measure(size);
    each.push({ preview: found.preview / size, publish: found.publish / size });
    figures.push(...asFigures(size, found));
  }
  return [
    ...figures,
    ...(['preview', 'publish'] as const).map((what) =>
      growth(
        what,
        each.map((one) => one[what]),
      ),
    ),
  ];
};
export default publish;

type Found = { preview: number; publish: number; idle: number[]; during: number[] };

async function measure(size: number): Promise<Found> {
  const post = await benchPost();
  try {
    const { context } = post;
    const now = Date.now();
    const policy = await context.policies.inForce(context.store.db, now);
    await seedPersons(context.store.db, size, { policy, now });
    const account = await readAccount(context.store.db, { login: 'desk' });
    if (account === null) throw new Error('no desk');
    const desk: SignedIn = { ...account, session: '' };
    const wanted = await oneMore(post);
    for (let warm = 0; warm < 20; warm++) await post.take(post.declarations(EACH));
    const idle = await sendWhile(post, batches(IDLE));
    const preview = await timed(async () => {
      const made = await makePreview(context, desk, wanted);
      if (!made.ok || made.value.effect.changed < size / 100) throw new Error('nobody would change');
    });
    let publishing = true;
    const sending = sendWhile(post, () => publishing);
    const took = await timed(async () => {
      const done = await publishPolicy(context, desk, wanted);
      if (!done.ok || done.value.changed.red < size / 100) throw new Error('nobody changed');
    });
    publishing = false;
    return { preview, publish: took, idle, during: await sending };
  } finally {
    await post.close();
  }
}

/** The policy in force with one risk area more. */
async function oneMore({ context }: BenchPost): Promise<NewPolicy> {
  const before = await policyInForce(context.store.db, Date.now());
  if (before === null) throw new Error('no policy');
  const since = addDays(dayOf(Date.now(), 480), -20);
  const more = { place: NEXT_RISK, level: 'high', since, source: 'bench' } as const;
  return { basedOn: before.number, riskAreas: [...before.riskAreas, more] };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** So many times yes, then no. */
const batches = (count: number) => {
  let left = count;
  return () => left-- > 0;
};

/** Sends batch after batch as a post does, each after a pause. @returns ms from each batch's arrival to its answer */
async function sendWhile(post: BenchPost, goOn: () => boolean): Promise<number[]> {
  const took: number[] = [];
  while (goOn()) {
    const body = post.declarations(EACH);
    took.push(await timed(async () => void (await post.take(body))));
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  return took;
}

function asFigures(size: number, { preview, publish, idle, during }: Found): Figure[] {
  const name = `${size.toLocaleString('en')} people`;
  const bar = (ms: number) =>
    size === BARRED ? { bar: { text: `at most ${SECONDS} s`, holds: ms <= SECONDS * 1000 } } : {};
  const slower = quantile(during, 0.95) / quantile(idle, 0.95);
  return [
    { name: `${name}, preview`, unit: 'ms', ours: [preview], ...bar(preview) },
    { name: `${name}, publish`, unit: 'ms', ours: [publish], ...bar(publish) },
    {
      name: `${name}, a batch meanwhile`,
      unit: 'ms',
      ours: during,
      peers: { 'when nobody publishes': idle },
      ...(size === BARRED
        ? {
            bar: {
              text: `p95 at most ${TIMES} times the idle one (${slower.toFixed(2)})`,
              holds: slower <= TIMES,
            },
          }
        : {}),
    },
  ];
}

/** Cost for each person, which must not grow with their number. */
function growth(what: string, each: readonly number[]): Figure {
  const ours = each.map((ms) => ms * 1000);
  const most = (ours.at(-1) ?? Number.NaN) / (ours[0] ?? Number.NaN);
  return {
    name: `${what}, for each person`,
    unit: 'µs',
    ours,
    bar: { text: `grows in proportion, within ${LINEAR} times (${most.toFixed(2)})`, holds: most <= LINEAR },
  };
}
