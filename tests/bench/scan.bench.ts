import { HD } from './camera/film';
import { Rig } from './camera/rig';
import { type Bench, type Figure, interleave, median, quantile } from './figures';

/** Scans of each contestant in a round. */
const EACH = 3;
export const SLOWER = 4;
const MEDIAN_BAR = 600;
const SLOW_BAR = 1500;

/**
 * From the first readable frame before the camera to the worker's next question, the pass verified and its person found;
 * the peer has only to read. Both go on from the scan before, as in a shift. On this machine, and on a phone that is four
 * times slower: the page by Chromium's own throttling, which leaves workers as they are, so our worker's answers are held
 * back by three times what it worked for them (the peer decodes in its page).
 */
const scan: Bench = async ({ rounds }) => {
  const rig = await Rig.build(HD);
  try {
    const fast = await scans(rig, rounds * EACH);
    await rig.slow(SLOWER);
    const slow = await scans(rig, rounds * EACH);
    return [...asFigures('720p', fast), ...asFigures(`720p, ${SLOWER}x slower`, slow)];
  } finally {
    await rig.close();
  }
};
export default scan;

const PEER = '@zxing/browser';
const TUNED = '@zxing/browser, no pauses';

type Runs = { ours: readonly number[]; peers: Readonly<Record<string, readonly number[]>> };
export type Scans = Runs & { read: readonly number[] };

/** Ours and the peer in turn. */
export async function scans(rig: Rig, times: number): Promise<Scans> {
  const { ours = [], ...peers } = await interleave(
    { ours: () => rig.ours(), [PEER]: () => rig.theirs('shipped'), [TUNED]: () => rig.theirs('tuned') },
    times,
  );
  return { ours, peers, read: rig.takeReadTimes() };
}

/**
 * Median and 95th percentile, each with its bar: absolute, and below the peer as it is shipped. The peer without its
 * pauses is what the same decoder could do; of ours, what passed until the text was there is what compares to it.
 */
export function asFigures(where: string, { ours, peers, read }: Scans): Figure[] {
  const slow = (runs: readonly number[]) => [quantile(runs, 0.95)];
  const slowPeers = Object.fromEntries(Object.entries(peers).map(([name, runs]) => [name, slow(runs)]));
  return [
    barred(`${where}: frame to question`, { ours, peers }, MEDIAN_BAR),
    barred(`${where}: 95 of 100 below`, { ours: slow(ours), peers: slowPeers }, SLOW_BAR),
    { name: `${where}: frame to text`, unit: 'ms', ours: read, peers },
  ];
}

function barred(name: string, runs: Runs, most: number): Figure {
  const [own, other] = [median(runs.ours), median(runs.peers[PEER] ?? [])];
  const bar = { text: `at most ${most} ms, and less than ${PEER}`, holds: own <= most && own < other };
  return { name, unit: 'ms', ...runs, bar };
}
