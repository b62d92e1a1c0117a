import { addDays, dayOf } from '#domain/day';
import { classify } from '#domain/policy/classify';
import { defaultPolicy } from '#domain/policy/default-policy';
import { type Facts, noFacts } from '#domain/policy/facts';
import type { RiskArea } from '#domain/policy/policy';
import { type PreparedPolicy, prepare } from '#domain/policy/prepared';
import { seeded } from '#server/demo/seeded';
import type { Bench, Figure } from './figures';

const PEOPLE = 2000;
const PASSES = 25;
const NOW = Date.UTC(2026, 10, 22, 6);
const ZONE = 480;
const BAR = 200_000;

/**
 * How many people one core judges a second: five places each, among two hundred risk areas that some of them met. By the
 * processor's own time, so that whatever else runs does not count. A file is what the server judges when a policy changes;
 * a full look is what a phone judges after the fourth step.
 */
const bench: Bench = async ({ rounds }) => {
  const policy = prepare({ ...defaultPolicy(), riskAreas: areas() });
  const files = people(null);
  const looks = people('look');
  for (let warm = 0; warm < 3; warm++) for (const some of [files, looks]) rate(some, policy);
  const runs = { files: [] as number[], looks: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    runs.files.push(rate(files, policy));
    runs.looks.push(rate(looks, policy));
  }
  return [asFigure('files, 5 places each', runs.files), asFigure('full looks, 5 places each', runs.looks)];
};
export default bench;

function rate(people: readonly Facts[], policy: PreparedPolicy): number {
  const before = process.cpuUsage();
  let red = 0;
  for (let pass = 0; pass < PASSES; pass++)
    for (const facts of people) if (classify(facts, policy, NOW).colour === 'red') red++;
  const { user, system } = process.cpuUsage(before);
  // Somebody is red and most are not: a policy that judges nobody would be fast.
  if (red === 0 || red > (people.length * PASSES) / 2) throw new Error(`${red} are red`);
  return (people.length * PASSES * 1e6) / (user + system);
}

function asFigure(name: string, ours: readonly number[]): Figure {
  const best = Math.max(...ours);
  return {
    name,
    unit: 'people/s',
    ours,
    bar: { text: `at least ${BAR} a second on one core`, holds: best >= BAR },
  };
}

const areas = (): RiskArea[] =>
  Array.from({ length: 200 }, (_, at) => ({
    place: `${310100 + at * 7}`,
    level: at % 2 === 0 ? ('high' as const) : ('medium' as const),
    since: addDays(dayOf(NOW, ZONE), -10),
    source: 'bench',
  }));

function people(look: 'look' | null): Facts[] {
  const chance = seeded(5);
  return Array.from({ length: PEOPLE }, () => {
    const stays = Array.from({ length: 5 }, () => {
      const to = addDays(dayOf(NOW, ZONE), -chance.int(12));
      const place = chance.percent(2) ? `${310100 + chance.int(200) * 7}` : `${510100 + chance.int(900)}`;
      return { place, from: addDays(to, -2), to };
    });
    const at = NOW - 60_000;
    const tests = [
      {
        method: 'naat',
        result: 'negative',
        sampledAt: NOW - 20 * 3_600_000,
        known: 'seen',
        onSpot: false,
      } as const,
    ];
    const file = { ...noFacts(), stays, tests };
    if (look === null) return file;
    return {
      ...file,
      codes: [{ colour: 'green', ticking: true, seenAt: at }],
      travels: [{ arrow: 'moving', places: [stays[0]?.place.slice(0, 4) ?? '5101'], seenAt: at }],
      temperatures: [{ tenths: 365, at }],
      atPost: {
        at,
        entering: 'outside',
        pass: 'live',
        documentCompared: true,
        scan: 'done',
        health: 'seen',
        naat: 'seen',
        travel: 'seen',
        temperature: 'taken',
      },
    };
  });
}
