import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Check } from '#domain/check/check';
import { closingSchema } from '#domain/open-item/closing';
import { answerOf, endDue, endOwner, endsOfCheck } from '#domain/open-item/ends-of-check';
import { closes, openItemKindSchema } from '#domain/open-item/open-item';
import { clinicFor } from '#domain/policy/clinic';
import { noFacts, type Test } from '#domain/policy/facts';
import { finished, NOON } from '../check/a-check';

const HOUR = 3_600_000;
const HOURS = { pushed: 2, controlled: 6, tested: 12 };
const shown = finished().shown;
const at = NOON;
const onSpot = [{ method: 'antigen', result: 'negative', at }] satisfies Check['onSpot'];

const cases: [string, Partial<Check>, ReturnType<typeof endsOfCheck>][] = [
  ['a release leaves nothing open', {}, []],
  [
    'a test that was asked for waits for its result',
    { decision: 'test-on-spot' },
    [{ kind: 'spot-test', detail: {} }],
  ],
  [
    'with its result nothing waits',
    { decision: 'release', onSpot, shown: { ...shown, decision: 'release' } },
    [],
  ],
  [
    'a nucleic-acid test whose result is not there waits, whatever the antigen test said',
    { naat: { answer: 'seen', at, result: 'pending' }, onSpot },
    [{ kind: 'spot-test', detail: { method: 'naat' } }],
  ],
  [
    'fever goes to the clinic',
    { decision: 'fever-clinic' },
    [{ kind: 'fever', detail: { clinic: { name: '县医院' } } }],
  ],
  [
    'who is turned back was told something',
    { decision: 'turn-back', advice: '先去检测' },
    [{ kind: 'turn-back', detail: { word: '先去检测' } }],
  ],
  [
    'a refused step is told to the police, beside the turning back',
    { decision: 'turn-back', naat: { answer: 'refused', at } },
    [
      { kind: 'turn-back', detail: {} },
      { kind: 'refusal', detail: { step: 'naat', decision: 'turn-back' } },
    ],
  ],
  [
    "somebody else's pass is an incident as a forged one is",
    {
      scan: { answer: 'done', at, pass: { state: 'borrowed' }, document: { compared: true, how: 'looked' } },
    },
    [{ kind: 'incident', detail: { pass: 'forged', decision: 'release' } }],
  ],
  ['who is held is the transfer’s', { decision: 'hold' }, []],
];

test.each(cases)('%s', (_, changes, ends) => {
  expect(endsOfCheck(finished(changes), [{ name: '县医院' }])).toEqual(ends);
});

test('who is let go without the test that the sign asked for leaves both open: the test, and why', () => {
  const override = { decision: 'release', reason: 'emergency', text: '临产', by: '陆明' } as const;
  const check = finished({ shown: { ...shown, decision: 'test-on-spot' }, override });
  expect(endsOfCheck(check).map(({ kind }) => kind)).toEqual(['spot-test', 'override']);
  expect(endsOfCheck(check)[1]?.detail).toEqual({
    sign: 'test-on-spot',
    decision: 'release',
    reason: 'emergency',
    word: '临产',
    by: '陆明',
  });
});

const tested = (result: Test['result'], sampledAt: number, known: Test['known'] = 'seen') => ({
  ...noFacts(),
  tests: [{ method: 'antigen', result, sampledAt, known, onSpot: true } satisfies Test],
});
const checked = (refused: 'naat'[], when: number) => ({ ...noFacts(), passages: [{ at: when, refused }] });

