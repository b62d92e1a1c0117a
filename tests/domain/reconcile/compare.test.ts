import { describe, expect, test } from 'vitest';
import { compare } from '#domain/reconcile/compare';
import { comparisonHours } from '#domain/reconcile/hours';
import type { ComparisonKind, Known } from '#domain/reconcile/said';
import { arrived, checked, declared, HOUR, known, NOON, OTHER_VILLAGE, RULES, VILLAGE } from './a-known';

/** How one list stands, by what each comparison is about: `waiting`, `open`, or what settled it. */
function standing(of: Partial<Known>, kind: ComparisonKind, now: number): Record<string, string> {
  const all = compare(known(of), RULES, now).filter((one) => one.kind === kind);
  return Object.fromEntries(
    all.map((one) => [one.record, one.standing.is === 'settled' ? one.standing.outcome : one.standing.is]),
  );
}

describe('declared and never came', () => {
  const list = (of: Partial<Known>, now: number) =>
    standing({ declared: [declared()], ...of }, 'never-came', now)['d-1'];

  test('whoever is seen nowhere is waited for until six hours after the declared arrival', () => {
    expect(list({}, NOON + 6 * HOUR - 1)).toBe('waiting');
    expect(list({}, NOON + 6 * HOUR)).toBe('open');
  });

  test('the hours are the policy’s', () => {
    expect(comparisonHours({ comparisons: { neverCameHours: 2 } })).toEqual({
      neverCameHours: 2,
      neverArrivedHours: 4,
      noPostHours: 24,
    });
  });

  test('a check settles it, however late, and so does the village', () => {
    const now = NOON + 30 * HOUR;
    expect(list({ checked: [checked({ at: NOON + 20 * HOUR })] }, now)).toBe('later');
    expect(list({ arrived: [arrived()] }, now)).toBe('here');
    expect(list({ arrived: [arrived({ village: OTHER_VILLAGE })] }, now)).toBe('elsewhere');
  });

  test('what was seen before they declared is another trip', () => {
    const now = NOON + 7 * HOUR;
    expect(list({ checked: [checked({ at: NOON - 5 * HOUR })] }, now)).toBe('open');
    expect(list({ checked: [checked({ at: NOON - 5 * HOUR, declaration: 'd-1' })] }, now)).toBe('later');
  });

  test('who declares after having come is not looked for', () => {
    const after = declared({ at: NOON + 2 * HOUR });
    expect(list({ declared: [after], arrived: [arrived()] }, NOON + 7 * HOUR)).toBe('here');
  });

  test('a later declaration takes the place of an earlier one', () => {
    const again = declared({ id: 'd-2', at: NOON, arriveAt: NOON + 24 * HOUR });
    const of = { declared: [declared(), again] };
    expect(standing(of, 'never-came', NOON + 7 * HOUR)).toEqual({ 'd-1': 'later', 'd-2': 'waiting' });
  });

  test('another person’s check settles nothing', () => {
    expect(list({ checked: [checked({ person: 'p-2' })] }, NOON + 7 * HOUR)).toBe('open');
  });
});

describe('passed and never arrived', () => {
  const list = (of: Partial<Known>, now: number) =>
    standing({ checked: [checked()], ...of }, 'never-arrived', now)['c-1'];

  test('whoever was let go has four hours to the village', () => {
    expect(list({}, NOON + 4 * HOUR - 1)).toBe('waiting');
    expect(list({}, NOON + 4 * HOUR)).toBe('open');
  });

  test('only where a duty post would have registered them', () => {
    expect(list({ checked: [checked({ destination: OTHER_VILLAGE })] }, NOON + 9 * HOUR)).toBeUndefined();
    expect(list({ checked: [checked({ destination: '610921100' })] }, NOON + 9 * HOUR)).toBeUndefined();
    expect(list({ checked: [checked({ destination: null })] }, NOON + 9 * HOUR)).toBeUndefined();
    expect(list({ checked: [checked({ area: VILLAGE })] }, NOON + 9 * HOUR)).toBeUndefined();
  });

  test('only who was let go', () => {
    expect(list({ checked: [checked({ decision: 'turn-back' })] }, NOON + 9 * HOUR)).toBeUndefined();
  });

  test('the village, another village or another post settles it', () => {
    const now = NOON + 9 * HOUR;
    expect(list({ arrived: [arrived()] }, now)).toBe('here');
    expect(list({ arrived: [arrived({ village: OTHER_VILLAGE })] }, now)).toBe('elsewhere');
    const further = checked({ id: 'c-2', at: NOON + HOUR, destination: null });
    expect(list({ checked: [checked(), further] }, now)).toBe('went-on');
  });

  test('an arrival of an earlier day does not', () => {
    expect(list({ arrived: [arrived({ at: NOON - 30 * HOUR })] }, NOON + 9 * HOUR)).toBe('open');
  });
});

