import { setImmediate } from 'node:timers/promises';
import { dayOf } from '#domain/day';
import type { Context } from '../context';
import { record } from '../store/audit';
import { readCounty } from '../store/county';
import type { KeptCountRow } from '../store/durability-rows';
import {
  addCounts,
  countExpiredPersons,
  declaredBy,
  expiredPersons,
  type Passed,
  passagesOf,
} from '../store/expired-persons';
import {
  countOldVisits,
  deleteVisits,
  emptyRecords,
  forgetPersons,
  forgetTheRest,
  looseRecords,
  oldVisits,
} from '../store/forget';
import { overwrite } from '../store/sqlite-file';
import type { Db, Store } from '../store/store';
import { PERIODS } from './periods';

/** So many a transaction: nobody who asks the server meanwhile should notice. */
const PERSONS = 50;
const VISITS = 500;
const RECORDS = 2000;
/** Finer than a town nobody is counted: in a village few people are somebody. */
const TOWN = 9;

/** How many of what was deleted. */
export type Purged = { persons: number; records: number; visits: number; rest: Record<string, number> };

type Purging = Pick<Context, 'store' | 'policies'> & {
  now: number;
  /** The county's own way to write; a command tries again while the server is writing. */
  write: Store['write'];
  signal?: AbortSignal;
};

/** How many persons, and scans of venues, are past their period. Nothing is deleted. */
export async function countPurge({ store, now }: Pick<Purging, 'store' | 'now'>) {
  const visits = await countOldVisits(store.db, now - PERIODS.venueVisit);
  return { persons: await countExpiredPersons(store.db, pastOf(now)), visits };
}

/**
 * Deletes all personal data that is past its period, in small steps, each whole or not at all; begun again after a cut it
 * goes on where it was. Counts remain, and so does the trace by which a late copy of a record is known.
 */
export async function purge(by: Purging): Promise<Purged> {
  await overwrite(by.store, 'on');
  try {
    return await purgeAll(by);
  } finally {
    await overwrite(by.store, 'off');
  }
}

async function purgeAll(by: Purging): Promise<Purged> {
  const whole: Purged = { persons: 0, records: 0, visits: 0, rest: {} };
  const { now, write, signal } = by;
  const zone = (await by.policies.inForce(by.store.db, now)).policy.parameters.zoneMinutes;
  const going = () => signal?.aborted !== true;
  for (let after: string | null = ''; after !== null && going(); await setImmediate()) {
    const among = { after, limit: PERSONS };
    after = await write(async (tx) => {
      const persons = await expiredPersons(tx, pastOf(now), among);
      whole.records += await purgePersons(tx, persons, zone);
      whole.persons += persons.length;
      return persons.at(-1) ?? null;
    });
  }
  for (let more = true; more && going(); await setImmediate())
    more = await write(async (tx) => {
      const visits = await oldVisits(tx, now - PERIODS.venueVisit, VISITS);
      await emptyRecords(tx, visits);
      await deleteVisits(tx, visits);
      whole.visits += visits.length;
      return visits.length === VISITS;
    });
  for (let last: string | null = ''; last !== null && going(); await setImmediate()) {
    const before: number = now - PERIODS.conflict;
    const loose = await looseRecords(by.store.db, last, { before, limit: RECORDS });
    if (loose.ids.length > 0) await write((tx) => emptyRecords(tx, loose.ids));
    whole.records += loose.ids.length;
    last = loose.last;
  }
  if (going()) await write((tx) => finish(tx, whole, now));
  return whole;
}

const pastOf = (now: number) => ({ passage: now - PERIODS.passage, measure: now - PERIODS.measure });

/** @returns how many records were emptied */
async function purgePersons(tx: Db, persons: readonly string[], zone: number): Promise<number> {
  if (persons.length === 0) return 0;
  const passed = await passagesOf(tx, persons);
  await addCounts(tx, counted(passed, zone));
  const records = [...passed.map((one) => one.id), ...(await declaredBy(tx, persons))];
  await emptyRecords(tx, records);
  await forgetPersons(tx, persons);
  return records.length;
}

function counted(passed: readonly Passed[], zone: number): KeptCountRow[] {
  const counts = new Map<string, KeptCountRow>();
  for (const { kind, area, at, shown, decision } of passed) {
    const cell = { day: dayOf(at, zone), area: area.slice(0, TOWN), kind, shown, decision };
    const key = JSON.stringify(cell);
    counts.set(key, { ...cell, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}

async function finish(tx: Db, whole: Purged, now: number): Promise<void> {
  whole.rest = await forgetTheRest(tx, {
    pass: now - PERIODS.pass,
    conflict: now - PERIODS.conflict,
    refused: now - PERIODS.refused,
    carried: now - PERIODS.carried,
    install: now - PERIODS.install,
    session: now - PERIODS.session,
    measure: now - PERIODS.measure,
    passage: now - PERIODS.passage,
    staff: now - PERIODS.staff,
    counts: dayOf(now - PERIODS.counts),
  });
  const { persons, records, visits, rest } = whole;
  if (persons + records + visits + Object.keys(rest).length === 0) return;
  const area = (await readCounty(tx))?.area ?? '';
  const payload = { persons, records, visits, rest };
  await record(tx, [{ at: now, actor: 'server', action: 'purge', subject: null, area, payload }]);
}
