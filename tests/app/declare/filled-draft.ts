import { type Draft, newDraft, newPerson, type PersonDraft } from '../../../src/app/declare/draft';
import type { Judging } from '../../../src/app/declare/faults';

/** 2022-04-10 12:00 at +08:00. */
export const JUDGING: Judging = { today: '2022-04-10', now: Date.UTC(2022, 3, 10, 4), zoneMinutes: 480 };

export const firstPerson = (): PersonDraft => ({
  ...newPerson(),
  name: '张三',
  number: '11010519491231002x',
  phone: '+86 138-0000-0000',
  places: 'origin',
  well: 'well',
  naat: 'negative',
  naatOn: '2022-04-09',
  naatTime: '9:30',
});

/** A draft that lacks nothing: one person from Liling by car. */
export const filledDraft = (): Draft => ({
  ...newDraft('0190d1a0-0000-7000-8000-000000000001'),
  filledBy: 'self',
  size: 1,
  trip: {
    vehicle: 'car',
    plate: '陕g 12345',
    heads: '2',
    origin: '430281',
    onTheWay: 'direct',
    stops: [],
    departOn: '2022-04-10',
    departTime: '14:00',
    arriveOn: '2022-04-11',
    arriveTime: '0830',
    destination: '610921100200',
    address: ' ',
    entryPost: 'unknown',
  },
  people: [firstPerson()],
});
