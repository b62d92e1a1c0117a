import { type FrameSize, FULL_HD, HD } from './camera/film';
import { Rig } from './camera/rig';
import { type Bench, type Figure, interleave, median } from './figures';
import { asFigures, SLOWER, scans } from './scan.bench';

const EACH = 2;
const IDLE_SECONDS = 6;
const IDLE_BAR = 40;
/** A phone without WebAssembly is an old one: its worker may wait for the next question so long, ms. */
const PLAIN_BAR = 1500;

/**
 * A film of a hand that holds the traveller's phone, before cameras of both sizes: from the first readable frame to the
 * next question, on this machine and on a phone four times slower; the same where zxing-js reads alone; and what it costs
 * to look for a code while there is none.
 */
const camera: Bench = async ({ rounds }) => [
  ...(await at('720p', HD, rounds)),
  ...(await at('1080p', FULL_HD, rounds)),
];
export default camera;

async function at(name: string, size: FrameSize, rounds: number): Promise<Figure[]> {
  const rig = await Rig.build(size, { plain: true });
  try {
    const fast = asFigures(name, await scans(rig, rounds * EACH));
    const alone = await byJs(rig, name, rounds);
    const idle = await looking(rig, name, rounds);
    await rig.slow(SLOWER);
    const slow = asFigures(`${name}, ${SLOWER}x slower`, await scans(rig, rounds * EACH));
    return [...fast, ...slow, alone, idle];
  } finally {
    await rig.close();
  }
}

async function byJs(rig: Rig, name: string, rounds: number): Promise<Figure> {
  const ours: number[] = [];
  for (let round = 0; round < rounds; round++) ours.push(await rig.oursByJs());
  const bar = {
    text: `the live pass is read by zxing-js alone, by half within ${PLAIN_BAR} ms`,
    holds: median(ours) <= PLAIN_BAR,
  };
  return { name: `${name}: without WebAssembly`, unit: 'ms', ours, bar };
}

async function looking(rig: Rig, name: string, rounds: number): Promise<Figure> {
  const { ours = [], ...peers } = await interleave(
    {
      ours: () => rig.idle('ours', IDLE_SECONDS),
      '@zxing/browser': () => rig.idle('shipped', IDLE_SECONDS),
      '@zxing/browser, no pauses': () => rig.idle('tuned', IDLE_SECONDS),
    },
    rounds,
  );
  const bar = { text: `at most ${IDLE_BAR} % of one core`, holds: median(ours) <= IDLE_BAR };
  return { name: `${name}: looking, no code in sight`, unit: '% of a core', ours, peers, bar };
}
