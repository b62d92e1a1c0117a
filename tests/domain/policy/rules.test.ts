import { expect, test } from 'vitest';
import { classify } from '#domain/policy/classify';
import { type Facts, noFacts } from '#domain/policy/facts';
import { prepare } from '#domain/policy/prepared';
import {
  casePolicy,
  clean,
  cleanLook,
  hoursBefore,
  judge,
  NOON,
  naat,
  negativeOnSpot,
  rows,
  stay,
  withParameters,
} from './scenes';

test('a clean person is released with Z alone', () => {
  expect(judge(clean())).toEqual({
    policy: 1,
    colour: 'green',
    measure: 'none',
    decision: 'release',
    blocked: null,
    incident: false,
    ends: { kind: 'none' },
    reasons: [{ row: 'Z', when: 'nothing' }],
  });
});

test('before arrival nothing that a worker would look at is held against anybody', () => {
  expect(rows(noFacts())).toEqual(['Z']);
});

test.each([
  ['negative and 48 hours old to the millisecond', [naat(48)], 'Z'],
  ['from evidence', [naat(20, 'evidence')], 'Z'],
  ['a millisecond too old', [{ ...naat(48), sampledAt: hoursBefore(48) - 1 }], 'N2 old'],
  ['only declared', [naat(20, 'declared')], 'N2 declared'],
  ['declared, and seen besides', [naat(20, 'declared'), naat(20)], 'Z'],
  ['pending', [{ ...naat(5), result: 'pending' as const }], 'N2 pending'],
  ['none', [{ method: 'naat', result: 'none', known: 'seen', onSpot: false }], 'N2 none'],
  ['not known', [], 'N2 none'],
  [
    'without a sample time',
    [{ method: 'naat', result: 'negative', known: 'seen', onSpot: false }],
    'N2 undated',
  ],
  ['sampled in the future', [naat(-1)], 'N2 future'],
  ['an antigen test', [{ ...naat(5), method: 'antigen' as const }], 'N2 none'],
] as const)('a NAAT that is %s: %s', (_what, tests, answer) => {
  const [reason] = judge(clean({ tests })).reasons;
  expect(reason?.when === 'test-wanting' ? `${reason.row} ${reason.test}` : reason?.row).toBe(answer);
});

test('whoever enters from inside the county needs no test', () => {
  expect(rows(clean({ tests: [], atPost: { ...cleanLook, entering: 'inside' } }))).toEqual(['Z']);
});

test.each(['naat', 'antigen'] as const)('a positive %s is red for 14 days after the sample', (method) => {
  const positive = { ...naat(20), method, result: 'positive' as const };
  const verdict = judge(clean({ tests: [naat(10), positive] }));
  expect(verdict).toMatchObject({
    colour: 'red',
    decision: 'hold',
    ends: { kind: 'day', day: '2022-04-23' },
  });
  expect(verdict.reasons.map((reason) => reason.row)).toEqual(['N1']);
});

test('a positive test that is only declared, and when is not known, counts all the same', () => {
  const positive = { method: 'naat', result: 'positive', known: 'declared', onSpot: false } as const;
  const verdict = judge(clean({ tests: [positive] }));
  expect(verdict).toMatchObject({ colour: 'red', ends: { kind: 'day', day: '2022-04-24' } });
  expect(verdict.reasons).toEqual([{ row: 'N1', when: 'test-positive', method: 'naat', known: 'declared' }]);
});

test('a negative test on the spot releases, and leaves colour and measure', () => {
  const facts = clean({ stays: [stay('430421', '03-27', '03-29')] });
  const tested = judge({ ...facts, tests: [...facts.tests, negativeOnSpot] });
  expect(tested).toEqual({ ...judge(facts), decision: 'release' });
});

test('a negative test on the spot does not answer any other decision', () => {
  const stays = [stay('310115', '04-01', '04-08')];
  expect(judge(clean({ stays, tests: [naat(20), negativeOnSpot] })).decision).toBe('hold');
  expect(judge(clean({ temperatures: [{ tenths: 385, at: NOON }], tests: [negativeOnSpot] })).decision).toBe(
    'fever-clinic',
  );
});

test('a test on the spot of yesterday does not answer for today', () => {
  const yesterday = { ...negativeOnSpot, sampledAt: hoursBefore(24) };
  expect(judge(clean({ tests: [naat(49), yesterday] })).decision).toBe('test-on-spot');
});

