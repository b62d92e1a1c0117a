import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Judged, needsSecond, tallyEffect } from '#domain/policy/effect';
import type { Colour, Measure } from '#domain/policy/verdict';

const MEASURE: Record<Colour, Measure> = {
  red: 'central-quarantine',
  orange: 'home-isolation',
  green: 'none',
};

const person = (serial: number, was: Colour, colour: Colour, area = '610921100001'): Judged => ({
  person: `0190aaaa-0000-7000-8000-${String(serial).padStart(12, '0')}`,
  name: '魏*棠',
  area,
  was: { colour: was, measure: MEASURE[was] },
  verdict: {
    policy: 2,
    colour,
    measure: MEASURE[colour],
    decision: colour === 'red' ? 'hold' : 'release',
    blocked: null,
    incident: false,
    ends: { kind: 'none' },
    reasons: [{ row: 'Z', when: 'nothing' }],
  },
});

const effectOf = (people: readonly Judged[]) => {
  const tally = tallyEffect();
  for (const one of people) tally.add(one);
  return tally.effect();
};

test('what a policy would change is counted by colour, measure, town and village', () => {
  const effect = effectOf([
    person(1, 'green', 'red'),
    person(2, 'green', 'red', '610921101'),
    person(3, 'red', 'green', '610921100002'),
    person(4, 'green', 'green'),
    person(5, 'orange', 'red', '610921'),
  ]);
  expect(effect).toMatchObject({
    persons: 5,
    changed: 4,
    moves: [
      { from: 'green', to: 'red', count: 2 },
      { from: 'orange', to: 'red', count: 1 },
      { from: 'red', to: 'green', count: 1 },
    ],
    measures: [
      { measure: 'health-monitoring', more: 0, fewer: 0 },
      { measure: 'home-isolation', more: 0, fewer: 1 },
      { measure: 'central-quarantine', more: 3, fewer: 1 },
    ],
    places: [
      { area: '610921100', red: 1, orange: 0, milder: 1 },
      { area: '610921100001', red: 1, orange: 0, milder: 0 },
      { area: '610921101', red: 1, orange: 0, milder: 0 },
      { area: '610921100002', red: 0, orange: 0, milder: 1 },
    ],
  });
});

test('of each change three people are shown, the red ones first', () => {
  const many = Array.from({ length: 9 }, (_, serial) =>
    person(serial, 'green', serial % 2 === 0 ? 'orange' : 'red'),
  );
  expect(effectOf(many).examples.map((one) => one.verdict.colour)).toEqual([
    'red',
    'red',
    'red',
    'orange',
    'orange',
    'orange',
  ]);
});

test('a change for more than one in a hundred, or for more than 500, needs a second person', () => {
  expect(needsSecond({ persons: 0, changed: 0 })).toBe(false);
  expect(needsSecond({ persons: 100, changed: 1 })).toBe(false);
  expect(needsSecond({ persons: 100, changed: 2 })).toBe(true);
  expect(needsSecond({ persons: 100_000, changed: 500 })).toBe(false);
  expect(needsSecond({ persons: 100_000, changed: 501 })).toBe(true);
});

test('whatever order people come in, the counts are the same and add up', () => {
  const colour = fc.constantFrom<Colour>('red', 'orange', 'green');
  const people = fc.array(fc.tuple(colour, colour, fc.constantFrom('610921', '610921100', '610921101002')));
  fc.assert(
    fc.property(people, (drawn) => {
      const judged = drawn.map(([was, is, area], serial) => person(serial, was, is, area));
      const effect = effectOf(judged);
      const { examples: _, ...counts } = effectOf([...judged].reverse());
      expect(effect).toMatchObject(counts);
      expect(effect.moves.reduce((sum, one) => sum + one.count, 0)).toBe(effect.changed);
    }),
  );
});
