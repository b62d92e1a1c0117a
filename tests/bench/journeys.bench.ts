import { type Bench, type Figure, median } from './figures';
import { type Checked, Gate } from './pace/gate';
import { person } from './pace/party';

const TAPS_BAR = 7;
const ALONE_BAR = 8;
const PARTY = 4;
const PARTY_BAR = 75;

/**
 * What a check takes at a person's pace (pace/hand.ts), on a phone four times slower: somebody green with pass, document
 * and temperature, and a car of four who declared together and show their passes one after the other.
 */
const journeys: Bench = async ({ rounds }) => {
  const gate = await Gate.open();
  try {
    const alone: Checked[] = [];
    const party: Checked[] = [];
    for (let round = 0; round < rounds; round++) {
      const first = round * (1 + PARTY);
      alone.push(await gate.check([person(first)]));
      party.push(await gate.check(Array.from({ length: PARTY }, (_, index) => person(first + 1 + index))));
    }
    return [
      atMost(
        'taps, scan screen to the next',
        alone.map(({ taps }) => taps),
        { unit: 'taps', most: TAPS_BAR },
      ),
      ...times('one green person', alone, ALONE_BAR),
      atMost(
        `taps, a party of ${PARTY}`,
        party.map(({ taps }) => taps),
        { unit: 'taps', most: null },
      ),
      atMost(
        'touch to the next screen',
        [...alone, ...party].flatMap(({ screens }) => screens),
        { unit: 'ms', most: null },
      ),
      ...times(`a party of ${PARTY}`, party, PARTY_BAR),
    ];
  } finally {
    await gate.close();
  }
};
export default journeys;

const times = (name: string, checked: readonly Checked[], most: number): Figure[] => [
  atMost(
    name,
    checked.map(({ ms }) => ms / 1000),
    { unit: 's', most },
  ),
  atMost(
    `${name}, in gloves`,
    checked.map(({ inGloves }) => inGloves / 1000),
    { unit: 's', most: null },
  ),
];

function atMost(
  name: string,
  ours: readonly number[],
  { unit, most }: { unit: string; most: number | null },
): Figure {
  const figure = { name, unit, ours };
  if (most === null) return figure;
  return { ...figure, bar: { text: `at most ${most} ${unit}`, holds: median(ours) <= most } };
}
