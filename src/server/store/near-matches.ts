import { sql } from 'kysely';
import { insertMany, selectMany } from './many';
import type { NearMatchRow } from './near-match-rows';
import { personInScope } from './scope';
import type { Db } from './store';
import type { PersonRow, Tables } from './tables';

/** Of a person what is compared at first: the file only where a day of birth decides. */
export type ComparedRow = Pick<
  PersonRow,
  'id' | 'area' | 'name' | 'name_key' | 'phone' | 'plate' | 'document' | 'document_type'
>;
const COMPARED = 'id, area, name, name_key, phone, plate, document, document_type';

/** Persons who have one of some names, or one of some telephones. */
export async function alikePersons(
  db: Db,
  by: { names: readonly string[]; phones: readonly string[] },
): Promise<ComparedRow[]> {
  const named = await selectMany<ComparedRow>(
    db,
    `select ${COMPARED} from persons where name_key in (?) and merged_into is null`,
    by.names,
  );
  const called = await selectMany<ComparedRow>(
    db,
    `select ${COMPARED} from persons where phone in (?) and merged_into is null`,
    by.phones,
  );
  return [...new Map([...named, ...called].map((row) => [row.id, row])).values()];
}

/** The files of some persons, by id. */
export async function filesOf(db: Db, persons: readonly string[]): Promise<Map<string, string>> {
  const rows = await selectMany<Pick<PersonRow, 'id' | 'file'>>(
    db,
    'select id, file from persons where id in (?)',
    persons,
  );
  return new Map(rows.map(({ id, file }) => [id, file]));
}

/** Whom some records told of, as far as there is somebody. */
export async function toldOf(db: Db, records: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const table of ['declarations', 'checks', 'arrivals']) {
    const rows = await selectMany<{ person: string }>(
      db,
      `select person from ${table} where id in (?)`,
      records,
    );
    for (const { person } of rows) found.push(person);
  }
  return [...new Set(found)];
}

/** Everything that is known or was decided of some persons. */
export async function matchesOf(db: Db, persons: readonly string[]): Promise<NearMatchRow[]> {
  const found = new Map<string, NearMatchRow>();
  for (const column of ['one', 'other']) {
    const text = `select * from near_matches where ${column} in (?)`;
    for (const row of await selectMany<NearMatchRow>(db, text, persons)) found.set(row.id, row);
  }
  return [...found.values()];
}

/** Keeps matches; one of the same two is written over. */
export const putMatches = (tx: Db, rows: readonly NearMatchRow[]): Promise<void> =>
  insertMany(tx, 'near_matches', rows, { keep: 'new', key: ['one', 'other'] });

/** Forgets matches. */
export async function dropMatches(tx: Db, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += 200)
    await tx
      .deleteFrom('near_matches')
      .where('id', 'in', ids.slice(at, at + 200))
      .execute();
}

/** A match by its id, or null. */
export async function readMatch(db: Db, id: string): Promise<NearMatchRow | null> {
  return (await db.selectFrom('near_matches').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Decides on matches. */
export async function decideMatches(
  tx: Db,
  ids: readonly string[],
  decision: Pick<NearMatchRow, 'state' | 'decided_at' | 'decided_by' | 'why'>,
): Promise<void> {
  if (ids.length === 0) return;
  await tx.updateTable('near_matches').set(decision).where('id', 'in', ids).execute();
}

/**
 * The matches that nobody has decided, the likeliest first, at most `limit`, and how many there are.
 * @param area both persons are bound for it or were seen there; null for everybody
 */
export async function openMatches(
  db: Db,
  area: string | null,
  limit: number,
): Promise<{ rows: NearMatchRow[]; count: number }> {
  const shown = (column: 'one' | 'other') => {
    const query = db
      .selectFrom('persons')
      .select('persons.id')
      .where(sql<boolean>`persons.id = ${sql.ref(`near_matches.${column}`)}`)
      .where('persons.merged_into', 'is', null);
    return area === null ? query : query.where(personInScope(area));
  };
  const open = () =>
    db
      .selectFrom('near_matches')
      .where('state', '=', 'open')
      .where((is) => is.and([is.exists(shown('one')), is.exists(shown('other'))]));
  const rows = await open()
    .selectAll()
    .orderBy('score', 'desc')
    .orderBy('found_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  const { count } = await open()
    .select((is) => is.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return { rows, count: Number(count) };
}

/** How many others may be the same as a person, as far as nobody has decided. */
export async function countNear(db: Db, person: string): Promise<number> {
  const { count } = await db
    .selectFrom('near_matches')
    .select((is) => is.fn.countAll<number>().as('count'))
    .where('state', '=', 'open')
    .where((is) => is.or([is('one', '=', person), is('other', '=', person)]))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Whether somebody with this area may see a person. */
export async function isPersonInScope(db: Db, person: string, area: string): Promise<boolean> {
  const row = await db
    .selectFrom('persons')
    .select('persons.id')
    .where('persons.id', '=', person)
    .where(personInScope(area))
    .executeTakeFirst();
  return row !== undefined;
}

/** Where persons last set out from, as their newest check or declaration says, by person. */
export async function originsOf(db: Db, persons: readonly string[]): Promise<Map<string, string>> {
  const checks = await selectMany<{ person: string; origin: string | null; at: number }>(
    db,
    'select person, origin, corrected_at as at from checks where person in (?)',
    persons,
  );
  const declared = await selectMany<{ person: string; body: string; at: number }>(
    db,
    'select person, body, corrected_at as at from declarations where person in (?)',
    persons,
  );
  const said = [
    ...checks,
    ...declared.map(({ person, body, at }) => ({ person, origin: declaredOrigin(body), at })),
  ].sort((a, b) => Number(a.at) - Number(b.at));
  return new Map(said.flatMap(({ person, origin }) => (origin === null ? [] : [[person, origin]])));
}

function declaredOrigin(body: string): string | null {
  const said: { trip?: { origin?: string } } = JSON.parse(body);
  return said.trip?.origin ?? null;
}

/** At most `limit` entries of the audit log after a seq that say who changed, the oldest first, and the newest seq of all. */
export async function changesOnRecord(db: Db, after: number, limit: number) {
  const { newest } = await db
    .selectFrom('audit')
    .select((is) => is.fn.max('seq').as('newest'))
    .executeTakeFirstOrThrow();
  const entries: Pick<Tables['audit'], 'seq' | 'action' | 'subject' | 'payload'>[] = await db
    .selectFrom('audit')
    .select(['seq', 'action', 'subject', 'payload'])
    .where('seq', '>', after)
    .where('action', 'in', ['records', 'person-merged', 'person-split'])
    .orderBy('seq')
    .limit(limit)
    .execute();
  return { entries, newest: Number(newest ?? 0) };
}
