import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare } from '#domain/reconcile/compare';
import type { Arrived, Known } from '#domain/reconcile/said';
import { arrived, checked, declared, HOUR, known, NOON, OTHER_VILLAGE, RULES, VILLAGE } from './a-known';

const time = fc.integer({ min: -40, max: 40 }).map((half) => NOON + (half * HOUR) / 2);
const person = fc.constantFrom('p-1', 'p-2', 'p-3');
const destination = fc.constantFrom(VILLAGE, OTHER_VILLAGE);

const declarations = fc
  .array(fc.record({ person, at: time, arriveAt: time, destination, party: fc.constantFrom('x', 'y') }), {
    maxLength: 5,
  })
  .map((all) => all.map((one, at) => declared({ ...one, id: `d-${at}`, partySize: 3 })));
const checks = fc
  .array(
    fc.record({
      person,
      at: time,
      destination,
      heads: fc.integer({ min: 1, max: 3 }),
      car: fc.constantFrom('car-1', 'car-2'),
      decision: fc.constantFrom('release' as const, 'turn-back' as const, 'hold' as const),
      absent: fc.constantFrom(null, 'not-coming' as const, 'later' as const, 'unknown' as const),
    }),
    { maxLength: 5 },
  )
  .map((all) => all.map((one, at) => checked({ ...one, id: `c-${at}` })));
const arrivals = fc
  .array(fc.record({ person, at: time, village: destination, origin: fc.constantFrom('4201', null) }), {
    maxLength: 4,
  })
  .map((all) => all.map((one, at): Arrived => arrived({ ...one, id: `a-${at}` })));

const anything = fc
  .record({ declared: declarations, checked: checks, arrived: arrivals })
  .map((of): Known => known(of));

/** What stands in one list, or in all. */
const open = (of: Known, now: number, kind?: string) =>
  compare(of, RULES, now)
    .filter((one) => one.standing.is === 'open' && (kind === undefined || one.kind === kind))
    .map((one) => `${one.kind} ${one.record} ${one.person} ${one.post} ${one.since}`)
    .sort();

test('the order in which records come makes no list different', () => {
  fc.assert(
    fc.property(anything, time, fc.integer(), (of, now, seed) => {
      const mixed = <One>(list: readonly One[]) =>
        list
          .map((one, at) => ({ one, key: (Math.imul(at + 1, 2_654_435_761) ^ seed) >>> 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
      const other = {
        ...of,
        declared: mixed(of.declared),
        checked: mixed(of.checked),
        arrived: mixed(of.arrived),
      };
      expect(open(other, now)).toEqual(open(of, now));
    }),
  );
});

test('an arrival more makes nobody never arrive, and nobody never come', () => {
  fc.assert(
    fc.property(anything, arrivals, time, (of, more, now) => {
      const longer = {
        ...of,
        arrived: [...of.arrived, ...more.map((one) => ({ ...one, id: `more ${one.id}` }))],
      };
      for (const kind of ['never-arrived', 'never-came']) {
        const before = new Set(open(of, now, kind));
        expect(open(longer, now, kind).filter((one) => !before.has(one))).toEqual([]);
      }
    }),
  );
});

test('a record of somebody who is in no list with others changes nothing of theirs', () => {
  fc.assert(
    fc.property(anything, time, (of, now) => {
      const stranger = checked({ id: 'c-x', person: 'p-x', car: 'car-x' });
      const theirs = open({ ...of, checked: [...of.checked, stranger] }, now).filter(
        (one) => !one.includes('p-x'),
      );
      expect(theirs).toEqual(open(of, now));
    }),
  );
});

test('each comparison is about one thing only', () => {
  fc.assert(
    fc.property(anything, time, (of, now) => {
      const all = compare(of, RULES, now).map(({ kind, record }) => `${kind} ${record}`);
      expect(new Set(all).size).toBe(all.length);
    }),
  );
});

test('time alone settles nothing and takes nothing back', () => {
  fc.assert(
    fc.property(anything, time, (of, now) => {
      const later = new Set(open(of, now + HOUR));
      expect(open(of, now).filter((one) => !later.has(one))).toEqual([]);
    }),
  );
});
