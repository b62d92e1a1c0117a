import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#domain/day';
import { factsBehind } from '#domain/person/facts-behind';
import { factsOf, merge, type PersonFile, personFrom } from '#domain/person/person-file';
import { classify } from '#domain/policy/classify';
import { prepare } from '#domain/policy/prepared';
import type { Verdict } from '#domain/policy/verdict';
import { casePolicy, NOON } from '../policy/scenes';

const SAID = '0190a1b2-0000-7000-8000-000000000001';
const ANSWER = '0190a1b2-0000-7000-8000-000000000002';
const POLICY = prepare(casePolicy());

const day = fc.integer({ min: -16, max: 0 }).map((days) => addDays('2022-04-10', days));
const moment = fc.integer({ min: 0, max: 15 * 24 }).map((hours) => NOON - hours * 3_600_000);
const place = fc.constantFrom('31', '310115', '310115100', '4304', '43', 'KR', 'HK', '6109');
const someone: fc.Arbitrary<PersonFile> = fc
  .record({
    stays: fc.array(
      fc.record({ place, from: day, days: fc.nat(6) }).map(({ place, from, days }) => ({
        place,
        from,
        to: addDays(from, days),
      })),
      { maxLength: 4 },
    ),
    codes: fc.array(
      fc.record({
        colour: fc.constantFrom('green' as const, 'yellow' as const, 'red' as const),
        ticking: fc.boolean(),
        seenAt: moment,
      }),
      { maxLength: 2 },
    ),
    travels: fc.array(
      fc.record({
        arrow: fc.constantFrom('moving' as const, 'still' as const, 'not-shown' as const),
        places: fc.array(place, { maxLength: 2 }),
        seenAt: moment,
      }),
      { maxLength: 2 },
    ),
    tests: fc.array(
      fc.record({
        method: fc.constantFrom('naat' as const, 'antigen' as const),
        result: fc.constantFrom('negative' as const, 'positive' as const),
        sampledAt: moment,
        known: fc.constantFrom('seen' as const, 'declared' as const),
        onSpot: fc.constant(false),
      }),
      { maxLength: 2 },
    ),
    temperatures: fc.array(fc.record({ tenths: fc.integer({ min: 360, max: 390 }), at: moment }), {
      maxLength: 2,
    }),
    symptoms: fc.array(fc.record({ symptom: fc.constant('cough' as const), on: day }), { maxLength: 2 }),
    contacts: fc.array(fc.record({ on: day }), { maxLength: 2 }),
    passages: fc.array(fc.record({ at: moment, refused: fc.subarray(['scan' as const, 'naat' as const]) }), {
      maxLength: 2,
    }),
  })
  .map((facts) => personFrom({ at: 1, record: SAID, facts }));

const judge = (file: PersonFile): Verdict => classify(factsOf(file), POLICY, NOON);
/** Reasons that stand on what is missing have no fact behind them. */
const isMissing = (when: string) => ['test-wanting', 'pass-faulty', 'nothing'].includes(when);

test('every reason that stands on a fact names it, and with all of them withdrawn nobody is coloured', () => {
  fc.assert(
    fc.property(someone, (start) => {
      let file = start;
      // What a withdrawn fact stood before comes to light: it is looked at again until nothing is left.
      for (let round = 0; round < 20; round++) {
        const verdict = judge(file);
        const standing = verdict.reasons.filter(({ when }) => !isMissing(when));
        if (standing.length === 0) {
          expect(verdict.colour).toBe('green');
          return;
        }
        const behind = standing.map((reason) => factsBehind(reason, file.facts));
        expect(behind.every((facts) => facts.length > 0)).toBe(true);
        const withdrawals = behind.flat().map(({ list, key }) => ({
          list,
          fact: key,
          by: ANSWER,
          reason: 'said in error',
        }));
        file = merge(file, personFrom({ at: 2 + round, record: ANSWER, withdrawals }));
      }
      expect.unreachable('the facts behind the reasons were withdrawn, and reasons stay');
    }),
    { numRuns: 500 },
  );
});

test('a reason names its own fact and no other', () => {
  const facts = {
    temperatures: [
      { tenths: 390, at: NOON - 3_600_000 },
      { tenths: 365, at: NOON - 7_200_000 },
    ],
  };
  const file = personFrom({ at: 1, record: SAID, facts });
  const [reason] = judge(file).reasons.filter(({ when }) => when === 'unwell');
  expect(reason === undefined ? [] : factsBehind(reason, file.facts)).toMatchObject([
    { list: 'temperatures', record: SAID, key: expect.stringContaining('390') },
  ]);
});