test('a positive test on the spot is red', () => {
  expect(judge(clean({ tests: [naat(49), { ...negativeOnSpot, result: 'positive' }] })).decision).toBe(
    'hold',
  );
});

const code = (colour: 'green' | 'yellow' | 'red', hours = 0, ticking = true) => ({
  colour,
  ticking,
  seenAt: hoursBefore(hours),
});

test('a red code is red for 14 days after it was seen, whatever was seen later', () => {
  const verdict = judge(clean({ codes: [code('red', 24), code('green')] }));
  expect(verdict).toMatchObject({ colour: 'red', ends: { kind: 'day', day: '2022-04-23' } });
  expect(judge(clean({ codes: [code('red', 24 * 15), code('green')] })).colour).toBe('green');
});

test('a yellow code stays until a NAAT taken after it is negative', () => {
  const yellow = judge(clean({ codes: [code('yellow', 10)] }));
  expect(yellow).toMatchObject({ colour: 'orange', ends: { kind: 'open', until: 'negative-test' } });
  const after = (tests: Facts['tests']) => judge(clean({ codes: [code('yellow', 10)], tests })).colour;
  expect(after([naat(11)])).toBe('orange');
  expect(after([naat(9, 'declared')])).toBe('orange');
  expect(after([{ ...naat(9), method: 'antigen' }])).toBe('orange');
  expect(after([naat(9)])).toBe('green');
});

test('only the newest look at a code says whether its clock ticks', () => {
  expect(rows(clean({ codes: [code('green', 30, false), code('green')] }))).toEqual(['Z']);
  expect(rows(clean({ codes: [code('green', 30), code('green', 0, false)] }))).toEqual(['H3']);
});

test('a code that is not shown asks for a test', () => {
  const verdict = judge(clean({ codes: [], atPost: { ...cleanLook, health: 'not-shown' } }));
  expect(verdict.reasons).toEqual([{ row: 'H3', when: 'code-unclear', code: 'not-shown', at: NOON }]);
  expect(verdict).toMatchObject({ measure: 'none', decision: 'test-on-spot', ends: { kind: 'check' } });
});

test('fever stays until a clinic has cleared it', () => {
  const temperatures = [{ tenths: 385, at: hoursBefore(48) }];
  expect(judge(clean({ temperatures })).ends).toEqual({ kind: 'open', until: 'cleared' });
  expect(rows(clean({ temperatures, clearances: [{ at: hoursBefore(49) }] }))).toEqual(['F1']);
  expect(rows(clean({ temperatures, clearances: [{ at: hoursBefore(47) }] }))).toEqual(['Z']);
});

test('a symptom stays until a clinic has cleared it, on its day or later', () => {
  const symptoms = [{ symptom: 'cough' as const, on: '2022-04-09' }];
  expect(judge(clean({ symptoms })).reasons).toEqual([
    { row: 'F1', when: 'unwell', sign: 'cough', on: '2022-04-09' },
  ]);
  expect(rows(clean({ symptoms, clearances: [{ at: hoursBefore(72) }] }))).toEqual(['F1']);
  expect(rows(clean({ symptoms, clearances: [{ at: hoursBefore(20) }] }))).toEqual(['Z']);
});

test('ten fevers are one reason, the latest; each symptom is one of its own', () => {
  const temperatures = [380, 391, 385].map((tenths, i) => ({ tenths, at: hoursBefore(3 - i) }));
  const symptoms = (['cough', 'fatigue'] as const).map((symptom) => ({ symptom, on: '2022-04-10' }));
  expect(judge(clean({ temperatures, symptoms })).reasons).toMatchObject([
    { sign: 'cough' },
    { sign: 'fatigue' },
    { sign: 'temperature', tenths: 385 },
  ]);
});

test('a close contact is red for 14 days after the contact', () => {
  expect(judge(clean({ contacts: [{ on: '2022-03-27' }] })).ends).toEqual({ kind: 'day', day: '2022-04-10' });
  expect(judge(clean({ contacts: [{ on: '2022-03-26' }] })).colour).toBe('green');
});

