import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closingSchema } from '#domain/open-item/closing';
import { draftOf } from '../../../src/app/checkpoint/work/judge';
import {
  chooseDirection,
  countHeads,
  give,
  leave,
  meet,
  notTheirs,
  openSeat,
  recountHeads,
  settle,
  type Work,
} from '../../../src/app/checkpoint/work/moves';
import { asksAgain, saidByRecount } from '../../../src/app/checkpoint/work/recounted';
import { keptSchema, NEW_SHIFT, NOTHING_KEPT } from '../../../src/app/checkpoint/work/shift';
import {
  asksAfterAbsent,
  countAgain,
  declaredHeads,
  nextAfter,
  seatAt,
  stopVehicle,
} from '../../../src/app/checkpoint/work/vehicle';
import { resume } from '../../../src/app/checkpoint/work/where';
import { finished } from '../../domain/check/a-check';
import { CLEAN, expected, id, NOON, standing, stranger } from './people';

const START: Work = {
  shift: { ...NEW_SHIFT, entering: 'outside' },
  kept: NOTHING_KEPT,
  where: { at: 'scan' },
};

const stopped = (heads: number): Work =>
  countHeads(meet(START, standing(1)), {
    id: id(1),
    heads,
    plate: '陕G12345',
    party: [expected(1), expected(2), expected(3)],
  });

const decided = (work: Work, seat: number): Work =>
  settle(work, seat, { record: id(400 + seat), check: finished(), name: '张小三' });

test('heads are counted before anybody is asked', () => {
  const met = meet(START, standing(1));
  expect(met.where).toEqual({ at: 'heads' });
  expect(met.kept.vehicle).toBeNull();
  expect(stopped(1).where).toEqual({ at: 'ask', seat: 1, asked: 'scan' });
});

test('those who declared together are awaited on the next seats, as far as there are heads', () => {
  const { vehicle } = stopped(2).kept;
  expect(vehicle?.seats).toHaveLength(2);
  expect(vehicle?.seats[1]).toMatchObject({ is: 'waiting', declared: { name: '李小梅' } });
});

test('whoever is recognised next takes the seat where they are awaited, in any order', () => {
  const met = meet(decided(stopped(3), 1), standing(3));
  expect(met.where).toEqual({ at: 'ask', seat: 3, asked: 'scan' });
});

test('somebody who declared nothing takes a seat that awaits nobody before one that awaits another', () => {
  const work = countHeads(meet(START, standing(1)), {
    id: id(1),
    heads: 3,
    plate: null,
    party: [expected(2)],
  });
  expect(meet(decided(work, 1), stranger()).where).toMatchObject({ at: 'ask', seat: 3 });
});

test('somebody more than was counted is not skipped: the count grows', () => {
  const met = meet(stopped(1), { ...stranger(), pass: { state: 'none' } });
  expect(met.kept.vehicle?.car.heads).toBe(2);
  expect(met.where).toMatchObject({ at: 'ask', seat: 2 });
});

test('the same pass scanned again comes back to the seat where it is asked, with its answers', () => {
  const answered = give(stopped(2), 1, () => ({ answers: { scan: CLEAN.scan } }));
  const again = meet({ ...answered, where: { at: 'scan' } }, standing(1));
  expect(again.where).toEqual({ at: 'ask', seat: 1, asked: 'health' });
});

test('the vehicle goes when as many have a decision as were counted, and not before', () => {
  const first = decided(stopped(2), 1);
  expect(first.where).toEqual({ at: 'scan' });
  expect(first.kept.vehicle?.car.decided).toHaveLength(1);
  const second = decided(meet(first, standing(2)), 2);
  expect(second.kept).toEqual(NOTHING_KEPT);
});

test('the button of a release names who is next, or nobody at the last', () => {
  const { vehicle } = stopped(2).kept;
  if (vehicle === null) throw new Error('no vehicle');
  expect(nextAfter(vehicle, 1)).toEqual({ seat: 2, name: '李小梅' });
  const last = decided(stopped(2), 1).kept.vehicle;
  expect(last && nextAfter(last, 2)).toBeNull();
});

test('a half-asked person keeps the answers while another seat is open', () => {
  const answered = give(stopped(2), 1, () => ({ answers: { scan: CLEAN.scan, health: CLEAN.health } }));
  const other = meet({ ...answered, where: { at: 'scan' } }, standing(2));
  expect(openSeat(other, 1).where).toEqual({ at: 'ask', seat: 1, asked: 'naat' });
});

test('a vehicle that leaves unfinished says who was missed and records nothing for them', () => {
  const left = leave(decided(stopped(3), 1), NOON);
  expect(left.kept).toEqual(NOTHING_KEPT);
  expect(left.shift.unfinished).toEqual([{ at: NOON, plate: '陕G12345', missing: ['李小梅', '王大力'] }]);
});

