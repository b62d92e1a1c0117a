import { expect, test } from 'vitest';
import { type Evidence, keptEvidenceSchema, keptOfEvidence } from '#domain/evidence/evidence';
import { momentOf, msOfSeconds } from '#domain/evidence/moment';
import { NOON } from './hcert-issuer';

const evidence: Evidence = {
  scheme: 'hcert',
  issuer: 'AT',
  kid: 'AQIDBAUGBwg',
  kind: 'test',
  sampledAt: NOON - 3_600_000,
  result: 'negative',
  method: 'naat',
  person: {
    family: 'Müller',
    given: 'Anna',
    standardFamily: 'MUELLER',
    standardGiven: 'ANNA',
    birth: '1988-02-09',
  },
  validUntil: NOON,
};

test('what is kept holds nothing of the person', () => {
  const kept = keptOfEvidence(evidence, NOON);
  expect(kept).toEqual({
    scheme: 'hcert',
    issuer: 'AT',
    kid: 'AQIDBAUGBwg',
    kind: 'naat',
    sampledAt: NOON - 3_600_000,
    result: 'negative',
    verifiedAt: NOON,
  });
  expect(keptEvidenceSchema.safeParse(kept).success).toBe(true);
  expect(keptEvidenceSchema.safeParse({ ...kept, person: evidence.person }).success).toBe(false);
});

test.each([
  [{ method: 'antigen' }, 'antigen'],
  [{ method: 'unknown' }, 'test'],
  [{ kind: 'vaccination', method: 'unknown' }, 'vaccination'],
  [{ kind: 'recovery', method: 'unknown' }, 'recovery'],
] as const)('of %j the kind %s is kept', (said, kind) => {
  expect(keptOfEvidence({ ...evidence, ...said }, NOON).kind).toBe(kind);
});

test.each([
  ['2021-05-30T10:30:15Z', Date.UTC(2021, 4, 30, 10, 30, 15)],
  ['2021-05-30T10:30:15.1234567Z', Date.UTC(2021, 4, 30, 10, 30, 15, 123)],
  ['2021-05-30T10:30:15+02:00', Date.UTC(2021, 4, 30, 8, 30, 15)],
  ['2021-05-30T10:30:15+0200', Date.UTC(2021, 4, 30, 8, 30, 15)],
  ['2021-05-30T10:30:15-05', Date.UTC(2021, 4, 30, 15, 30, 15)],
  ['2021-05-30 10:30', Date.UTC(2021, 4, 30, 10, 30)],
  ['2021-05-30', Date.UTC(2021, 4, 30)],
])('%s is a moment', (text, moment) => {
  expect(momentOf(text)).toBe(moment);
});

test.each([
  '',
  '30.05.2021',
  '2021-02-30',
  '2021-05-30T25:00Z',
  '2021-05',
  '2021-05-30T10:30:15Zulu',
  '1969-12-31',
])('%j is none', (text) => {
  expect(momentOf(text)).toBeNull();
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY, '1650000000', null, undefined, 10n])(
  '%s are no seconds',
  (value) => {
    expect(msOfSeconds(value)).toBeNull();
  },
);
