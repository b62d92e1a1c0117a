import { comparisonHours } from '#domain/reconcile/hours';
import type { Arrived, Checked, Declared, Known, Rules } from '#domain/reconcile/said';

export const HOUR = 3_600_000;
export const NOON = Date.UTC(2022, 3, 9, 4);
export const VILLAGE = '610921100001';
export const OTHER_VILLAGE = '610921101201';
export const COUNTY = '610921';

export const RULES: Rules = {
  hours: comparisonHours({}),
  county: COUNTY,
  hasDutyPost: (area) => area.startsWith(VILLAGE),
};

/** Somebody bound for the village at noon, declared four hours before. */
export const declared = (choice: Partial<Declared> = {}): Declared => ({
  id: 'd-1',
  person: 'p-1',
  party: 'party',
  partySize: 1,
  at: NOON - 4 * HOUR,
  arriveAt: NOON,
  destination: VILLAGE,
  ...choice,
});

/** Let go at the exit at noon. */
export const checked = (choice: Partial<Checked> = {}): Checked => ({
  id: 'c-1',
  person: 'p-1',
  declaration: null,
  at: NOON,
  car: 'car-1',
  heads: 1,
  absent: null,
  decision: 'release',
  destination: VILLAGE,
  post: 'exit',
  area: COUNTY,
  ...choice,
});

/** Registered in the village an hour after noon, from another province. */
export const arrived = (choice: Partial<Arrived> = {}): Arrived => ({
  id: 'a-1',
  person: 'p-1',
  declaration: null,
  at: NOON + HOUR,
  village: VILLAGE,
  post: 'duty',
  origin: '4201',
  ...choice,
});

export const known = (of: Partial<Known>): Known => ({
  declared: [],
  checked: [],
  arrived: [],
  notComing: new Set(),
  ...of,
});
