import { expect, test } from 'vitest';
import { classify } from '#domain/policy/classify';
import type { Policy } from '#domain/policy/policy';
import { prepare } from '#domain/policy/prepared';
import { casePolicy, clean, cleanLook, judge, NOON, rows, stay, withArea, withParameters } from './scenes';

test('a reason about a stay says what met what, and on which days', () => {
  expect(judge(clean({ stays: [stay('430421', '03-20', '04-02')] })).reasons).toEqual([
    {
      row: 'A3',
      when: 'stay-medium',
      place: '430421',
      area: '4304',
      from: '2022-03-28',
      exposure: '2022-04-02',
      source: 'declared',
    },
  ]);
});

test('every risk area that a stay meets is a reason', () => {
  const policy = casePolicy();
  const nested = { place: '310115100', level: 'medium', since: '2022-03-01', source: 'notice 4' } as const;
  const facts = clean({ stays: [stay('310115100', '04-01', '04-02'), stay('430421', '04-03', '04-04')] });
  expect(rows(facts, { ...policy, riskAreas: [...policy.riskAreas, nested] })).toEqual(['A1', 'A3', 'A3']);
});

test('the same stay told twice is one reason', () => {
  const one = stay('310115', '04-01', '04-08');
  expect(rows(clean({ stays: [one, { ...one }] }))).toEqual(['A1']);
});

test('a city known less exactly than a medium-risk area is watched and tested', () => {
  const verdict = judge(clean({ stays: [stay('43', '04-01', '04-05')] }));
  expect(verdict).toMatchObject({ colour: 'green', measure: 'health-monitoring', decision: 'test-on-spot' });
  expect(verdict.ends).toEqual({ kind: 'day', day: '2022-04-19' });
  expect(verdict.reasons.map((reason) => reason.row)).toEqual(['A5']);
});

test('a country without a place may be any risk area of it', () => {
  expect(rows(clean({ stays: [stay('CN', '04-01', '04-05')] }))).toEqual(['A4', 'A5']);
});

test.each(['KR', 'HK', '81', '810001', 'MO', '82', 'TW', '71'])('a stay in %s is abroad', (place) => {
  const verdict = judge(clean({ stays: [stay(place, '03-01', '03-28')] }));
  expect(verdict).toMatchObject({ colour: 'red', ends: { kind: 'day', day: '2022-04-11' } });
  expect(verdict.reasons).toMatchObject([{ row: 'A2', when: 'abroad', place, exposure: '2022-03-28' }]);
});

test('which regions count as abroad is data', () => {
  expect(
    rows(clean({ stays: [stay('HK', '04-01', '04-05')] }), withParameters({ abroadRegions: [] })),
  ).toEqual(['Z']);
});

test('a country can be a risk area', () => {
  expect(rows(clean({ stays: [stay('KR', '04-01', '04-05')] }), withArea('KR'))).toEqual(['A1', 'A2']);
});

test('Hong Kong is one place, by its country code and by its area code', () => {
  expect(rows(clean({ stays: [stay('HK', '04-01', '04-05')] }), withArea('81'))).toEqual(['A1', 'A2']);
  expect(rows(clean({ stays: [stay('810001', '04-01', '04-05')] }), withArea('HK'))).toEqual(['A1', 'A2']);
});

test('a retired code meets a risk area of its successor, on either side', () => {
  const successors = new Map([['310119', '310115']]);
  const facts = clean({ stays: [stay('310119', '04-01', '04-05')] });
  expect(classify(facts, prepare(casePolicy(), successors), NOON).colour).toBe('red');
  const today = clean({ stays: [stay('310115', '04-01', '04-05')] });
  expect(classify(today, prepare(withArea('310119'), successors), NOON).colour).toBe('red');
});

const lists = (...places: string[]) => [{ arrow: 'moving' as const, places, seenAt: NOON }];

test('a place that the travel record lists is explained by a declared stay at or below it', () => {
  const declared = [stay('430421', '03-27', '03-27')];
  expect(rows(clean({ travels: lists('4304'), stays: declared }))).toEqual(['Z']);
});

test('a stay of long ago, or one known less exactly, explains nothing', () => {
  expect(rows(clean({ travels: lists('4304'), stays: [stay('430421', '01-01', '01-03')] }))).toEqual([
    'A3',
    'T1',
  ]);
  expect(rows(clean({ travels: lists('4304'), stays: [stay('43', '03-27', '03-27')] }))).toEqual([
    'A3',
    'T1',
  ]);
});

test("the county's own prefecture in a travel record adds nothing", () => {
  const home = withParameters({ homePrefecture: '4304' });
  expect(rows(clean({ travels: lists('4304') }), home)).toEqual(['Z']);
  expect(rows(clean({ travels: lists('4303') }), home)).toEqual(['T1']);
});

test('a listed place counts over the look-back, which is never shorter than the longest days of a row', () => {
  const closed = (until: string, lookBackDays: number): Policy => ({
    ...withParameters({ lookBackDays }),
    riskAreas: [{ place: '4304', level: 'medium', since: '2022-03-01', until, source: 'notice 5' }],
  });
  expect(rows(clean({ travels: lists('4304') }), closed('2022-03-27', 14))).toEqual(['A3', 'T1']);
  expect(rows(clean({ travels: lists('4304') }), closed('2022-03-27', 7))).toEqual(['A3', 'T1']);
  expect(rows(clean({ travels: lists('4304') }), closed('2022-03-26', 14))).toEqual(['T1']);
});

test.each(['still', 'not-shown'] as const)('a travel record that is %s is watched for 14 days', (arrow) => {
  const verdict = judge(clean({ travels: [{ arrow, places: [], seenAt: NOON }] }));
  expect(verdict).toMatchObject({ colour: 'green', measure: 'health-monitoring', decision: 'test-on-spot' });
  expect(verdict.ends).toEqual({ kind: 'day', day: '2022-04-24' });
  expect(verdict.reasons).toEqual([{ row: 'T1', when: 'travel-unclear', travel: arrow, at: NOON }]);
});

test('a travel record not shown at the post is one finding with its sighting', () => {
  const travels = [{ arrow: 'not-shown' as const, places: [], seenAt: NOON }];
  expect(rows(clean({ travels, atPost: { ...cleanLook, travel: 'not-shown' } }))).toEqual(['T1']);
});
