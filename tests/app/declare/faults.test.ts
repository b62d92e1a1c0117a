import { expect, test } from 'vitest';
import { type Draft, newDraft, withPerson } from '../../../src/app/declare/draft';
import { faultsOf, firstOpen } from '../../../src/app/declare/faults';
import { addressOf, type Step, stepsOf } from '../../../src/app/declare/steps';
import { filledDraft, firstPerson, JUDGING } from './filled-draft';

const codes = (step: Step, draft: Draft) =>
  faultsOf(step, draft, JUDGING).map(({ id, code }) => `${id} ${code}`);

test('a filled form has no fault, and an empty one opens at its first question', () => {
  const draft = filledDraft();
  expect(stepsOf(draft).flatMap((step) => codes(step, draft))).toEqual([]);
  expect(firstOpen(draft, JUDGING)).toEqual({ ask: 'check' });
  expect(firstOpen(newDraft('x'), JUDGING)).toEqual({ ask: 'who' });
});

test('nothing is answered before somebody answers it', () => {
  const draft = newDraft('x');
  const open = stepsOf(draft).filter((step) => step.ask !== 'check');
  expect(open.filter((step) => codes(step, draft).length === 0).map(addressOf)).toEqual([]);
});

test.each([
  [
    'arrival before departure',
    { arriveOn: '2022-04-10', arriveTime: '13:59' },
    'arrive-day arrives-before-departure',
  ],
  ['an arrival in more than thirty days', { arriveOn: '2022-05-11' }, 'arrive-day too-far'],
  ['a departure more than thirty days ago', { departOn: '2022-03-10' }, 'depart-day long-ago'],
  ['a departure without a day', { departOn: null }, 'depart-day day'],
  ['an hour that no day has', { arriveTime: '24:10' }, 'arrive-time time'],
])('%s is told at its field', (_, trip, fault) => {
  const draft = filledDraft();
  expect(codes({ ask: 'when' }, { ...draft, trip: { ...draft.trip, ...trip } })).toEqual([fault]);
});

test('fewer heads than people declared cannot be', () => {
  const draft = filledDraft();
  expect(codes({ ask: 'plate' }, { ...draft, size: 3 })).toEqual(['heads heads']);
});

test('who rides in a coach need not know its plate', () => {
  const draft = filledDraft();
  const trip = { ...draft.trip, plate: '' };
  expect(codes({ ask: 'plate' }, { ...draft, trip })).toEqual(['plate empty']);
  expect(codes({ ask: 'plate' }, { ...draft, trip: { ...trip, vehicle: 'coach' } })).toEqual([]);
});

test('the same document twice in one car is told, however it is written', () => {
  const draft = withPerson({ ...filledDraft(), size: 2 }, 1, {
    ...firstPerson(),
    number: '110105 19491231 002Ｘ',
  });
  expect(codes({ ask: 'person', index: 1 }, draft)).toEqual(['number same-document']);
});

test('one phone a party is enough, and none is possible when it is said', () => {
  const draft = withPerson(filledDraft(), 0, { phone: '' });
  expect(codes({ ask: 'person', index: 0 }, draft)).toEqual(['phone empty']);
  expect(codes({ ask: 'person', index: 0 }, withPerson(draft, 0, { noPhone: true }))).toEqual([]);
  const second = withPerson({ ...draft, size: 2 }, 1, {
    name: '李四',
    number: 'E12345678',
    documentType: 'passport',
  });
  expect(codes({ ask: 'person', index: 1 }, second)).toEqual([]);
});

test('whoever says unwell says how, or with whom', () => {
  const unwell = withPerson(filledDraft(), 0, { well: 'unwell', contact: 'no' });
  expect(codes({ ask: 'health', index: 0 }, unwell)).toEqual(['symptoms unwell-how']);
  const contact = withPerson(unwell, 0, { contact: 'yes' });
  expect(codes({ ask: 'health', index: 0 }, contact)).toEqual(['contact-day day']);
  expect(codes({ ask: 'health', index: 0 }, withPerson(contact, 0, { contactOn: '2022-04-11' }))).toEqual([
    'contact-day in-future',
  ]);
});

test('a test in the future is a slip of the finger', () => {
  const draft = withPerson(filledDraft(), 0, { naatOn: '2022-04-10', naatTime: '12:01' });
  expect(codes({ ask: 'naat', index: 0 }, draft)).toEqual(['naat-day in-future']);
});

test('a stay whose days are the wrong way round is told at its last day', () => {
  const stays = [{ place: '3101', from: '2022-04-05', to: '2022-04-02' }];
  expect(codes({ ask: 'places', index: 0 }, withPerson(filledDraft(), 0, { places: 'more', stays }))).toEqual(
    ['stay-0-to stay-order'],
  );
});

test('the second person of a party has at most four answers to give', () => {
  const draft = withPerson({ ...filledDraft(), size: 2 }, 1, { together: 'tested' });
  const asked = stepsOf(draft).filter((step) => 'index' in step && step.index === 1);
  expect(asked.map((step) => step.ask)).toEqual(['person', 'together', 'health']);
  // Name and number, together, well: nothing else is needed.
  const done = withPerson(draft, 1, {
    name: '李四',
    number: 'E12345678',
    documentType: 'passport',
    well: 'well',
  });
  expect(firstOpen(done, JUDGING)).toEqual({ ask: 'check' });
});

test('addresses of questions name nobody', () => {
  const draft = withPerson({ ...filledDraft(), size: 2 }, 1, { together: 'apart' });
  expect(
    stepsOf(draft)
      .map(addressOf)
      .every((address) => /^(\d-)?[a-z]+$/.test(address)),
  ).toBe(true);
});
