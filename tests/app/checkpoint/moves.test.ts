import { expect, test } from 'vitest';
import { draftOf, subjectOf } from '../../../src/app/checkpoint/work/judge';
import { lookFor, meet, notTheirs, type Work } from '../../../src/app/checkpoint/work/moves';
import { NO_CODE, type Person, personFound, personTyped } from '../../../src/app/checkpoint/work/person';
import { NEW_SHIFT } from '../../../src/app/checkpoint/work/shift';
import { answer, seatAt, stopVehicle, vehicleSchema } from '../../../src/app/checkpoint/work/vehicle';
import { CLEAN, expected, id, standing } from './people';

const CTI = '0000000000000001';

/** A stopped car of two, whose first is being asked. */
function stopped(first: Person = standing(1)): Work {
  const vehicle = stopVehicle({ id: id(1), heads: 2, plate: null }, first, []);
  return {
    shift: NEW_SHIFT,
    kept: { arrived: null, vehicle, seat: 1 },
    where: { at: 'ask', seat: 1, asked: 'scan' },
  };
}

const typed: Person = personTyped(
  {
    identity: { type: 'passport', number: 'E12345678' },
    name: '王二',
    phone: null,
    origin: '610102',
    destination: null,
  },
  NO_CODE,
);

function carriedTo(work: Work) {
  if (work.where.at !== 'find') throw new Error(`at ${work.where.at}`);
  return work.where.carried;
}

function personOn(work: Work, seat: number): Person {
  const open = work.kept.vehicle === null ? null : seatAt(work.kept.vehicle, seat);
  if (open?.is !== 'open') throw new Error('nobody is asked there');
  return open.person;
}

test("a document that is another's empties the seat, and whose pass was shown comes along", () => {
  const work = notTheirs(stopped(), 1);
  expect(carriedTo(work)).toEqual({ pass: { state: 'borrowed', number: CTI }, venue: null });
  expect(work.kept.vehicle?.seats[0]).toMatchObject({ is: 'waiting' });
});

test('whoever showed the pass is registered as themselves, never as its owner', () => {
  const work = notTheirs(stopped(), 1);
  const person = personTyped(
    {
      identity: { type: 'passport', number: 'E12345678' },
      name: '王二',
      phone: null,
      origin: '610102',
      destination: null,
    },
    carriedTo(work),
  );
  expect(subjectOf(person)).toEqual({ identity: { type: 'passport', number: 'E12345678' }, name: '王二' });
  expect(person.pass).toEqual({ state: 'borrowed', number: CTI });
});

test('the shown pass stays with the seat, whichever way its person is registered', () => {
  const away: Work = { ...notTheirs(stopped(), 1), where: { at: 'scan' } };
  expect(personOn(meet(away, typed), 1).pass).toEqual({ state: 'borrowed', number: CTI });
  expect(personOn(meet(away, standing(2)), 1).pass).toMatchObject({ state: 'live' });
  expect(vehicleSchema.safeParse(away.kept.vehicle).success).toBe(true);
});

test('the rest of the party goes on: its owner may still come and is asked with the pass', () => {
  const borrower = meet(
    notTheirs(stopped(), 1),
    personFound(expected(2), carriedTo(notTheirs(stopped(), 1))),
  );
  const both = meet(borrower, standing(1));
  expect(personOn(both, 1).declared?.position).toBe(2);
  expect(personOn(both, 2)).toMatchObject({ pass: { state: 'live', number: CTI } });
});

test('the check of a borrower says whose pass it was, and has none of its own', () => {
  const work = meet(notTheirs(stopped(), 1), { ...typed, pass: { state: 'borrowed', number: CTI } });
  if (work.kept.vehicle === null) throw new Error('no vehicle');
  const pass = personOn(work, 1).pass;
  const scan = { ...CLEAN.scan, pass };
  const draft = draftOf(answer(work.kept.vehicle, 1, { answers: { ...CLEAN, scan } }), 1, 'outside');
  expect(draft?.subject).not.toHaveProperty('pass');
  expect(draft?.answers.scan).toMatchObject({ pass: { state: 'borrowed', number: CTI } });
});

test('a paper pass without its document is no pass: whoever shows it is looked for', () => {
  const work = lookFor(stopped({ ...standing(1), pass: { state: 'paper', number: CTI } }), 1, NO_CODE);
  expect(carriedTo(work)).toEqual(NO_CODE);
  expect(personOn(meet(work, typed), 1).pass).toEqual({ state: 'none' });
});

test('somebody found on the list whose document differs is looked for anew, with what they showed', () => {
  const found = personFound(expected(1), { pass: { state: 'expired', number: CTI }, venue: id(9) });
  expect(carriedTo(notTheirs(stopped(found), 1))).toEqual({
    pass: { state: 'expired', number: CTI },
    venue: id(9),
  });
});
