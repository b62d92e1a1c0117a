import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countRooms } from '#domain/transfer/rooms';
import { byUrgency, standingOf } from '#domain/transfer/standing';
import { TRANSFER_STEPS } from '#domain/transfer/transfer';
import { HELD, MINUTE, OTHER_SITE, SITE, transferOf } from './course';

test('the driver is to be at the scene in the minutes of the policy, and late from then on', () => {
  const ordered = transferOf([]);
  expect(standingOf(ordered, HELD + 15 * MINUTE)).toMatchObject({
    state: 'ordered',
    whose: 'driver',
    late: 0,
  });
  expect(standingOf(ordered, HELD + 17 * MINUTE)).toMatchObject({ late: 2 * MINUTE });
  expect(standingOf(transferOf(['accepted']), HELD + 16 * MINUTE)).toMatchObject({ late: MINUTE });
  expect(standingOf(transferOf(['at-scene']), HELD + 90 * MINUTE)).toMatchObject({ due: null, late: 0 });
});

test('a team that has not accepted after three minutes is telephoned', () => {
  expect(standingOf(transferOf([]), HELD + 3 * MINUTE).call).toBe(false);
  expect(standingOf(transferOf([]), HELD + 3 * MINUTE + 1).call).toBe(true);
  expect(standingOf(transferOf(['accepted']), HELD + 9 * MINUTE).call).toBe(false);
});

test('the desk has ten minutes to send somebody, anew after a team that cannot go', () => {
  const open = transferOf([], { order: null });
  expect(standingOf(open, HELD + 11 * MINUTE)).toMatchObject({ whose: 'desk', late: MINUTE });
  const refused = { ...open, cannot: { at: HELD + 5 * MINUTE, by: 'Han Bo', word: 'flat tyre' } };
  expect(standingOf(refused, HELD + 11 * MINUTE)).toMatchObject({ late: 0 });
});

test('the site has half an hour to receive whom the driver delivered; then nobody is waited for', () => {
  const delivered = transferOf(['delivered']);
  expect(standingOf(delivered, HELD + 41 * MINUTE)).toMatchObject({ whose: 'site', late: 10 * MINUTE });
  expect(standingOf(transferOf(['received']), HELD + 90 * MINUTE)).toMatchObject({ whose: null, due: null });
});

test('what is late comes first, then fever, and what is over last', () => {
  const late = transferOf([], { number: 1 });
  const fever = transferOf(['picked-up'], { number: 2, fever: true });
  const usual = transferOf(['picked-up'], { number: 3 });
  const inRoom = transferOf(['received'], { number: 4 });
  const over = transferOf(['discharged'], { number: 5, fever: true });
  const sorted = [over, inRoom, usual, fever, late].sort(byUrgency(HELD + 20 * MINUTE));
  expect(sorted.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
});

test('a room is kept from the order to the discharge, and never are fewer than none free', () => {
  const steps = fc.subarray([...TRANSFER_STEPS]);
  const transfer = fc.record({ steps, site: fc.constantFrom(SITE, OTHER_SITE), away: fc.boolean() });
  fc.assert(
    fc.property(fc.array(transfer, { maxLength: 12 }), fc.nat({ max: 8 }), (some, rooms) => {
      const transfers = some.map(({ steps, site, away }) =>
        transferOf(steps, {
          order: {
            number: 1,
            at: HELD,
            due: HELD,
            driver: { id: SITE, name: '' },
            site: { id: site, name: '' },
          },
          cancelled: away ? { at: HELD, by: 'Wen Hua', word: 'released' } : null,
        }),
      );
      const placed = transfers.map((one) => ({ ...one, order: { site: one.order?.site.id ?? '' } }));
      const count = countRooms(SITE, rooms, placed);
      const own = some.filter(
        ({ steps, site, away }) => site === SITE && !away && !steps.includes('discharged'),
      );
      expect(count.present).toBe(own.filter(({ steps }) => steps.includes('received')).length);
      expect(count.present + count.reserved).toBe(own.length);
      expect(count.free).toBe(Math.max(0, rooms - own.length));
    }),
  );
});
