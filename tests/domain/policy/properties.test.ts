import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#domain/day';
import { classify } from '#domain/policy/classify';
import { defaultPolicy } from '#domain/policy/default-policy';
import type { Facts } from '#domain/policy/facts';
import { prepare } from '#domain/policy/prepared';
import {
  colourSeverity,
  decisionSeverity,
  measureSeverity,
  type Verdict,
  verdictSchema,
} from '#domain/policy/verdict';
import { NOON } from './scenes';

const day = fc.integer({ min: -30, max: 3 }).map((days) => addDays('2022-04-10', days));
const moment = fc.integer({ min: 0, max: 30 * 24 }).map((hours) => NOON - hours * 3_600_000);
const place = fc.constantFrom(
  '31',
  '3101',
  '310115',
  '310115100',
  '43',
  '4304',
  '430421',
  'KR',
  'HK',
  '81',
  'CN',
  '6109',
);
const listed = fc.constantFrom('1101', '4401', '5101', '9901');

const stay = fc
  .record({ place, from: day, days: fc.nat(10) })
  .map(({ place, from, days }) => ({ place, from, to: addDays(from, days) }));
const swab = fc.record({
  method: fc.constantFrom('naat' as const, 'antigen' as const),
  result: fc.constantFrom('negative' as const, 'positive' as const, 'pending' as const, 'none' as const),
  sampledAt: moment,
  known: fc.constantFrom('seen' as const, 'evidence' as const, 'declared' as const),
  onSpot: fc.boolean(),
});
const code = fc.record({
  colour: fc.constantFrom('green' as const, 'yellow' as const, 'red' as const),
  ticking: fc.boolean(),
  seenAt: moment,
});
const travel = fc.record({
  arrow: fc.constantFrom('moving' as const, 'still' as const, 'not-shown' as const),
  places: fc.array(listed, { maxLength: 3 }),
  seenAt: moment,
});
const temperature = fc.record({ tenths: fc.integer({ min: 360, max: 390 }), at: moment });
const symptom = fc.record({ symptom: fc.constantFrom('cough' as const, 'fever' as const), on: day });
const step = fc.constantFrom('scan' as const, 'health' as const, 'naat' as const);
const look = fc.record({
  at: fc.constant(NOON),
  entering: fc.constantFrom('outside' as const, 'inside' as const),
  pass: fc.constantFrom(
    'live' as const,
    'paper' as const,
    'forged' as const,
    'old-picture' as const,
    'none' as const,
  ),
  documentCompared: fc.boolean(),
  scan: fc.constantFrom('done' as const, 'refused' as const),
  health: fc.constantFrom('seen' as const, 'not-shown' as const, 'refused' as const),
  naat: fc.constantFrom('seen' as const, 'refused' as const),
  travel: fc.constantFrom('seen' as const, 'not-shown' as const, 'unasked' as const),
  temperature: fc.constantFrom('taken' as const, 'not-taken' as const),
});
const few = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 4 });
const facts: fc.Arbitrary<Facts> = fc.record({
  stays: few(stay),
  tests: few(swab),
  codes: few(code),
  travels: few(travel),
  temperatures: few(temperature),
  symptoms: few(symptom),
  contacts: few(fc.record({ on: day })),
  clearances: few(fc.record({ at: moment })),
  passages: few(fc.record({ at: moment, refused: fc.uniqueArray(step, { maxLength: 2 }) })),
  atPost: fc.option(look),
});

const policy = prepare({
  ...defaultPolicy(),
  riskAreas: [
    { place: '310115', level: 'high', since: '2022-03-01', source: '' },
    { place: '3101', level: 'medium', since: '2022-03-20', until: '2022-04-02', source: '' },
    { place: '4304', level: 'medium', since: '2022-03-28', source: '' },
    { place: 'KR', level: 'high', since: '2022-03-01', source: '' },
    { place: '1101', level: 'medium', since: '2022-03-28', source: '' },
    { place: '310115100', level: 'high', zone: 'lockdown', since: '2022-03-25', source: '' },
    { place: '61', level: 'none', zone: 'precaution', since: '2022-03-25', source: '' },
  ],
});
const judge = (known: Facts): Verdict => classify(known, policy, NOON);

