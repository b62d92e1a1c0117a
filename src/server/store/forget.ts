import { sql } from 'kysely';
import { pointingTo } from './parts';
import type { Db } from './store';

/** So many values a statement. */
const PART = 200;

async function inParts(values: readonly string[], run: (part: string[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < values.length; at += PART) await run(values.slice(at, at + PART));
}

/**
 * Deletes persons with all that hangs on them. Of what is on record about them the content goes; that something was done,
 * when and by whom, stays, and the chain holds.
 */
export async function forgetPersons(tx: Db, persons: readonly string[]): Promise<void> {
  // Parts of a joined person, and who turned out to be one of these, go along.
  const everybody = [...(await pointingTo(tx, persons)).keys()];
  await inParts(everybody, async (part) => {
    for (const table of [
      'declarations',
      'checks',
      'arrivals',
      'passes',
      'aliases',
      'open_items',
      'test_results',
      'instructions',
      'transfers',
      'objections',
      'follow_ups',
      'self_arrivals',
      'wards',
    ] as const)
      await tx.deleteFrom(table).where('person', 'in', part).execute();
    await tx.deleteFrom('part_things').where('part', 'in', part).execute();
    await tx
      .deleteFrom('near_matches')
      .where((is) => is.or([is('one', 'in', part), is('other', 'in', part)]))
      .execute();
    await emptyAudit(tx, part);
    await tx.deleteFrom('persons').where('id', 'in', part).execute();
  });
}

/** Empties the content of audit entries about some persons or records; its salt goes too, so that nobody can guess it. */
async function emptyAudit(tx: Db, subjects: readonly string[]): Promise<void> {
  await tx.updateTable('audit').set({ payload: '', salt: '' }).where('subject', 'in', subjects).execute();
}

/**
 * Empties records: their id, hash and place in their phone's chain stay, so that a copy that comes late is known for one.
 */
export async function emptyRecords(tx: Db, records: readonly string[]): Promise<void> {
  await inParts(records, async (part) => {
    await tx
      .updateTable('records')
      .set({ sealed: Buffer.alloc(0), worker: null, post: null })
      .where('id', 'in', part)
      .execute();
    await tx.deleteFrom('records_conflict').where('id', 'in', part).execute();
    await tx.deleteFrom('carried_records').where('record', 'in', part).execute();
    await tx.deleteFrom('bindings').where('declaration', 'in', part).execute();
    await tx.deleteFrom('changes').where('topic', '=', 'expected').where('key', 'in', part).execute();
    await emptyAudit(tx, part);
  });
}

/** Records after an id that belong to nobody and still have their content, at most `limit` looked at. */
export async function looseRecords(db: Db, after: string, by: { before: number; limit: number }) {
  const rows = await db
    .selectFrom('records')
    .select(['id', 'kind', 'received_at', sql<number>`length(sealed)`.as('size')])
    .where('id', '>', after)
    .orderBy('id')
    .limit(by.limit)
    .execute();
  const owned = ['declaration', 'check', 'arrival', 'venue-visit'];
  const loose = rows.filter(
    (row) => !owned.includes(row.kind) && Number(row.size) > 0 && row.received_at < by.before,
  );
  return { ids: loose.map((row) => row.id), last: rows.at(-1)?.id ?? null };
}

/** Scans of venues' codes before a time, at most `limit`. */
export async function oldVisits(db: Db, before: number, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('venue_visits')
    .select('id')
    .where('corrected_at', '<', before)
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** How many scans of venues' codes are from before a time. */
export async function countOldVisits(db: Db, before: number): Promise<number> {
  const { count } = await db
    .selectFrom('venue_visits')
    .select((is) => is.fn.countAll<number>().as('count'))
    .where('corrected_at', '<', before)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Deletes scans of venues' codes. */
export const deleteVisits = (tx: Db, ids: readonly string[]): Promise<void> =>
  inParts(ids, (part) => tx.deleteFrom('venue_visits').where('id', 'in', part).execute());

/** Before which times (ms UTC) what belongs to nobody goes. */
export type Ends = {
  pass: number;
  conflict: number;
  refused: number;
  carried: number;
  install: number;
  session: number;
  measure: number;
  passage: number;
  staff: number;
  /** A day, as text. */
  counts: string;
};

/** Deletes everything of one kind that is over. @returns how many rows of each table, those with any */
export async function forgetTheRest(tx: Db, ends: Ends): Promise<Record<string, number>> {
  const gone = {
    passes: await tx.deleteFrom('passes').where('expires_at', '<', ends.pass).executeTakeFirst(),
    records_conflict: await tx
      .deleteFrom('records_conflict')
      .where('received_at', '<', ends.conflict)
      .executeTakeFirst(),
    refused: await tx.deleteFrom('refused').where('at', '<', ends.refused).executeTakeFirst(),
    carried: await tx.deleteFrom('carried').where('received_at', '<', ends.carried).executeTakeFirst(),
    test_results: await tx
      .deleteFrom('test_results')
      .where('person', 'is', null)
      .where('received_at', '<', ends.conflict)
      .executeTakeFirst(),
    waiting_closings: await tx
      .deleteFrom('waiting_closings')
      .where('received_at', '<', ends.conflict)
      .executeTakeFirst(),
    result_lists: await tx.deleteFrom('result_lists').where('made_at', '<', ends.session).executeTakeFirst(),
    sessions: await tx.deleteFrom('sessions').where('made_at', '<', ends.session).executeTakeFirst(),
    instructions: await tx
      .deleteFrom('instructions')
      .where('person', 'is', null)
      .where('ended_at', '<', ends.measure)
      .executeTakeFirst(),
    changes: await tx
      .deleteFrom('changes')
      .where('topic', 'in', ['expected', 'used', 'ward', 'site-report'])
      .where('at', '<', ends.measure)
      .executeTakeFirst(),
    installs: await tx
      .deleteFrom('installs')
      .where('kind', '=', 'traveller')
      .where(sql<number>`coalesce(last_seen, made_at)`, '<', ends.install)
      .where(sql<boolean>`not exists (select 1 from declarations d where d.install = installs.id)`)
      .executeTakeFirst(),
    site_reports: await tx.deleteFrom('site_reports').where('day', '<', ends.counts).executeTakeFirst(),
    kept_counts: await tx.deleteFrom('kept_counts').where('day', '<', ends.counts).executeTakeFirst(),
  };
  const counts = Object.entries(gone).map(
    ([table, { numDeletedRows }]) => [table, Number(numDeletedRows)] as const,
  );
  await tx
    .updateTable('site_reports')
    .set({ word: null })
    .where('word', 'is not', null)
    .where('at', '<', ends.measure)
    .execute();
  const staff = await forgetStaff(tx, ends.staff);
  return Object.fromEntries([...counts, ['staff', staff] as const].filter(([, count]) => count > 0));
}

/** Of those who left long ago a number remains. @returns how many lost their name */
async function forgetStaff(tx: Db, before: number): Promise<number> {
  let count = 0;
  for (const table of ['workers', 'accounts'] as const) {
    const left = await tx
      .selectFrom(table)
      .select('id')
      .where('ended_at', '<', before)
      .where('name', 'not like', '#%')
      .execute();
    for (const { id } of left) {
      const name = `#${id.slice(-8)}`;
      if (table === 'workers') await tx.updateTable('workers').set({ name }).where('id', '=', id).execute();
      else
        await tx
          .updateTable('accounts')
          .set({ name, login: `gone-${id}`, password: '' })
          .where('id', '=', id)
          .execute();
    }
    count += left.length;
  }
  return count;
}
