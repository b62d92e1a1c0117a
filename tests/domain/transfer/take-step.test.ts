import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Course,
  cancelTransfer,
  newCourse,
  orderTransfer,
  type SaidStep,
  takeStep,
} from '#domain/transfer/take-step';
import { stateOf, TRANSFER_STEPS } from '#domain/transfer/transfer';
import { HELD, MINUTE, OTHER_SITE, OTHER_TEAM, ROOM, SITE, said, TEAM } from './course';

const FREE = { roomFree: true, over: true };
const DUE = HELD + 15 * MINUTE;

const to = (course: Course, driver: string, site: string): Course => {
  const ordered = orderTransfer(course, { driver, site, at: HELD, due: DUE });
  if (!ordered.ok) throw new Error(ordered.fault);
  return ordered.value;
};
const ordered = () => to(newCourse(), TEAM, SITE);

/** The course after steps; those that are refused change nothing. */
const after = (course: Course, ...steps: readonly SaidStep[]): Course =>
  steps.reduce((now, step) => {
    const taken = takeStep(now, step, FREE);
    return taken.ok ? taken.value : now;
  }, course);

test('the steps of a transfer lead from the order to the discharge', () => {
  let course = ordered();
  expect(stateOf(newCourse())).toBe('open');
  expect(stateOf(course)).toBe('ordered');
  for (const step of TRANSFER_STEPS) {
    course = after(course, said(step));
    expect(stateOf(course)).toBe(step);
  }
  expect(course.room).toBe(ROOM);
});

test('a later step tells of the earlier ones', () => {
  expect(stateOf(after(ordered(), said('picked-up')))).toBe('picked-up');
  expect(stateOf(after(ordered(), said('received'), said('accepted')))).toBe('received');
});

test('in whatever order steps come, and however often, the same is known', () => {
  const steps = TRANSFER_STEPS.map((step, i) => said(step, { at: HELD + i * MINUTE }));
  const expected = after(ordered(), ...steps);
  fc.assert(
    fc.property(
      fc.shuffledSubarray(steps, { minLength: steps.length }),
      fc.array(fc.constantFrom(...steps)),
      (shuffled, again) => {
        expect(after(ordered(), ...shuffled, ...again)).toEqual(expected);
      },
    ),
  );
});

test('of two that tell the same step the earlier counts', () => {
  const course = after(ordered(), said('accepted', { at: HELD + 2 }), said('accepted', { at: HELD + 1 }));
  expect(course.steps.accepted?.at).toBe(HELD + 1);
});

test('only the team and the site that the order names speak of it', () => {
  expect(takeStep(ordered(), said('accepted', { post: OTHER_TEAM }), FREE)).toMatchObject({
    fault: 'not-yours',
  });
  expect(takeStep(ordered(), said('received', { post: OTHER_SITE }), FREE)).toMatchObject({
    fault: 'not-yours',
  });
  expect(takeStep(newCourse(), said('accepted'), FREE)).toMatchObject({ fault: 'not-yours' });
});

test('a team that cannot go gives the transfer back to the desk with its reason', () => {
  const course = after(ordered(), said('accepted'), said('cannot', { word: '爆胎' }));
  expect(stateOf(course)).toBe('open');
  expect(course).toMatchObject({ order: null, cannot: { word: '爆胎' }, steps: { accepted: null } });
  expect(takeStep(course, said('accepted'), FREE)).toMatchObject({ fault: 'other-order' });
  expect(to(course, TEAM, SITE).order?.number).toBe(2);
});

test('who has the person in the car can refuse no more', () => {
  const course = after(ordered(), said('picked-up'));
  expect(takeStep(course, said('cannot'), FREE)).toMatchObject({ fault: 'too-late' });
});

test('what a team said of an order before does not answer the new one, unless the person is in its car', () => {
  const changed = to(ordered(), OTHER_TEAM, SITE);
  expect(takeStep(changed, said('accepted'), FREE)).toMatchObject({ fault: 'other-order' });
  const course = after(changed, said('picked-up'));
  expect(course.order).toMatchObject({ driver: TEAM, number: 1 });
  expect(stateOf(course)).toBe('picked-up');
  const other = said('at-scene', { post: OTHER_TEAM });
  expect(takeStep(course, other, FREE)).toMatchObject({ fault: 'other-order' });
});

test('a transfer that was taken back is open again when the person is in the car', () => {
  const cancelled = cancelTransfer(ordered(), { at: HELD, by: 'Wen Hua', word: 'released' });
  const course = cancelled.ok ? cancelled.value : ordered();
  expect(stateOf(course)).toBe('cancelled');
  expect(stateOf(after(course, said('accepted')))).toBe('cancelled');
  expect(stateOf(after(course, said('picked-up')))).toBe('picked-up');
});

test('a site that was ordered before and has received the person has them, and no other', () => {
  const diverted = to(after(ordered(), said('picked-up')), TEAM, OTHER_SITE);
  expect(diverted.order).toMatchObject({ number: 1, site: OTHER_SITE });
  const course = after(diverted, said('received'));
  expect(course.order?.site).toBe(SITE);
  expect(takeStep(course, said('received', { post: OTHER_SITE }), FREE)).toMatchObject({
    fault: 'not-yours',
  });
});

test('a room that somebody is in is nobody else’s: the person is received and has none yet', () => {
  const taken = takeStep(ordered(), said('received'), { ...FREE, roomFree: false });
  expect(taken).toMatchObject({ ok: true, value: { room: null, steps: { received: { by: 'Han Bo' } } } });
});

test('a discharge before the end of the measure needs its reason', () => {
  const inRoom = after(ordered(), said('received'));
  const early = { ...FREE, over: false };
  expect(takeStep(inRoom, said('discharged'), early)).toMatchObject({ fault: 'no-reason' });
  expect(takeStep(inRoom, said('discharged', { word: '  ' }), early)).toMatchObject({ fault: 'no-reason' });
  expect(takeStep(inRoom, said('discharged', { word: '转医院' }), early).ok).toBe(true);
});

test('the desk changes team and site until the person is in the car, the site until they are received', () => {
  const wanted = { driver: OTHER_TEAM, site: SITE, at: HELD, due: DUE };
  expect(orderTransfer(after(ordered(), said('picked-up')), wanted)).toMatchObject({ fault: 'in-car' });
  expect(orderTransfer(after(ordered(), said('received')), wanted)).toMatchObject({ fault: 'received' });
  expect(orderTransfer(ordered(), { ...wanted, driver: TEAM })).toMatchObject({ fault: 'same' });
  expect(to(after(ordered(), said('accepted')), TEAM, OTHER_SITE).steps.accepted).not.toBeNull();
});
