import { expect, test } from 'vitest';
import { answerStep } from '#domain/check/draft';
import { draftOf, factsOfCheck } from '#domain/check/facts-of-check';
import { begun, CLEAN, clean, finished, NOON } from './a-check';

const ZONE = 480;

test('before the first answer everything is unasked', () => {
  expect(factsOfCheck(begun(), NOON, ZONE).atPost).toEqual({
    at: NOON,
    entering: 'outside',
    pass: 'none',
    documentCompared: false,
    scan: 'unasked',
    health: 'unasked',
    naat: 'unasked',
    travel: 'unasked',
    temperature: 'unasked',
  });
});

test('what the worker saw becomes a fact with its time', () => {
  const facts = factsOfCheck(clean(), NOON, ZONE);
  expect(facts.codes).toEqual([{ colour: 'green', ticking: true, seenAt: NOON - 40_000 }]);
  expect(facts.tests).toEqual([
    { method: 'naat', result: 'negative', sampledAt: NOON - 20 * 3_600_000, known: 'seen', onSpot: false },
  ]);
  expect(facts.temperatures).toEqual([{ tenths: 365, at: NOON - 10_000 }]);
});

test('a result that was only told is declared, never seen', () => {
  const told = clean({ naat: { answer: 'declared', at: NOON, result: 'negative', sampledAt: NOON - 1 } });
  expect(factsOfCheck(told, NOON, ZONE).tests).toMatchObject([{ known: 'declared' }]);
});

test('a refused step is a refusal and nothing else', () => {
  const facts = factsOfCheck(clean({ naat: { answer: 'refused', at: NOON } }), NOON, ZONE);
  expect(facts.tests).toEqual([]);
  expect(facts.atPost).toMatchObject({ naat: 'refused', health: 'seen' });
});

test('clocks that differ do not count against the traveller', () => {
  const scan = { ...CLEAN.scan, pass: { state: 'clocks-differ', ageSeconds: 80 } } as const;
  expect(factsOfCheck(answerStep(begun(), { scan }), NOON, ZONE).atPost?.pass).toBe('live');
});

test('a test on the spot is known with its time', () => {
  const tested = { ...clean(), onSpot: [{ method: 'antigen', result: 'negative', at: NOON }] as const };
  expect(factsOfCheck({ ...tested, onSpot: [...tested.onSpot] }, NOON, ZONE).tests).toHaveLength(2);
});

test('symptoms told at the post are of the day in the county, whatever the zone of the phone', () => {
  const late = Date.UTC(2026, 3, 10, 17);
  const told = { ...clean(), told: { stays: [], symptoms: ['cough' as const], contactOn: null } };
  expect(factsOfCheck(told, late, ZONE).symptoms).toEqual([{ symptom: 'cough', on: '2026-04-11' }]);
});

test('a finished check says the same facts as the draft it was', () => {
  expect(factsOfCheck(draftOf(finished()), NOON, ZONE)).toEqual(factsOfCheck(clean(), NOON, ZONE));
});