test.each(['scan', 'health', 'naat', 'travel', 'temperature'] as const)(
  'who refuses %s is turned back, and matches no other row for it',
  (step) => {
    const facts = { ...clean({ tests: [], codes: [], travels: [], temperatures: [] }) };
    const but = step === 'naat' ? {} : { tests: [naat(20)] };
    const verdict = judge({ ...facts, ...but, atPost: { ...cleanLook, [step]: 'refused' } });
    expect(verdict).toMatchObject({ colour: 'orange', measure: 'none', decision: 'turn-back' });
    expect(verdict.reasons).toEqual([{ row: 'R1', when: 'refused', step, at: NOON }]);
  },
);

test('a refusal is held until the next complete check', () => {
  const refused = { at: hoursBefore(30), refused: ['health' as const] };
  const away = { ...noFacts(), passages: [refused] };
  expect(judge(away)).toMatchObject({ colour: 'orange', ends: { kind: 'open', until: 'complete-check' } });
  expect(judge({ ...away, passages: [refused, { at: hoursBefore(10), refused: [] }] }).colour).toBe('green');
  expect(judge({ ...away, passages: [refused, { at: hoursBefore(40), refused: [] }] }).colour).toBe('orange');
  expect(judge(clean({ passages: [refused] })).colour).toBe('green');
  expect(judge(clean({ passages: [refused], atPost: { ...cleanLook, travel: 'unasked' } })).colour).toBe(
    'orange',
  );
});

test.each([
  ['forged', true],
  ['revoked', true],
  ['expired', false],
  ['old-picture', false],
] as const)('with a pass that is %s the document is compared first; an incident: %s', (pass, incident) => {
  const shown = { ...cleanLook, pass };
  const verdict = judge(clean({ atPost: { ...shown, documentCompared: false } }));
  expect(verdict).toMatchObject({ decision: 'release', blocked: 'compare-document', incident });
  expect(verdict.reasons).toEqual([{ row: 'P1', when: 'pass-faulty', pass }]);
  expect(judge(clean({ atPost: shown }))).toMatchObject({ blocked: null, incident });
});

test.each(['live', 'paper', 'none'] as const)('a pass that is %s blocks nothing', (pass) => {
  expect(judge(clean({ atPost: { ...cleanLook, pass, documentCompared: false } })).blocked).toBeNull();
});

test('colour, measure and decision are each the most severe of all rows', () => {
  const temperatures = [{ tenths: 385, at: NOON }];
  const atPost = { ...cleanLook, travel: 'not-shown' as const, naat: 'refused' as const };
  expect(judge(clean({ temperatures, atPost }))).toMatchObject({
    colour: 'orange',
    measure: 'home-isolation',
    decision: 'fever-clinic',
  });
});

test('the colour is open while one reason of it waits, and ends with the latest day otherwise', () => {
  const stays = [stay('430421', '03-27', '03-29'), stay('3101', '04-01', '04-03')];
  expect(judge(clean({ stays })).ends).toEqual({ kind: 'day', day: '2022-04-17' });
  expect(judge(clean({ stays, codes: [code('yellow')] })).ends).toEqual({
    kind: 'open',
    until: 'negative-test',
  });
});

test('the county may choose to hold whoever refuses: the table is data', () => {
  const policy = casePolicy();
  const table = policy.table.map((row) => (row.id === 'R1' ? { ...row, decision: 'hold' as const } : row));
  const facts = clean({ atPost: { ...cleanLook, naat: 'refused' } });
  expect(judge(facts, { ...policy, table }).decision).toBe('hold');
});

test('what ends with the check is still there when midnight passes in the middle of it', () => {
  const midnight = NOON + 12 * 3_600_000;
  const tests = [{ ...naat(0), sampledAt: midnight - 49 * 3_600_000 }];
  const facts = clean({ tests, atPost: { ...cleanLook, at: midnight - 60_000 } });
  expect(classify(facts, prepare(casePolicy()), midnight + 60_000).decision).toBe('test-on-spot');
});

test('days are those of the zone of the policy', () => {
  const stays = [stay('310115', '03-20', '03-27')];
  const lateEvening = NOON + 12 * 3_600_000;
  const far = withParameters({ zoneMinutes: 0 });
  expect(classify({ ...noFacts(), stays }, prepare(casePolicy()), lateEvening).colour).toBe('green');
  expect(classify({ ...noFacts(), stays }, prepare(far), lateEvening).colour).toBe('red');
});
