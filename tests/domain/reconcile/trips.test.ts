import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tripsOf } from '#domain/reconcile/trips';
import { arrived, checked, declared, HOUR, known, NOON } from './a-known';

const DAY = 24 * HOUR;
const ids = (of: Parameters<typeof known>[0]) =>
  tripsOf(known(of)).map((trip) => [trip.declared?.id, trip.checked?.id, trip.arrived?.id]);

test('the three stand beside each other for each trip, the newest first', () => {
  const next = declared({ id: 'd-2', at: NOON + 3 * DAY, arriveAt: NOON + 4 * DAY });
  const of = {
    declared: [declared(), next],
    checked: [checked(), checked({ id: 'c-2', at: NOON + 4 * DAY })],
    arrived: [arrived()],
  };
  expect(ids(of)).toEqual([
    ['d-2', 'c-2', undefined],
    ['d-1', 'c-1', 'a-1'],
  ]);
});

test('of several checks of a trip the last stands there, of several arrivals the first', () => {
  const of = {
    declared: [declared()],
    checked: [checked({ decision: 'test-on-spot' }), checked({ id: 'c-2', at: NOON + HOUR / 2 })],
    arrived: [arrived({ id: 'a-2', at: NOON + 9 * HOUR }), arrived()],
  };
  expect(ids(of)).toEqual([['d-1', 'c-2', 'a-1']]);
});

test('who declared nothing has a trip from the post to the village', () => {
  const of = { checked: [checked()], arrived: [arrived(), arrived({ id: 'a-2', at: NOON + 5 * DAY })] };
  expect(ids(of)).toEqual([
    [undefined, undefined, 'a-2'],
    [undefined, 'c-1', 'a-1'],
  ]);
});

test('a declaration that another took the place of says so, unless somebody was seen by it', () => {
  const again = declared({ id: 'd-2', at: NOON + DAY, arriveAt: NOON + 2 * DAY });
  const replaced = (of: Parameters<typeof known>[0]) =>
    tripsOf(known(of)).find((trip) => trip.declared?.id === 'd-1')?.replaced;
  expect(replaced({ declared: [declared(), again] })).toBe(true);
  expect(replaced({ declared: [declared(), again], checked: [checked()] })).toBe(false);
});

test('every declaration is one trip, and nobody is seen twice on one', () => {
  const times = fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 5 });
  fc.assert(
    fc.property(times, times, times, (said, posts, villages) => {
      const at = (hours: number) => NOON + hours * HOUR;
      const trips = tripsOf(
        known({
          declared: said.map((hours, n) =>
            declared({ id: `d-${n}`, at: at(hours), arriveAt: at(hours + 5) }),
          ),
          checked: posts.map((hours, n) => checked({ id: `c-${n}`, at: at(hours) })),
          arrived: villages.map((hours, n) => arrived({ id: `a-${n}`, at: at(hours) })),
        }),
      );
      expect(trips.filter((trip) => trip.declared !== null)).toHaveLength(said.length);
      for (const seen of ['checked', 'arrived'] as const) {
        const named = trips.flatMap((trip) => trip[seen]?.id ?? []);
        expect(new Set(named).size).toBe(named.length);
      }
    }),
  );
});
