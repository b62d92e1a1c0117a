import { insertMany, selectMany, updateMany } from './many';
import { personInScope } from './scope';
import type { Db } from './store';
import type { PersonRow, Tables } from './tables';

/** A person by id; one that was joined to another gives that other. */
export async function readPerson(db: Db, id: string): Promise<PersonRow | null> {
  const row = await db.selectFrom('persons').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return null;
  return row.merged_into === null ? row : await readPerson(db, row.merged_into);
}

/** A person by id, as far as somebody with this area may see. */
export async function readPersonInScope(db: Db, id: string, area: string): Promise<PersonRow | null> {
  const person = await readPerson(db, id);
  if (person === null) return null;
  const seen = await db
    .selectFrom('persons')
    .select('id')
    .where('id', '=', person.id)
    .where(personInScope(area))
    .executeTakeFirst();
  return seen === undefined ? null : person;
}

/**
 * Who answers to some handles (a document's keyed hash, a declaration, a pass, an id that the county told), by handle. Of
 * somebody whom a desk joined with others that is the part.
 */
export async function answeringTo(db: Db, handles: readonly string[]): Promise<Map<string, PersonRow>> {
  const rows = await selectMany<PersonRow & { handle: string }>(
    db,
    'select aliases.handle, persons.* from aliases join persons on persons.id = aliases.person where aliases.handle in (?)',
    handles,
  );
  // The handle stays in the row: nobody writes these rows back, and leaving it out would copy each of them.
  const found = new Map<string, PersonRow>(rows.map((row) => [row.handle, row]));
  for (const handle of handles) {
    const person = handle.startsWith(BY_ID) ? await readPerson(db, handle.slice(BY_ID.length)) : null;
    if (person !== null) found.set(handle, person);
  }
  return found;
}

const BY_ID = 'person:';

/** What a person answers to by the id that the county told. */
export const personHandle = (person: string): string => `${BY_ID}${person}`;

/** Who is shown for those who answer to some handles, by handle. */
export async function personsOfHandles(db: Db, handles: readonly string[]): Promise<Map<string, PersonRow>> {
  const found = await answeringTo(db, handles);
  for (const [handle, row] of found) {
    const shown = row.merged_into === null ? row : await readPerson(db, row.merged_into);
    if (shown !== null) found.set(handle, shown);
  }
  return found;
}

/** Who is shown for the one who answers to a handle, or null. */
export const personOfHandle = async (db: Db, handle: string): Promise<PersonRow | null> =>
  (await personsOfHandles(db, [handle])).get(handle) ?? null;

/** Lets persons answer to handles from now on; the first who answered stays. */
export async function addAliases(tx: Db, rows: readonly Tables['aliases'][]): Promise<void> {
  await insertMany(tx, 'aliases', rows, { keep: 'first' });
}

/** Keeps persons who are heard of for the first time. */
export async function addPersons(tx: Db, rows: readonly PersonRow[]): Promise<void> {
  await insertMany(tx, 'persons', rows);
}

const TOLD = [
  'area',
  'area_at',
  'area_record',
  'file',
  'colour',
  'measure',
  'verdict',
  'verdict_at',
  'last_at',
] as const;
const NAMED = ['name', 'name_key', 'phone', 'plate'] as const;
const DOCUMENT = ['document', 'document_type', 'document_hash', 'last6_hash'] as const;

/** Keeps what batches told of persons who are there: `before` each as they were. */
export async function changePersons(
  tx: Db,
  changes: readonly { before: PersonRow; row: PersonRow }[],
): Promise<void> {
  // What is in an index is written only where it changed.
  const groups = new Map<string, PersonRow[]>();
  for (const { before, row } of changes) {
    const indexed = [
      ...(before.verdict_due === row.verdict_due ? [] : ['due']),
      ...(before.document === row.document ? [] : ['document']),
      ...(NAMED.every((column) => before[column] === row[column]) ? [] : ['named']),
    ].join(' ');
    const group = groups.get(indexed);
    if (group === undefined) groups.set(indexed, [row]);
    else group.push(row);
  }
  for (const [indexed, rows] of groups) {
    const columns = [
      ...TOLD,
      ...(indexed.includes('due') ? (['verdict_due'] as const) : []),
      ...(indexed.includes('document') ? DOCUMENT : []),
      ...(indexed.includes('named') ? NAMED : []),
    ];
    await updateMany(tx, 'persons', { rows, columns });
  }
}

/** Changes some columns of a person. */
export async function changePerson(tx: Db, id: string, change: Partial<PersonRow>): Promise<void> {
  await tx.updateTable('persons').set(change).where('id', '=', id).execute();
}

const JUDGED = [
  'id',
  'area',
  'name',
  'file',
  'colour',
  'measure',
  'verdict',
  'verdict_at',
  'verdict_due',
] as const;

/** Of a person what judging needs: everybody is read when a policy changes. */
export type JudgedRow = Pick<PersonRow, (typeof JUDGED)[number]>;

/** Persons after an id, in the order of their ids, so that everybody can be gone through in steps. */
export const personsAfter = (db: Db, id: string, limit: number): Promise<JudgedRow[]> =>
  db
    .selectFrom('persons')
    .select(JUDGED)
    .where('id', '>', id)
    .where('merged_into', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute();

/** Persons whose colour ends before a time. */
export const personsDue = (db: Db, now: number, limit: number): Promise<JudgedRow[]> =>
  db
    .selectFrom('persons')
    .select(JUDGED)
    .where('verdict_due', '<=', now)
    .where('merged_into', 'is', null)
    .orderBy('verdict_due')
    .limit(limit)
    .execute();

/** Persons by their ids; those that were joined to others are not followed. */
export const personsByIds = (db: Db, ids: readonly string[]): Promise<PersonRow[]> =>
  selectMany<PersonRow>(db, 'select * from "persons" where "id" in (?)', ids);
