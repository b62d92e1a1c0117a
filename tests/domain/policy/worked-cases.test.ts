import { expect, test } from 'vitest';
import { classify } from '#domain/policy/classify';
import { type Facts, noFacts } from '#domain/policy/facts';
import { prepare } from '#domain/policy/prepared';
import type { Verdict } from '#domain/policy/verdict';
import { casePolicy, clean, cleanLook, NOON, naat, negativeOnSpot, stay } from './scenes';

const fever = (tenths: number) => [{ tenths, at: NOON }];
const until = (day: string) => ({ kind: 'day', day: `2022-${day}` }) as const;
const CHECK = { kind: 'check' } as const;
const NONE = { kind: 'none' } as const;

type Answer = Pick<Verdict, 'colour' | 'decision' | 'ends'> & Partial<Verdict> & { rows: string[] };
type Case = [name: string, facts: Facts, answer: Answer];

const cases: Case[] = [
  [
    'a: a stay in a high-risk area',
    clean({ stays: [stay('310115', '04-01', '04-08')] }),
    {
      colour: 'red',
      measure: 'central-quarantine',
      decision: 'hold',
      ends: until('04-22'),
      rows: ['A1'],
    },
  ],
  [
    'b: only the city is known',
    clean({ stays: [stay('3101', '04-01', '04-08')] }),
    {
      colour: 'orange',
      measure: 'home-isolation',
      decision: 'test-on-spot',
      ends: until('04-22'),
      rows: ['A4'],
    },
  ],
  [
    'c: the stay ended before the area was one',
    clean({ stays: [stay('430421', '03-27', '03-27')] }),
    { colour: 'green', measure: 'none', decision: 'release', ends: NONE, rows: ['Z'] },
  ],
  [
    'd: a stay that met a medium-risk area',
    clean({ stays: [stay('430421', '03-27', '03-29')] }),
    { colour: 'orange', decision: 'test-on-spot', ends: until('04-12'), rows: ['A3'] },
  ],
  [
    'e: over by a day',
    clean({ stays: [stay('310115', '03-20', '03-26')] }),
    { colour: 'green', decision: 'release', ends: NONE, rows: ['Z'] },
  ],
  [
    'f: over at the end of today',
    clean({ stays: [stay('310115', '03-20', '03-27')] }),
    { colour: 'red', decision: 'hold', ends: until('04-10'), rows: ['A1'] },
  ],
  [
    'g: a NAAT 49 hours old',
    clean({ tests: [naat(49)] }),
    { colour: 'green', measure: 'none', decision: 'test-on-spot', ends: CHECK, rows: ['N2'] },
  ],
  [
    'h: a NAAT that is only declared',
    clean({ tests: [naat(20, 'declared')] }),
    { colour: 'green', decision: 'test-on-spot', ends: CHECK, rows: ['N2'] },
  ],
  [
    'i: a green code whose clock stands still',
    clean({ codes: [{ colour: 'green', ticking: false, seenAt: NOON }] }),
    { colour: 'green', measure: 'none', decision: 'test-on-spot', ends: CHECK, rows: ['H3'] },
  ],
  [
    'j: 37.3 is fever',
    clean({ temperatures: fever(373) }),
    {
      colour: 'orange',
      measure: 'home-isolation',
      decision: 'fever-clinic',
      ends: { kind: 'open', until: 'cleared' },
      rows: ['F1'],
    },
  ],
  [
    'k: 37.2 is none',
    clean({ temperatures: fever(372) }),
    { colour: 'green', decision: 'release', ends: NONE, rows: ['Z'] },
  ],
  [
    'l: fever beside a high-risk stay is told first',
    clean({ stays: [stay('310115', '04-01', '04-08')], temperatures: fever(373) }),
    { colour: 'red', decision: 'hold', ends: until('04-22'), rows: ['F1', 'A1'] },
  ],
  [
    'm: the travel record lists a medium-risk city that was not declared',
    clean({ travels: [{ arrow: 'moving', places: ['4304'], seenAt: NOON }] }),
    { colour: 'orange', decision: 'test-on-spot', ends: until('04-24'), rows: ['A3', 'T1'] },
  ],
  [
    'n: a paper pass whose document was compared',
    clean({ atPost: { ...cleanLook, pass: 'paper' } }),
    { colour: 'green', decision: 'release', blocked: null, ends: NONE, rows: ['Z'] },
  ],
  [
    'o: an old NAAT, then an antigen test on the spot',
    clean({ tests: [naat(49), negativeOnSpot] }),
    { colour: 'green', decision: 'release', ends: CHECK, rows: ['N2'] },
  ],
  [
    'p: step 3 refused',
    clean({ tests: [], atPost: { ...cleanLook, naat: 'refused' } }),
    {
      colour: 'orange',
      measure: 'none',
      decision: 'turn-back',
      ends: { kind: 'open', until: 'complete-check' },
      rows: ['R1'],
    },
  ],
  [
    'q: a stay in a high-risk area, before arrival',
    { ...noFacts(), stays: [stay('310115', '04-01', '04-08')] },
    { colour: 'red', decision: 'hold', ends: until('04-22'), rows: ['A1'] },
  ],
  [
    's: an old picture, the document not compared',
    clean({ atPost: { ...cleanLook, pass: 'old-picture', documentCompared: false } }),
    {
      colour: 'green',
      decision: 'release',
      blocked: 'compare-document',
      incident: false,
      ends: CHECK,
      rows: ['P1'],
    },
  ],
];

test.each(cases)('%s', (_name, facts, { rows, ...answer }) => {
  const verdict = classify(facts, prepare(casePolicy()), NOON);
  expect(verdict).toMatchObject(answer);
  expect(verdict.reasons.map((reason) => reason.row)).toEqual(rows);
});

test('r: the exposure ended on the day the area was closed', () => {
  const open = casePolicy();
  const closed = open.riskAreas.map((area) =>
    area.place === '310115' ? { ...area, until: '2022-03-15' } : area,
  );
  const facts = clean({ stays: [stay('310115', '03-01', '04-08')] });
  const verdict = classify(facts, prepare({ ...open, riskAreas: closed }), NOON);
  expect(verdict).toMatchObject({ colour: 'green', decision: 'release', ends: NONE });
  expect(verdict.reasons).toEqual([{ row: 'Z', when: 'nothing' }]);
});

test('case f is over a millisecond after the end of its day', () => {
  const facts = { ...noFacts(), stays: [stay('310115', '03-20', '03-27')] };
  const lastMoment = NOON + 12 * 3_600_000 - 1;
  expect(classify(facts, prepare(casePolicy()), lastMoment).colour).toBe('red');
  expect(classify(facts, prepare(casePolicy()), lastMoment + 1).colour).toBe('green');
});