test('a new count never drops somebody who was asked already', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (heads, again) => {
      const vehicle = stopVehicle({ id: id(1), heads, plate: null }, standing(1), []);
      const counted = countAgain(vehicle, again);
      expect(counted.car.heads).toBe(Math.max(1, again));
      expect(counted.seats).toHaveLength(counted.car.heads);
      expect(seatAt(counted, 1).is).toBe('open');
    }),
  );
});

test('a killed page resumes exactly where it was, from what was kept', () => {
  const steps: Work[] = [
    meet(START, standing(1)),
    stopped(2),
    give(stopped(2), 1, () => ({ answers: { scan: CLEAN.scan } })),
    give(stopped(2), 1, () => ({ answers: CLEAN })),
    decided(stopped(2), 1),
  ];
  for (const work of steps) {
    const kept = keptSchema.parse(JSON.parse(JSON.stringify(work.kept)));
    const where = resume(work.shift, kept);
    // Between two people the vehicle is shown: it says who is next.
    expect(where).toEqual(work.where.at === 'scan' ? { at: 'car' } : work.where);
  }
});

test('a draft that cannot be read is no draft', () => {
  expect(keptSchema.safeParse({ arrived: null, vehicle: { car: 1 }, seat: null }).success).toBe(false);
});

test('a vehicle counted again with nobody left goes; with somebody left it stays', () => {
  const work = decided(stopped(2), 1);
  expect(recountHeads(work, 1).kept).toEqual(NOTHING_KEPT);
  expect(recountHeads(work, 3).kept.vehicle?.seats).toHaveLength(3);
});

test('a direction changed in the middle of a check comes back to it', () => {
  const work = give(stopped(1), 1, () => ({ answers: { scan: CLEAN.scan } }));
  const changed = chooseDirection({ ...work, where: { at: 'direction' } }, 'inside');
  expect(changed.shift.entering).toBe('inside');
  expect(changed.where).toEqual(work.where);
});

test('a pass that is another person’s leaves the seat to whoever is found by the document', () => {
  const work = notTheirs(stopped(2), 1);
  expect(work.where).toMatchObject({ at: 'find', carried: { pass: { state: 'borrowed' } } });
  expect(meet(work, stranger()).where).toEqual({ at: 'ask', seat: 1, asked: 'scan' });
});

test('fewer heads than were declared are asked after, and as many cost no tap', () => {
  const three = standing(1);
  expect(three.declared?.heads).toBe(3);
  expect([1, 2, 3, 4].map((heads) => asksAfterAbsent(three, heads))).toEqual([true, true, false, false]);
  const onFoot =
    three.declared === null ? three : { ...three, declared: { ...three.declared, vehicle: 'foot' as const } };
  expect(asksAfterAbsent(onFoot, 1)).toBe(false);
  expect(asksAfterAbsent({ ...stranger(), partySize: null }, 1)).toBe(false);
});

const short = (heads: number, absent: 'not-coming' | 'later' | 'unknown' | null = null): Work =>
  countHeads(meet(START, standing(1)), {
    id: id(1),
    heads,
    plate: null,
    absent,
    party: [expected(1), expected(2), expected(3)],
  });

test('what was heard of the missing stands in every check of the vehicle, and survives a killed page', () => {
  const { vehicle } = short(2, 'later').kept;
  expect(vehicle).toMatchObject({ declared: 3, car: { absent: 'later' } });
  if (vehicle === null) return;
  expect(draftOf(vehicle, 1, 'outside')?.car).toMatchObject({ heads: 2, absent: 'later' });
  const kept = keptSchema.parse(JSON.parse(JSON.stringify({ ...NOTHING_KEPT, vehicle })));
  expect(kept.vehicle?.car.absent).toBe('later');
});

test('who was said to be missing and sits there after all is missing no more', () => {
  const { vehicle } = short(2, 'not-coming').kept;
  expect(vehicle && countAgain(vehicle, 3).car.absent).toBeUndefined();
  expect(vehicle && declaredHeads(countAgain(vehicle, 3))).toBe(3);
});

test('a vehicle that goes by a new count tells the county that nobody else was in it, and what was heard', () => {
  const work = decided(short(3), 1);
  const two = decided({ ...work, where: { at: 'scan' } }, 2);
  const { vehicle } = two.kept;
  if (vehicle === null) throw new Error('the third is still to be asked');
  expect(asksAgain(vehicle, 2)).toBe(true);
  expect(saidByRecount(vehicle, 2, 'not-coming')).toEqual([
    { kind: 'fewer-checked', record: id(1), outcome: 'not-in-car' },
    { kind: 'fewer-checked', record: expected(3).declaration, outcome: 'not-coming' },
  ]);
  expect(saidByRecount(vehicle, 2, 'unknown')).toHaveLength(1);
  expect(saidByRecount(vehicle, 3, null)).toEqual([]);
  for (const body of saidByRecount(vehicle, 2, 'later'))
    expect(closingSchema.safeParse(body).success).toBe(true);
});
