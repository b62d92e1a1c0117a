import { type Bench, median } from './figures';
import { Door, type Followed } from './pace/door';

/** PRODUCT.md: "temperature in ten seconds"; two of them, with the symptoms. */
const BAR = 10;

/** What two follow-ups take at a person's pace (pace/hand.ts), on a phone four times slower; the thermometer's time is not in it. */
const followup: Bench = async ({ rounds }) => {
  const door = await Door.open();
  try {
    const runs: Followed[] = [];
    for (let round = 0; round < rounds; round++) runs.push(await door.followTwo(round));
    const seconds = runs.map(({ ms }) => ms / 1000);
    return [
      { name: 'taps, two follow-ups', unit: 'taps', ours: runs.map(({ taps }) => taps) },
      {
        name: 'two follow-ups',
        unit: 's',
        ours: seconds,
        bar: { text: `at most ${BAR} s`, holds: median(seconds) <= BAR },
      },
      { name: 'two follow-ups, in gloves', unit: 's', ours: runs.map(({ inGloves }) => inGloves / 1000) },
    ];
  } finally {
    await door.close();
  }
};
export default followup;
