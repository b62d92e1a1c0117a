import { expect, test } from 'vitest';
import { draftOf } from '../../../src/app/checkpoint/work/judge';
import { countHeads, meet, type Work } from '../../../src/app/checkpoint/work/moves';
import { NEW_SHIFT, NOTHING_KEPT } from '../../../src/app/checkpoint/work/shift';
import { checkAgain, othersVehicle, takeOver } from '../../../src/app/checkpoint/work/take-over';
import { answer, seatAt } from '../../../src/app/checkpoint/work/vehicle';
import { stranger } from './people';

const STRANGER = stranger();
const WANG = { id: '018f0000-0000-7000-8000-0000000000a1', name: '王工' };
const LI = { id: '018f0000-0000-7000-8000-0000000000a2', name: '李工' };
const OLD = '018f0000-0000-7000-8000-0000000000b1';
const CAR = '018f0000-0000-7000-8000-0000000000c1';
const idle: Work = {
  shift: { ...NEW_SHIFT, entering: 'outside' },
  kept: NOTHING_KEPT,
  where: { at: 'scan' },
};

function halfDone(): Work {
  const counted = countHeads(meet(idle, STRANGER), { id: CAR, heads: 2, plate: '陕G12345', party: [] });
  const { vehicle } = counted.kept;
  if (vehicle === null) throw new Error('no vehicle');
  const answered = answer(vehicle, 1, { answers: { temperature: { answer: 'taken', at: 1, tenths: 365 } } });
  return { ...counted, kept: { ...counted.kept, vehicle: answered, by: WANG } };
}

test('a vehicle in hand is whose who began it, until another takes it over', () => {
  expect(othersVehicle(halfDone(), WANG)).toBeNull();
  expect(othersVehicle(halfDone(), LI)).toEqual(WANG);
  expect(othersVehicle({ ...idle, kept: { ...NOTHING_KEPT, by: WANG } }, LI)).toBeNull();
});

test('whoever takes a vehicle over asks those who are not decided from the start', () => {
  const after = takeOver(halfDone());
  const { vehicle } = after.kept;
  const seat = vehicle === null ? null : seatAt(vehicle, 1);
  expect(seat).toMatchObject({ is: 'open', person: { name: STRANGER.name }, answers: {} });
  expect(after.where).toEqual({ at: 'car' });
});

test('a new check names the old record when the same person stands there, and nobody else’s does', () => {
  const pending = checkAgain(idle, { id: OLD, name: '张*三' });
  expect(pending.where).toEqual({ at: 'scan' });
  const other = meet(pending, { ...STRANGER, name: '李梅' });
  expect(other.kept.arrived?.corrects).toBeUndefined();
  expect(other.shift.correcting).toEqual({ record: OLD, name: '张*三' });
  const same = meet(pending, { ...STRANGER, name: '张小三' });
  expect(same.kept.arrived?.corrects).toBe(OLD);
  expect(same.shift.correcting).toBeUndefined();
  const { vehicle } = countHeads(same, { id: CAR, heads: 1, plate: null, party: [] }).kept;
  expect(vehicle === null ? null : draftOf(vehicle, 1, 'outside')?.corrects).toBe(OLD);
});
