import { expect, test } from 'vitest';
import { stateOf } from '#domain/transfer/transfer';
import { type OwnSteps, untold, withOwnSteps } from '../../../src/app/transfers/own-steps';
import { HELD, MINUTE, ROOM, SITE, said, TEAM, transferOf } from '../../domain/transfer/course';

const BY = { post: TEAM, zoneMinutes: 480 };
const RECORD = '0190aaaa-0000-7000-8000-0000000000ff';

const own = (step: Parameters<typeof said>[0], more: Partial<OwnSteps[number]> = {}): OwnSteps[number] => ({
  record: RECORD,
  body: said(step).step,
  at: HELD,
  by: 'Han Bo',
  sentAt: null,
  ...more,
});

test('what this phone said shows before the county tells of it', () => {
  const task = withOwnSteps(transferOf(['accepted']), [own('at-scene'), own('picked-up')], BY);
  expect(stateOf(task)).toBe('picked-up');
  expect(task.steps['picked-up']).toMatchObject({ by: 'Han Bo' });
});

test('a team that said it cannot go has nothing more to do with it', () => {
  expect(withOwnSteps(transferOf([]), [own('cannot')], BY).order).toBeNull();
  const again = transferOf([]);
  const second = { ...again, order: again.order === null ? null : { ...again.order, number: 2 } };
  expect(withOwnSteps(second, [own('cannot')], BY).order).toMatchObject({ number: 2 });
});

test('a room that this site named stands there until the county says which it is', () => {
  const inRoom = withOwnSteps(transferOf(['delivered']), [own('received')], { ...BY, post: SITE });
  expect(inRoom.room).toBe(ROOM);
});

test('a discharge without a reason is no discharge once the measure turns out to go on', () => {
  const there = transferOf(['received']);
  const site = { ...BY, post: SITE };
  expect(stateOf(withOwnSteps(there, [own('discharged')], site))).toBe('received');
  const free = { ...there, person: { ...there.person, measure: 'none' as const } };
  expect(stateOf(withOwnSteps(free, [own('discharged')], site))).toBe('discharged');
});

test('a step is shown over what the county tells until the county spoke after it had left', () => {
  const [waiting, left] = [own('accepted'), own('at-scene', { sentAt: HELD + MINUTE })];
  expect(untold([waiting, left], null)).toEqual([waiting, left]);
  expect(untold([waiting, left], HELD)).toEqual([waiting, left]);
  expect(untold([waiting, left], HELD + MINUTE)).toEqual([waiting]);
});
