import { type Contestant, openContestants } from './decode/contestants';
import { corpusSamples, generatedSamples, type Sample } from './decode/pictures';
import { seeded } from './decode/random';
import { type Bench, type Figure, median, quantile } from './figures';

const EACH_KIND = 3;
const OURS = 'ours';

type Read = { folder: string; code: boolean; verdict: 'read' | 'missed' | 'wrong' | 'unknown'; ms: number };
type Score = Record<string, Read[]>;

/**
 * Reads every picture by ours and by every peer, in this process, the order shuffled for every picture. Process CPU
 * milliseconds, the pixels already unpacked. Pictures whose text nobody knows count for time alone.
 */
const decode: Bench = async ({ corpus }) => {
  const samples = corpus === null ? generatedSamples(EACH_KIND) : corpusSamples(corpus);
  if (samples.length === 0) throw new Error('no expected.jsonl in or below the corpus');
  const { ours, peers } = await openContestants();
  const score = await readAll(samples, { [OURS]: ours, ...peers });
  const folders = [
    ...new Set(samples.filter((one) => (one.texts?.length ?? 0) > 0).map((one) => one.folder)),
  ];
  return [
    ...folders.map((folder) => rate(score, folder)),
    ...(folders.length > 0 ? [rate(score, null)] : []),
    wrong(score),
    ...times(score),
  ];
};
export default decode;

async function readAll(samples: readonly Sample[], contestants: Record<string, Contestant>): Promise<Score> {
  const names = Object.keys(contestants);
  const score: Score = Object.fromEntries(names.map((name) => [name, []]));
  for (const [turn, sample] of samples.entries()) {
    const picture = await sample.load();
    const order = shuffled(names, turn);
    for (let i = 0; i < names.length; i++) {
      const name = order[i] ?? OURS;
      // Each has its own copy: one of them writes into it.
      const copy = { ...picture, data: picture.data.slice() };
      const before = process.cpuUsage();
      const text = (await contestants[name]?.(copy)) ?? null;
      const { user, system } = process.cpuUsage(before);
      score[name]?.push({
        folder: sample.folder,
        code: sample.texts?.length !== 0,
        verdict: judge(sample, text),
        ms: (user + system) / 1000,
      });
    }
  }
  return score;
}

/** Each comes after each other one equally often: whoever follows its like finds the caches warm. */
function shuffled(names: readonly string[], seed: number): string[] {
  const random = seeded(seed);
  return names
    .map((name) => ({ name, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ name }) => name);
}

/** Line ends and blanks at the ends are told differently by lists of texts, so they do not count, for anybody. */
const plain = (text: string) => text.replace(/\r\n?/g, '\n').trim();

function judge({ texts }: Sample, text: string | null): Read['verdict'] {
  if (texts === null) return 'unknown';
  if (text === null) return 'missed';
  return texts.some((right) => plain(right) === plain(text)) ? 'read' : 'wrong';
}

function against(score: Score, measure: (reads: readonly Read[]) => readonly number[]) {
  const { [OURS]: ours = [], ...others } = score;
  const peers = Object.fromEntries(Object.entries(others).map(([name, reads]) => [name, measure(reads)]));
  return { ours: measure(ours), peers };
}

function rateOf(reads: readonly Read[], folder: string | null): number {
  // A folder of negatives has nothing to read: its pictures are judged by the wrong reads.
  const judged = reads.filter(
    (read) => read.verdict !== 'unknown' && (folder === null || read.folder === folder),
  );
  return (100 * judged.filter((read) => read.verdict === 'read').length) / judged.length;
}

function rate(score: Score, folder: string | null): Figure {
  const withCodes = new Set(
    Object.values(score).flatMap((reads) =>
      reads.filter((read) => read.verdict === 'read').map((r) => r.folder),
    ),
  );
  const { ours, peers } = against(score, (reads) => [
    rateOf(
      reads.filter((read) => folder !== null || withCodes.has(read.folder)),
      folder,
    ),
  ]);
  const best = Math.max(...Object.values(peers).flat());
  const own = ours[0] ?? 0;
  return {
    name: folder === null ? 'read of all' : `read in ${folder}`,
    unit: '%',
    ours,
    peers,
    bar:
      folder === null
        ? { text: `above the best peer's ${best.toFixed(1)} %, or all`, holds: own > best || own === 100 }
        : { text: `no less than the best peer's ${best.toFixed(1)} %`, holds: own >= best },
  };
}

function wrong(score: Score): Figure {
  const found = against(score, (reads) => [reads.filter((read) => read.verdict === 'wrong').length]);
  return {
    name: 'wrong reads',
    unit: 'pictures',
    ...found,
    bar: { text: 'none', holds: found.ours[0] === 0 },
  };
}

/** A picture without a code is looked at for as long as we allow ourselves; time is that of those with one. */
const coded = (reads: readonly Read[]) => reads.filter((read) => read.code);

function times(score: Score): Figure[] {
  const runs = against(score, (reads) => coded(reads).map((read) => read.ms));
  const own = rateOf(score[OURS] ?? [], null);
  const near = Object.entries(runs.peers).filter(([name]) => rateOf(score[name] ?? [], null) >= own - 2);
  const fastest = Math.min(...near.map(([, ms]) => median(ms)));
  const bar = Number.isFinite(fastest)
    ? {
        text: `at most 1.1 times the fastest peer within two points, ${fastest.toFixed(2)} ms`,
        holds: median(runs.ours) <= 1.1 * fastest,
      }
    : { text: 'no peer reads within two points of ours', holds: true };
  const slow = against(score, (reads) => [
    quantile(
      coded(reads).map((read) => read.ms),
      0.95,
    ),
  ]);
  return [
    { name: 'CPU time, pictures with a code', unit: 'ms', ...runs, bar },
    { name: 'the same, 95 of 100 below', unit: 'ms', ...slow },
  ];
}
