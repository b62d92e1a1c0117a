import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#domain/day';
import { declaredStays, factsOfDeclaration } from '#domain/declaration/facts-of-declaration';
import { classify } from '#domain/policy/classify';
import { defaultPolicy } from '#domain/policy/default-policy';
import { prepare } from '#domain/policy/prepared';
import { draftSchema, withPerson } from '../../../src/app/declare/draft';
import { parseTime } from '../../../src/app/declare/moment';
import { gapsIn, toDeclarations } from '../../../src/app/declare/to-declarations';
import { filledDraft, firstPerson, JUDGING } from './filled-draft';

const JUDGED = { ...JUDGING, lookBackDays: 14 };

test('a filled form becomes one declaration, normalised', () => {
  const [declaration] = toDeclarations(filledDraft(), JUDGED) ?? [];
  expect(declaration).toMatchObject({
    partySize: 1,
    position: 1,
    person: {
      identity: { type: 'national-id', number: '11010519491231002X' },
      phone: '13800000000',
      birth: '1949-12-31',
    },
    trip: {
      plate: '陕G12345',
      heads: 2,
      departAt: Date.UTC(2022, 3, 10, 6),
      arriveAt: Date.UTC(2022, 3, 11, 0, 30),
    },
    naat: { result: 'negative', sampledAt: Date.UTC(2022, 3, 9, 1, 30) },
  });
  expect(declaration?.trip).not.toHaveProperty('entryPost');
  expect(declaration?.trip).not.toHaveProperty('address');
});

test('a form that lacks an answer becomes none', () => {
  expect(toDeclarations(withPerson(filledDraft(), 0, { naat: null }), JUDGED)).toBeNull();
  expect(toDeclarations({ ...filledDraft(), size: 2 }, JUDGED)).toBeNull();
});

test('days that no stay names were spent at the origin', () => {
  const stays = [{ place: '310115', from: '2022-04-01', to: '2022-04-08' }];
  const draft = withPerson(filledDraft(), 0, { places: 'more', stays });
  expect(toDeclarations(draft, JUDGED)?.[0]?.stays).toEqual([
    ...stays,
    { place: '430281', from: '2022-03-27', to: '2022-03-31' },
    { place: '430281', from: '2022-04-09', to: '2022-04-10' },
  ]);
});

test('who was together all the time has the same places and the same test', () => {
  const draft = withPerson({ ...filledDraft(), size: 2 }, 1, {
    name: '李四',
    documentType: 'none',
    noDocument: 'child',
    together: 'tested',
    well: 'well',
  });
  const [first, second] = toDeclarations(draft, JUDGED) ?? [];
  expect(second?.stays).toEqual(first?.stays);
  expect(second?.naat).toEqual(first?.naat);
  expect(second?.person).toEqual({ identity: { type: 'none', reason: 'child' }, name: '李四' });
});

test('every day of the span lies in a stay or in a gap, and in no two', () => {
  const span = { from: '2022-03-27', to: '2022-04-10' };
  const day = fc.integer({ min: -3, max: 17 }).map((days) => addDays(span.from, days));
  const stay = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
  fc.assert(
    fc.property(fc.array(stay, { maxLength: 6 }), (stays) => {
      const gaps = gapsIn(stays, span);
      for (let at = span.from; at <= span.to; at = addDays(at, 1)) {
        const within = (one: { from: string; to: string }) => one.from <= at && at <= one.to;
        if (gaps.filter(within).length !== (stays.some(within) ? 0 : 1)) return false;
      }
      return true;
    }),
  );
});

test('the colour to expect is the one that the post would compute (worked case q)', () => {
  const draft = withPerson(filledDraft(), 0, {
    places: 'more',
    stays: [{ place: '310115', from: '2022-04-01', to: '2022-04-08' }],
  });
  const [declaration] = toDeclarations(draft, JUDGED) ?? [];
  if (declaration === undefined) throw new Error('the form is filled');
  const policy = {
    ...defaultPolicy(),
    riskAreas: [{ place: '310115', level: 'high' as const, since: '2022-03-01', source: 'notice' }],
  };
  const verdict = classify(factsOfDeclaration(declaration, JUDGING.now, 480), prepare(policy), JUDGING.now);
  expect(verdict).toMatchObject({
    colour: 'red',
    measure: 'central-quarantine',
    decision: 'hold',
    ends: { kind: 'day', day: '2022-04-22' },
  });
});

test('the origin and the stops of the trip are stays', () => {
  const trip = {
    origin: '430281',
    stops: ['4201'],
    departAt: Date.UTC(2022, 3, 10, 6),
    arriveAt: Date.UTC(2022, 3, 11, 1),
  };
  expect(declaredStays({ stays: [], trip }, 480)).toEqual([
    { place: '430281', from: '2022-04-10', to: '2022-04-10' },
    { place: '4201', from: '2022-04-10', to: '2022-04-11' },
  ]);
});

test('a draft comes back from storage as it was kept, and anything else does not', () => {
  const draft = withPerson(filledDraft(), 1, firstPerson());
  expect(draftSchema.parse(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  expect(draftSchema.safeParse({ ...draft, form: 2 }).success).toBe(false);
  expect(draftSchema.safeParse(undefined).success).toBe(false);
});

test.each([
  ['14:30', 870],
  ['1430', 870],
  ['930', 570],
  ['9', 540],
  ['１４：３０', 870],
  ['14点30分', 870],
  ['24:00', null],
  ['12:60', null],
  ['', null],
  ['noon', null],
])('the time "%s" is read', (text, minutes) => {
  expect(parseTime(text)).toBe(minutes);
});
