import { expect, test } from 'vitest';
import { arrivalSchema } from '#domain/arrival/arrival';
import { arrivalOf, askedBefore, nextAsked } from '../../../src/app/village/arriving';
import { register, rollOf } from '../../../src/app/village/roll';
import { CLEAN, expected, HOUR, id, NOON, standing, stranger } from '../checkpoint/people';

const at = { now: NOON, zoneMinutes: 480 };
const VILLAGE = '610921100201';

test('who should have come is late, who should still come is awaited, who came has arrived', () => {
  const people = [
    expected(1, { arriveAt: NOON - 2 * HOUR }),
    expected(2, { arriveAt: NOON + HOUR }),
    expected(3, { arriveAt: NOON - HOUR, arrivedAt: NOON - 1000 }),
  ];
  const roll = rollOf(people, [], at);
  expect(roll.late.map((one) => one.position)).toEqual([1]);
  expect(roll.coming.map((one) => one.position)).toEqual([2]);
  expect(roll.arrived.map((one) => one.person.position)).toEqual([3]);
});

test('who is expected tomorrow is not on the roll of today; who did not come yesterday still is', () => {
  const roll = rollOf(
    [expected(1, { arriveAt: NOON + 24 * HOUR }), expected(2, { arriveAt: NOON - 24 * HOUR })],
    [],
    at,
  );
  expect(roll.coming).toEqual([]);
  expect(roll.late.map((one) => one.position)).toEqual([2]);
});

test('an arrival registered here counts at once, also before the county knows of it', () => {
  const person = expected(1, { arriveAt: NOON - HOUR });
  const roll = rollOf([person], register([], person.declaration, NOON - 60_000), at);
  expect(roll.late).toEqual([]);
  expect(roll.arrived).toEqual([{ person, at: NOON - 60_000 }]);
});

test('registering twice keeps one, and old ones are let go', () => {
  const once = register([], id(1), NOON);
  expect(register(once, id(1), NOON + 1)).toEqual([{ declaration: id(1), at: NOON + 1 }]);
  expect(register(once, id(2), NOON + 72 * HOUR)).toEqual([{ declaration: id(2), at: NOON + 72 * HOUR }]);
});

const ANSWERS = { temperature: CLEAN.temperature, health: CLEAN.health, itinerary: CLEAN.itinerary };

test('temperature and both codes are asked, in this order', () => {
  expect(nextAsked({})).toBe('temperature');
  expect(nextAsked({ temperature: ANSWERS.temperature })).toBe('health');
  expect(nextAsked(ANSWERS)).toBeNull();
  expect(askedBefore('temperature')).toBeNull();
  expect(askedBefore('itinerary')).toBe('health');
});

test('nothing is recorded while an answer is missing', () => {
  expect(arrivalOf(standing(1), { temperature: ANSWERS.temperature }, VILLAGE)).toBeNull();
});

test('an arrival holds to the schema of the wire, by code, from the list and by hand', () => {
  const found = { ...standing(1), via: 'found' as const };
  const vias = [standing(1), found, stranger()].map((person) => {
    const arrival = arrivalOf(person, ANSWERS, VILLAGE);
    expect(arrivalSchema.safeParse(arrival).success).toBe(true);
    return arrival?.via;
  });
  expect(vias).toEqual(['pass', 'found', 'by-hand']);
});
