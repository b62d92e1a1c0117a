import { expect, test } from 'vitest';
import { checkSchema } from '#domain/check/check';
import { completeCheck } from '#domain/check/draft';
import { defaultPolicy } from '#domain/policy/default-policy';
import type { Policy } from '#domain/policy/policy';
import { prepare } from '#domain/policy/prepared';
import { draftOf, judge, knownPlaces, subjectOf } from '../../../src/app/checkpoint/work/judge';
import type { Person } from '../../../src/app/checkpoint/work/person';
import { type OpenSeat, replaceSeat, stopVehicle } from '../../../src/app/checkpoint/work/vehicle';
import { CLEAN, HOUR, id, NOON, standing, stranger } from './people';

const policy = (changes: Partial<Policy> = {}) => prepare({ ...defaultPolicy(), ...changes });

function seated(person: Person, changes: Partial<OpenSeat> = {}) {
  const vehicle = stopVehicle({ id: id(1), heads: 1, plate: '陕G12345' }, person, []);
  const told = { stays: [], health: { symptoms: [], contactOn: null } };
  return replaceSeat(vehicle, 1, { is: 'open', person, answers: CLEAN, told, onSpot: [], ...changes });
}

const by = { entering: 'outside', policy: policy(), now: NOON } as const;

test('a clean person who declared is green and released', () => {
  expect(judge(seated(standing(1)), 1, by)).toMatchObject({ colour: 'green', decision: 'release' });
});

test('a stay that only the declaration names counts at the post', () => {
  const riskAreas = [{ place: '610102', level: 'high' as const, since: '2026-03-01', source: 'test' }];
  expect(judge(seated(standing(1)), 1, { ...by, policy: policy({ riskAreas }) })).toMatchObject({
    colour: 'red',
    decision: 'hold',
  });
});

test('symptoms, contact and a positive test that were declared count too', () => {
  const verdict = (changes: Parameters<typeof standing>[1]) =>
    judge(seated(standing(1, changes)), 1, by)?.decision;
  expect(verdict({ symptoms: ['cough'] })).toBe('fever-clinic');
  expect(verdict({ contactOn: '2026-04-08' })).toBe('hold');
  expect(verdict({ naat: { result: 'positive', sampledAt: NOON - 30 * HOUR } })).toBe('hold');
});

test('a test that was only declared releases nobody', () => {
  const naat = { answer: 'declared', at: NOON, result: 'negative', sampledAt: NOON - HOUR } as const;
  expect(judge(seated(standing(1), { answers: { ...CLEAN, naat } }), 1, by)?.decision).toBe('test-on-spot');
});

test('what a stranger tells of the last days counts', () => {
  const told = { stays: [], health: { symptoms: [], contactOn: '2026-04-09' } };
  expect(judge(seated(stranger(), { told }), 1, by)?.decision).toBe('hold');
});

test('a negative test on the spot makes a release of it', () => {
  const naat = { answer: 'seen', at: NOON, result: 'none' } as const;
  const answers = { ...CLEAN, naat };
  const onSpot = [{ method: 'antigen', result: 'negative', at: NOON }] as const;
  expect(judge(seated(standing(1), { answers }), 1, by)?.decision).toBe('test-on-spot');
  expect(judge(seated(standing(1), { answers, onSpot: [...onSpot] }), 1, by)?.decision).toBe('release');
});

test('the record of a seat holds to the schema of the wire', () => {
  for (const person of [standing(1), stranger()]) {
    const vehicle = seated(person);
    const draft = draftOf(vehicle, 1, 'outside');
    const verdict = judge(vehicle, 1, by);
    if (draft === null || verdict === null) throw new Error('nobody sits there');
    const check = completeCheck(draft, verdict, { decision: verdict.decision });
    expect(check.ok && checkSchema.safeParse(check.value).success).toBe(true);
  }
});

test('the travel record is compared with what was declared, each place once', () => {
  expect(knownPlaces(standing(1))).toEqual(['610102']);
  expect(knownPlaces(standing(1, { origin: '310115' }))).toEqual(['610102', '310115']);
});

test('a masked or cut name never goes into the record, the name of a typed document does', () => {
  expect(subjectOf(standing(1))).toEqual({ pass: expect.any(String), declaration: id(101) });
  const identity = { type: 'none', reason: 'forgot' } as const;
  expect(subjectOf({ ...stranger(), identity })).toEqual({ identity, name: '外来人' });
});