test.each([
  ['a negative result of a later sample answers a test', 'spot-test', tested('negative', at + 1), 'negative'],
  ['a positive one does', 'spot-test', tested('positive', at + 1), 'positive'],
  ['one of an older sample does not', 'spot-test', tested('negative', at), null],
  ['one that was only declared does not', 'spot-test', tested('negative', at + 1, 'declared'), null],
  ['a check made again does', 'spot-test', checked([], at + 1), 'checked-again'],
  ['who agrees later is no refusal any more', 'refusal', checked([], at + 1), 'agreed'],
  ['who refuses again still is one', 'refusal', checked(['naat'], at + 1), null],
  ['who came again is not away', 'turn-back', checked([], at + 1), 'came-again'],
  ['the check that opened it answers nothing', 'turn-back', checked([], at), null],
  ['only a clinic answers fever', 'fever', checked([], at + 1), null],
  ['and its word does', 'fever', { ...noFacts(), clearances: [{ at: at + 1 }] }, 'cleared'],
  ['an override is for people to judge', 'override', tested('negative', at + 1), null],
] as const)('%s', (_, kind, facts, outcome) => {
  expect(answerOf({ kind, since: at }, facts)).toBe(outcome);
});

test('a positive result counts before a negative one, in whatever order they are known', () => {
  const both = [...tested('negative', at + 9).tests, ...tested('positive', at + 1).tests];
  for (const tests of [both, [...both].reverse()])
    expect(answerOf({ kind: 'spot-test', since: at }, { ...noFacts(), tests })).toBe('positive');
});

test('more facts never open again what was answered', () => {
  const result = fc.constantFrom('negative' as const, 'positive' as const);
  const test = fc
    .tuple(result, fc.integer({ min: -5, max: 5 }))
    .map(([one, hours]) => tested(one, at + hours * HOUR));
  fc.assert(
    fc.property(fc.array(test), test, (some, more) => {
      const tests = some.flatMap((one) => one.tests);
      const kind = 'spot-test';
      const before = answerOf({ kind, since: at }, { ...noFacts(), tests });
      const after = answerOf({ kind, since: at }, { ...noFacts(), tests: [...tests, ...more.tests] });
      if (before !== null) expect(after).not.toBe(null);
    }),
  );
});

test('what waits at a post counts from the check, what a desk is told from when it knows', () => {
  const when = { at, knownAt: at + 9 * HOUR };
  expect(endDue('spot-test', when, HOURS)).toBe(at + 12 * HOUR);
  expect(endDue('refusal', when, HOURS)).toBe(at + 6 * HOUR);
  expect(endDue('incident', when, HOURS)).toBe(when.knownAt + 2 * HOUR);
  expect(endDue('override', when, HOURS)).toBe(when.knownAt + 12 * HOUR);
});

test.each([
  ['an override at a village is told to its town', 'override', '610921100001', '610921100'],
  ['one at a town to the county', 'override', '610921100', '610921'],
  ["one at the county's own post to nobody higher", 'override', '610921', '610921'],
  ['fever is the county’s', 'fever', '610921100001', '610921'],
  ['a test is the area’s of the post', 'spot-test', '610921100', '610921100'],
] as const)('%s', (_, kind, area, owner) => {
  expect(endOwner(kind, area)).toBe(owner);
});

test('the clinic that names where somebody comes from goes before the one for everybody', () => {
  const [city, any] = [{ name: '市一院', origins: ['3101'] }, { name: '县医院' }];
  expect(clinicFor([any, city], '310115')).toBe(city);
  expect(clinicFor([any, city], '420100')).toBe(any);
  expect(clinicFor([any, city], null)).toBe(any);
  expect(clinicFor([city], '420100')).toBe(null);
});

const ID = '01890000-0000-7000-8000-000000000001';

test('a post closes what is a post’s, as its kind ends, and says no result of a test by closing it', () => {
  const says = (kind: string, outcome: string) =>
    closingSchema.safeParse({ kind, record: ID, outcome }).success;
  expect(says('turn-back', 'left')).toBe(true);
  expect(says('spot-test', 'no-result')).toBe(true);
  expect(says('spot-test', 'negative')).toBe(false);
  expect(says('turn-back', 'police')).toBe(false);
  expect(says('override', 'right')).toBe(false);
  expect(says('fever', 'cleared')).toBe(false);
});

test('nothing ends by itself in a way that somebody could choose', () => {
  for (const kind of openItemKindSchema.options)
    for (const outcome of ['corrected', 'checked-again'] as const) expect(closes(kind, outcome)).toBe(false);
});
