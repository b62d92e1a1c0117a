import { expect, test } from 'vitest';
import { readHcertContent } from '#domain/evidence/hcert-content';
import { readShcContent } from '#domain/evidence/shc-content';
import { TEST } from './hcert-issuer';
import { card, negative, observation } from './shc-issuer';

const tested = (over: Record<string, unknown>) =>
  readHcertContent({ ...TEST, t: [{ ...TEST.t[0], ...over }] })?.test;

test.each([
  [
    { tt: 'LP6464-4', tr: '260373001' },
    { method: 'naat', result: 'positive' },
  ],
  [
    { tt: 'LP217198-3', tr: '260415000' },
    { method: 'antigen', result: 'negative' },
  ],
  [
    { tt: 'COVID-19 test', tr: 'NEGATIVO' },
    { method: 'unknown', result: 'unknown' },
  ],
  [
    { tt: null, tr: 7 },
    { method: 'unknown', result: 'unknown' },
  ],
  [{ tg: '6142004' }, { method: 'naat', result: 'unknown' }],
  [{ sc: 'lately' }, { sampledAt: null }],
  [{ sc: undefined }, { sampledAt: null }],
])('HCERT: %j says %j', (over, said) => {
  expect(tested(over)).toMatchObject(said);
});

test.each([
  ['1988-02-09', '1988-02-09'],
  ['1988-02-09T00:00:00', '1988-02-09'],
  ['1988-02', '1988-02'],
  ['1988', '1988'],
  ['', null],
  [null, null],
])('HCERT: a birth written %j is %j', (dob, birth) => {
  expect(readHcertContent({ ...TEST, dob })?.person.birth).toBe(birth);
});

test('HCERT: empty and missing lists of the other kinds do not matter', () => {
  for (const over of [
    { v: [], r: null },
    { v: null, r: undefined },
  ])
    expect(readHcertContent({ ...TEST, ...over })?.kinds).toEqual(['test']);
});

test.each([
  ['94500-6', 'naat'],
  ['94309-2', 'naat'],
  ['94759-8', 'naat'],
  ['94845-5', 'naat'],
  ['94558-4', 'antigen'],
  ['97097-0', 'antigen'],
])('health card: LOINC %s is a test by %s', (loinc, method) => {
  const content = readShcContent(card(observation(loinc, '260373001', '2022-04-01')));
  expect(content).toMatchObject({ kind: 'test', test: { method, result: 'positive' } });
});

test('health card: a code of another system counts for nothing', () => {
  const elsewhere = { coding: [{ system: 'http://acme.example', code: '260415000' }] };
  const content = readShcContent(card({ ...negative, valueCodeableConcept: elsewhere }));
  expect(content?.test.result).toBe('unknown');
  expect(readShcContent(card({ ...negative, code: elsewhere }))).toBeNull();
});

test('health card: the sample time may be a period', () => {
  const { effectiveDateTime: _, ...undated } = negative;
  const content = readShcContent(
    card({ ...undated, effectivePeriod: { start: '2022-04-09T01:00:00+08:00' } }),
  );
  expect(content?.test.sampledAt).toBe(Date.UTC(2022, 3, 8, 17));
});

test('of several tests the newest counts, of one moment the positive one, and undated ones last', () => {
  const older = observation('94500-6', '260373001', '2022-04-01T08:00:00Z');
  const same = observation('94558-4', '260373001', '2022-04-09T22:10:00Z');
  const undated = observation('94500-6', '260373001', '');
  const said = (...all: unknown[]) => readShcContent(card(...all))?.test;
  expect(said(older, negative)).toMatchObject({ result: 'negative' });
  expect(said(negative, older, undated)).toMatchObject({ result: 'negative' });
  expect(said(negative, same)).toMatchObject({ result: 'positive', method: 'antigen' });
  expect(said(undated)).toMatchObject({ result: 'positive', sampledAt: null });
});
