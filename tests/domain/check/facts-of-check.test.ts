import { expect, test } from 'vitest';
import type { NaatAnswer } from '#domain/check/check';
import { answerStep } from '#domain/check/draft';
import { draftOf, factsOfCheck } from '#domain/check/facts-of-check';
import type { KeptEvidence } from '#domain/evidence/evidence';
import { classify } from '#domain/policy/classify';
import { defaultPolicy } from '#domain/policy/default-policy';
import { prepare } from '#domain/policy/prepared';
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

test.each([
  [{ state: 'clocks-differ' }, 'looked', 'live'],
  [{ state: 'clocks-differ' }, 'not-looked', 'old-picture'],
  [{ state: 'live' }, 'not-looked', 'live'],
  [{ state: 'live', challenged: true }, 'not-looked', 'live'],
  [{ state: 'live', challenged: false }, 'looked', 'live'],
  [{ state: 'live', challenged: false }, 'not-looked', 'old-picture'],
  [{ state: 'borrowed' }, 'looked', 'forged'],
  [{ state: 'borrowed' }, 'not-looked', 'forged'],
  [{ state: 'paper' }, 'looked', 'paper'],
] as const)('a pass %j with the document %s counts as %s', (pass, look, counts) => {
  const document =
    look === 'looked'
      ? ({ compared: true, how: 'looked' } as const)
      : ({ compared: false, why: 'no-document' } as const);
  const scan = { answer: 'done', at: NOON, pass, document } as const;
  expect(factsOfCheck(answerStep(begun(), { scan }), NOON, ZONE).atPost?.pass).toBe(counts);
});

test("somebody else's pass is an incident, and blocks the release until the own document was compared", () => {
  const shown = (document: { compared: true; how: 'typed' } | { compared: false; why: 'refused' }) => {
    const pass = { state: 'borrowed', number: 'ffffffffffffffff' } as const;
    const check = clean({ scan: { answer: 'done', at: NOON, pass, document } });
    return classify(factsOfCheck(check, NOON, ZONE), prepare(defaultPolicy()), NOON);
  };
  expect(shown({ compared: true, how: 'typed' })).toMatchObject({ incident: true, blocked: null });
  expect(shown({ compared: false, why: 'refused' })).toMatchObject({
    incident: true,
    blocked: 'compare-document',
  });
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

const HOUR = 3_600_000;
const CERTIFIED: KeptEvidence = {
  scheme: 'hcert',
  issuer: 'AT',
  kid: 'AQIDBAUGBwg',
  kind: 'naat',
  sampledAt: NOON - 20 * HOUR,
  result: 'negative',
  verifiedAt: NOON,
};
const testsWith = (evidence: Partial<KeptEvidence>, naat: NaatAnswer = CLEAN.naat) =>
  factsOfCheck({ ...clean({ naat }), evidence: [{ ...CERTIFIED, ...evidence }] }, NOON, ZONE).tests;

test('a result that the worker saw and a certificate supports is verified evidence', () => {
  expect(testsWith({})).toEqual([
    { method: 'naat', result: 'negative', sampledAt: NOON - 20 * HOUR, known: 'evidence', onSpot: false },
  ]);
});

test('a certificate of a later sample supports "within 24 hours", and the time stays the worker’s', () => {
  const within = { ...CLEAN.naat, sampledAt: NOON - 24 * HOUR };
  expect(testsWith({}, within)).toMatchObject([{ known: 'evidence', sampledAt: NOON - 24 * HOUR }]);
});

test.each<[string, Partial<KeptEvidence>]>([
  ['of an antigen test', { kind: 'antigen' }],
  ['of a test of some other kind', { kind: 'test' }],
  ['of a vaccination', { kind: 'vaccination', sampledAt: null, result: 'unknown' }],
  ['of an older sample', { sampledAt: NOON - 21 * HOUR }],
  ['without a time', { sampledAt: null }],
  ['that does not say the result', { result: 'unknown' }],
])('a certificate %s supports no negative NAAT', (_, evidence) => {
  expect(testsWith(evidence)).toMatchObject([{ method: 'naat', known: 'seen' }]);
});

test('a certificate never answers for the worker', () => {
  const told: NaatAnswer = { answer: 'declared', at: NOON, result: 'negative', sampledAt: NOON - 20 * HOUR };
  expect(testsWith({}, told)).toMatchObject([{ known: 'declared' }]);
  expect(testsWith({}, { answer: 'refused', at: NOON })).toEqual([]);
  expect(factsOfCheck(begun({ evidence: [CERTIFIED] }), NOON, ZONE).tests).toEqual([]);
});

test.each(['naat', 'antigen'] as const)('a certified positive %s counts whatever was answered', (kind) => {
  expect(testsWith({ kind, result: 'positive' })).toMatchObject([
    { method: 'naat', result: 'negative', known: 'seen' },
    { method: kind, result: 'positive', known: 'evidence', sampledAt: NOON - 20 * HOUR },
  ]);
});

test('a positive result that the worker saw in the certificate is one finding, not two', () => {
  const seen: NaatAnswer = { answer: 'seen', at: NOON, result: 'positive', sampledAt: NOON - 20 * HOUR };
  expect(testsWith({ result: 'positive' }, seen)).toMatchObject([{ result: 'positive', known: 'evidence' }]);
});

const policy = prepare(defaultPolicy());
const judged = (evidence: Partial<KeptEvidence>, naat: NaatAnswer) => {
  const check = { ...clean({ naat }), evidence: [{ ...CERTIFIED, ...evidence }] };
  return classify(factsOfCheck(check, NOON, ZONE), policy, NOON);
};
const seenAt = (sampledAt: number): NaatAnswer => ({
  answer: 'seen',
  at: NOON,
  result: 'negative',
  sampledAt,
});

test('a certified NAAT is good for 48 hours from its sample, to the millisecond', () => {
  const limit = NOON - 48 * HOUR;
  expect(judged({ sampledAt: limit }, seenAt(limit)).decision).toBe('release');
  expect(judged({ sampledAt: limit - 1 }, seenAt(limit - 1)).reasons).toMatchObject([
    { row: 'N2', test: 'old' },
  ]);
});

test('a certified positive test is red by rule N1, as evidence', () => {
  expect(judged({ kind: 'antigen', result: 'positive' }, CLEAN.naat)).toMatchObject({
    colour: 'red',
    decision: 'hold',
    reasons: [{ row: 'N1', method: 'antigen', known: 'evidence' }],
  });
});
