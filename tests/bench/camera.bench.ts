import { type FrameSize, FULL_HD, HD } from './camera/film';
import { Rig } from './camera/rig';
import { type Bench, type Figure, interleave, median } from './figures';
import { asFigures, scans } from './scan.bench';

const EACH = 2;
const IDLE_SECONDS = 6;
const IDLE_BAR = 40;

/** Cameras of both sizes, and what it costs to look for a code while there is none. */
const camera: Bench = async ({ rounds }) => [
  ...(await at('720p', HD, rounds)),
  ...(await at('1080p', FULL_HD, rounds)),
];
export default camera;

async function at(name: string, size: FrameSize, rounds: number): Promise<Figure[]> {
  const rig = await Rig.build(size);
  try {
    const figures = asFigures(name, await scans(rig, rounds * EACH));
    const { ours = [], ...peers } = await interleave(
      {
        ours: () => rig.idle('ours', IDLE_SECONDS),
        '@zxing/browser': () => rig.idle('shipped', IDLE_SECONDS),
        '@zxing/browser, no pauses': () => rig.idle('tuned', IDLE_SECONDS),
      },
      rounds,
    );
    const holds = median(ours) <= IDLE_BAR;
    const bar = { text: `at most ${IDLE_BAR} % of one core`, holds };
    return [
      ...figures,
      { name: `${name}: looking, no code in sight`, unit: '% of a core', ours, peers, bar },
    ];
  } finally {
    await rig.close();
  }
}