describe('present and passed no post', () => {
  const list = (of: Partial<Known>, now = NOON + 2 * HOUR) =>
    standing({ arrived: [arrived()], ...of }, 'no-post', now)['a-1'];

  test('who comes from outside without a check is asked about, once a late record could be there', () => {
    expect(list({}, NOON + HOUR)).toBe('waiting');
    expect(list({})).toBe('open');
  });

  test('who comes from within the county, or from nobody knows where, is not', () => {
    expect(list({ arrived: [arrived({ origin: '610921103' })] })).toBeUndefined();
    expect(list({ arrived: [arrived({ origin: null })] })).toBeUndefined();
  });

  test('a check within 24 hours explains it, an older one does not', () => {
    expect(list({ checked: [checked()] })).toBe('found');
    expect(list({ checked: [checked({ at: NOON - 23 * HOUR })] })).toBe('found');
    expect(list({ checked: [checked({ at: NOON - 24 * HOUR })] })).toBe('open');
  });

  test('an older check explains it where it is of the declared trip', () => {
    const trip = declared({ at: NOON - 60 * HOUR });
    expect(list({ declared: [trip], checked: [checked({ at: NOON - 40 * HOUR })] })).toBe('found');
  });

  test('who was turned back and is in the village all the same passed no post', () => {
    const back = [checked({ decision: 'turn-back' })];
    expect(list({ checked: back })).toBe('open');
    expect(list({ checked: [...back, checked({ id: 'c-2', at: NOON + 1 })] })).toBe('found');
  });

  test('who was held and is there at once did not stay; days later they were let go', () => {
    const trip = declared({ at: NOON - 20 * 24 * HOUR });
    expect(list({ checked: [checked({ decision: 'hold' })] })).toBe('open');
    const long = [checked({ decision: 'hold', at: NOON - 15 * 24 * HOUR })];
    expect(list({ declared: [trip], checked: long })).toBe('found');
  });

  test('whom the village registered before on this trip is not asked about again', () => {
    const again = arrived({ id: 'a-2', at: NOON + 5 * HOUR });
    const of = { arrived: [arrived(), again] };
    expect(standing(of, 'no-post', NOON + 9 * HOUR)).toEqual({ 'a-1': 'open', 'a-2': 'found' });
  });
});

describe('fewer checked than declared', () => {
  const party = [1, 2, 3].map((n) => declared({ id: `d-${n}`, person: `p-${n}`, partySize: 3 }));
  const two = (more: object = {}) =>
    [1, 2].map((n) => checked({ id: `c-${n}`, person: `p-${n}`, heads: 2, ...more }));
  const list = (of: Partial<Known>, now = NOON + HOUR) => standing(of, 'fewer-checked', now);

  test('who is missing of a party is named half an hour after the last of them was checked', () => {
    const of = { declared: party, checked: two() };
    expect(list(of, NOON + HOUR / 2 - 1)['d-3']).toBe('waiting');
    expect(list(of)['d-3']).toBe('open');
    const [one] = compare(known(of), RULES, NOON + HOUR).filter(
      ({ kind, record }) => kind === 'fewer-checked' && record === 'd-3',
    );
    expect(one?.detail).toMatchObject({ declared: 3, checked: 2 });
    expect(one?.person).toBe('p-3');
  });

  test('a party of which nobody came is missed by the village, not at a car', () => {
    expect(list({ declared: party })).toEqual({});
  });

  test('what was heard at the car settles it: they do not come, or later', () => {
    const at = (absent: 'not-coming' | 'later' | 'unknown') =>
      list({ declared: party, checked: two({ absent }) })['d-3'];
    expect([at('not-coming'), at('later'), at('unknown')]).toEqual(['not-coming', 'later', 'open']);
  });

  test('whoever is said not to come is not waited for by the village either', () => {
    const came = (absent: 'not-coming' | 'later') =>
      standing({ declared: party, checked: two({ absent }) }, 'never-came', NOON + 7 * HOUR)['d-3'];
    expect([came('not-coming'), came('later')]).toEqual(['not-coming', 'open']);
  });

  test('being seen anywhere settles it', () => {
    const way = arrived({ person: 'p-3' });
    expect(list({ declared: party, checked: two(), arrived: [way] })['d-3']).toBe('found');
  });

  test('a car that went before everybody counted in it was checked is one for the car', () => {
    const strangers = [1, 2].map((n) => checked({ id: `c-${n}`, person: `p-${n}`, heads: 3 }));
    expect(list({ checked: strangers })).toEqual({ 'car-1': 'open' });
    const third = checked({ id: 'c-3', person: 'p-3', heads: 3 });
    expect(list({ checked: [...strangers, third] })).toEqual({ 'car-1': 'found' });
  });

  test('a car in which the one who was not checked is known is told once, with the name', () => {
    const of = { declared: party, checked: two({ heads: 3 }) };
    expect(list(of)).toMatchObject({ 'd-3': 'open', 'car-1': 'found' });
  });
});
