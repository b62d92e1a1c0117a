import { sql } from 'kysely';
import { insertMany } from './many';
import type { Db } from './store';
import type { PersonRow, Tables } from './tables';

/**
 * A desk may join persons: each stays as a part, with its own file and handles, and points to the joined person, who is
 * shown and judged. Everything that hangs on them is the joined person's; whose it was stands in `part_things`, so that
 * they can be taken apart. Who turned out to be another by what records say points to that one too, but keeps nothing.
 */

/** What hangs on persons, each with the column that names one; handles and wards are seen to by themselves. */
export const THINGS = {
  declarations: 'id',
  checks: 'id',
  arrivals: 'id',
  passes: 'number',
  instructions: 'id',
  transfers: 'id',
  objections: 'id',
  follow_ups: 'id',
  self_arrivals: 'id',
  open_items: 'id',
  test_results: 'id',
} as const;
const TABLES = Object.entries(THINGS);

/** What belongs to a record of the same person, and by which column it names it. */
const BY_RECORD = {
  passes: 'declaration',
  objections: 'declaration',
  open_items: 'record',
  transfers: 'record',
} as const;

/** Remembers which part things are of. */
export const addPartThings = (tx: Db, rows: readonly Tables['part_things'][]): Promise<void> =>
  insertMany(tx, 'part_things', rows, { keep: 'first' });

/** Which part a thing is of, or null where that was never remembered. */
export async function partOfThing(db: Db, thing: string): Promise<string | null> {
  const query = db.selectFrom('part_things').select('part').where('thing', '=', thing);
  return (await query.executeTakeFirst())?.part ?? null;
}

/** Remembers that everything which hangs on a person now is a part's. */
async function notePart(tx: Db, person: string, part: string): Promise<void> {
  for (const [table, key] of TABLES)
    await sql`
      insert into part_things (thing, area, part)
      select ${sql.ref(key)}, area, ${sql.lit(part)} from ${sql.table(table)} where person = ${person}
      on conflict do nothing
    `.execute(tx);
}

async function moveThings(tx: Db, from: string, to: string): Promise<void> {
  for (const [table] of TABLES)
    await sql`update ${sql.table(table)} set person = ${to} where person = ${from}`.execute(tx);
}

const NOTHING = {
  file: '{}',
  document: null,
  document_hash: null,
  last6_hash: null,
  name: null,
  name_key: null,
  phone: null,
  plate: null,
  verdict_due: null,
} as const;

/**
 * Gives everything that hangs on one person to another who they turned out to be, and leaves the first as a pointer to
 * the second.
 * @param into the second, who may be a part, and who is shown for them: the same where no desk joined them
 */
export async function joinPersons(
  tx: Db,
  from: string,
  into: { part: string; shown: string },
): Promise<void> {
  if (into.part !== into.shown) await notePart(tx, from, into.part);
  await moveThings(tx, from, into.shown);
  await tx.updateTable('aliases').set({ person: into.part }).where('person', '=', from).execute();
  await tx.updateTable('part_things').set({ part: into.part }).where('part', '=', from).execute();
  await leavePointer(tx, from, into.part);
}

/** Makes two joined persons one: the parts of the first are parts of the second. */
export async function joinWholes(tx: Db, from: string, into: string): Promise<void> {
  await moveThings(tx, from, into);
  await tx.updateTable('aliases').set({ person: into }).where('person', '=', from).execute();
  await tx.updateTable('persons').set({ merged_into: into }).where('merged_into', '=', from).execute();
  await leavePointer(tx, from, into);
}

const leavePointer = (tx: Db, from: string, into: string) =>
  tx
    .updateTable('persons')
    .set({ ...NOTHING, merged_into: into })
    .where('id', '=', from)
    .execute();

/** Makes a person part of a joined person. */
export async function makePart(tx: Db, part: string, whole: string): Promise<void> {
  await notePart(tx, part, part);
  await moveThings(tx, part, whole);
  await tx
    .updateTable('persons')
    .set({ merged_into: whole, verdict_due: null })
    .where('id', '=', part)
    .execute();
}

/** The parts that a person was joined of, the oldest first: none for one who was never joined. */
export const partsOf = (db: Db, whole: string): Promise<PersonRow[]> =>
  db
    .selectFrom('persons')
    .selectAll()
    .where('merged_into', '=', whole)
    .where('file', '<>', NOTHING.file)
    .orderBy('made_at')
    .orderBy('id')
    .execute();

/** A joined person of whom only one part is left, because the others turned out to be that one, is that one. */
export async function endWholeOfOne(tx: Db, whole: string): Promise<void> {
  const [only, ...others] = await partsOf(tx, whole);
  if (only === undefined || others.length > 0) return;
  await joinPersons(tx, only.id, { part: whole, shown: whole });
  await tx.deleteFrom('part_things').where('part', '=', whole).execute();
  const { document, document_type, document_hash, last6_hash } = only;
  await tx
    .updateTable('persons')
    .set({ document, document_type, document_hash, last6_hash })
    .where('id', '=', whole)
    .execute();
}

/** Gives a part back what is its own, and lets it stand alone. */
export async function leaveWhole(tx: Db, part: string, whole: string): Promise<void> {
  const own = sql`(select thing from part_things where part = ${part})`;
  for (const [table, key] of [...TABLES, ...Object.entries(BY_RECORD)])
    await sql`
      update ${sql.table(table)} set person = ${part} where person = ${whole} and ${sql.ref(key)} in ${own}
    `.execute(tx);
  await tx.deleteFrom('part_things').where('part', '=', part).execute();
  await tx.updateTable('persons').set({ merged_into: null }).where('id', '=', part).execute();
}

/** Everybody who points to some persons, over however many others: by their ids, to whom they lead. */
export async function pointingTo(db: Db, persons: readonly string[]): Promise<Map<string, string>> {
  const leads = new Map(persons.map((id) => [id, id]));
  for (let step = [...leads.keys()]; step.length > 0; ) {
    const rows: { id: string; merged_into: string | null }[] = [];
    for (let at = 0; at < step.length; at += 200)
      rows.push(
        ...(await db
          .selectFrom('persons')
          .select(['id', 'merged_into'])
          .where('merged_into', 'in', step.slice(at, at + 200))
          .execute()),
      );
    for (const { id, merged_into } of rows) leads.set(id, leads.get(merged_into ?? '') ?? id);
    step = rows.map(({ id }) => id);
  }
  return leads;
}
