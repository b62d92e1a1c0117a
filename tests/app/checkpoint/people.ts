import type { Answers } from '#domain/check/draft';
import type { Expected } from '#domain/expected';
import { NO_CODE, type Person, personFound } from '../../../src/app/checkpoint/work/person';

/** 10 April 2026, 12:00 in the county's zone. */
export const NOON = Date.UTC(2026, 3, 10, 4);
export const HOUR = 3_600_000;

export const id = (number: number): string => `01890000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** Somebody who declared: seat `position` of a party. */
export function expected(position: number, changes: Partial<Expected> = {}): Expected {
  return {
    declaration: id(100 + position),
    person: id(200 + position),
    party: id(300),
    partySize: 3,
    position,
    passes: [`00000000000000${String(position).padStart(2, '0')}`],
    name: ['张小三', '李小梅', '王大力'][position - 1] ?? '赵一',
    documentType: 'national-id',
    last6: '012345',
    phoneLast4: '0000',
    plate: '陕G12345',
    vehicle: 'car',
    heads: 3,
    origin: '610102',
    destination: '610921100',
    entryPost: null,
    arriveAt: NOON,
    stays: [{ place: '610102', from: '2026-03-27', to: '2026-04-10' }],
    symptoms: [],
    contactOn: null,
    naat: { result: 'negative', sampledAt: NOON - 20 * HOUR },
    colour: 'green',
    checkedAt: null,
    arrivedAt: null,
    ...changes,
  };
}

/** That person with a live pass before the worker. */
export const standing = (position: number, changes: Partial<Expected> = {}): Person => {
  const declared = expected(position, changes);
  return {
    ...personFound(declared, NO_CODE),
    via: 'pass',
    pass: { state: 'live', number: declared.passes[0] ?? '', ageSeconds: 3 },
  };
};

/** Somebody without any declaration on the phone. */
export const stranger = (): Person => ({
  ...standing(1),
  via: 'by-hand',
  pass: { state: 'none' },
  declared: null,
  name: '外来人',
});

/** The five answers of somebody with nothing against them. */
export const CLEAN: Required<Answers> = {
  scan: {
    answer: 'done',
    at: NOON,
    pass: { state: 'live' },
    document: { compared: true, how: 'looked' },
  },
  health: { answer: 'seen', at: NOON, colour: 'green', ticking: true },
  naat: { answer: 'seen', at: NOON, result: 'negative', sampledAt: NOON - 20 * HOUR },
  itinerary: { answer: 'seen', at: NOON, arrow: 'moving', places: ['610102'] },
  temperature: { answer: 'taken', at: NOON, tenths: 365 },
};