const expectNotGreener = (after: Verdict, before: Verdict) => {
  expect(colourSeverity(after.colour)).toBeGreaterThanOrEqual(colourSeverity(before.colour));
  expect(measureSeverity(after.measure)).toBeGreaterThanOrEqual(measureSeverity(before.measure));
  expect(decisionSeverity(after.decision)).toBeGreaterThanOrEqual(decisionSeverity(before.decision));
};

test.each<[string, fc.Arbitrary<(known: Facts) => Facts>]>([
  ['a stay', stay.map((one) => (known) => ({ ...known, stays: [...known.stays, one] }))],
  [
    'a positive test',
    swab.map((one) => (known) => ({ ...known, tests: [...known.tests, { ...one, result: 'positive' }] })),
  ],
  [
    'a red or yellow code',
    fc.tuple(code, fc.constantFrom('red' as const, 'yellow' as const)).map(([one, colour]) => (known) => ({
      ...known,
      // Seen no later than the code of this look, which alone says whether the clock ticks.
      codes: [
        ...known.codes,
        { ...one, colour, seenAt: Math.min(...known.codes.map((seen) => seen.seenAt), one.seenAt) },
      ],
    })),
  ],
  ['a travel record', travel.map((one) => (known) => ({ ...known, travels: [...known.travels, one] }))],
  [
    'a fever',
    temperature.map((one) => (known) => ({ ...known, temperatures: [...known.temperatures, one] })),
  ],
  ['a symptom', symptom.map((one) => (known) => ({ ...known, symptoms: [...known.symptoms, one] }))],
  ['a close contact', day.map((on) => (known) => ({ ...known, contacts: [...known.contacts, { on }] }))],
])('%s more never makes anybody greener', (_what, addition) => {
  fc.assert(
    fc.property(facts, addition, (known, add) => {
      expectNotGreener(judge(add(known)), judge(known));
    }),
    { numRuns: 500 },
  );
});

test('the order of facts is of no account', () => {
  const shuffled = facts.chain((known) =>
    fc
      .record({
        stays: fc.shuffledSubarray([...known.stays], { minLength: known.stays.length }),
        tests: fc.shuffledSubarray([...known.tests], { minLength: known.tests.length }),
        codes: fc.shuffledSubarray([...known.codes], { minLength: known.codes.length }),
        travels: fc.shuffledSubarray([...known.travels], { minLength: known.travels.length }),
        temperatures: fc.shuffledSubarray([...known.temperatures], { minLength: known.temperatures.length }),
        symptoms: fc.shuffledSubarray([...known.symptoms], { minLength: known.symptoms.length }),
        passages: fc.shuffledSubarray([...known.passages], { minLength: known.passages.length }),
      })
      .map((lists) => [known, { ...known, ...lists }] as const),
  );
  fc.assert(
    fc.property(shuffled, ([known, other]) => {
      expect(judge(other)).toEqual(judge(known));
    }),
    { numRuns: 1000 },
  );
});

test('a fact told twice is told once', () => {
  fc.assert(
    fc.property(facts, (known) => {
      const twice = {
        ...known,
        stays: [...known.stays, ...known.stays],
        tests: [...known.tests, ...known.tests],
        travels: [...known.travels, ...known.travels],
        symptoms: [...known.symptoms, ...known.symptoms],
      };
      expect(judge(twice)).toEqual(judge(known));
    }),
  );
});

test('every verdict has a reason, keeps to its schema, and changes neither facts nor policy', () => {
  fc.assert(
    fc.property(facts, (known) => {
      const before = JSON.stringify(known);
      const verdict = judge(known);
      expect(verdictSchema.parse(verdict)).toEqual(verdict);
      expect(verdict.reasons.length).toBeGreaterThan(0);
      expect(judge(known)).toEqual(verdict);
      expect(JSON.stringify(known)).toBe(before);
    }),
    { numRuns: 1000 },
  );
});

test('who is red has a reason to be, and who is released without one is green', () => {
  fc.assert(
    fc.property(facts, (known) => {
      const verdict = judge(known);
      const colours = verdict.reasons.map(
        (reason) => policy.policy.table.find((row) => row.id === reason.row)?.colour,
      );
      if (verdict.colour === 'green')
        expect(colours.some((colour) => colour === 'red' || colour === 'orange')).toBe(false);
      else expect(colours).toContain(verdict.colour);
    }),
  );
});
