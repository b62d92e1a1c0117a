import type { OpenItemRow } from './durability-rows';
import { insertNew, selectMany } from './many';
import type { TestResultRow, WaitingClosingRow } from './open-ends-rows';
import type { Db } from './store';
import type { CheckRow, Tables } from './tables';

/** Keeps results of tests, each once. */
export async function addTestResults(tx: Db, rows: readonly TestResultRow[]): Promise<void> {
  await insertNew(tx, 'test_results', rows, ['id']);
}

/** Results that name somebody (see `namesOf`) of whom it is not known yet who they are. */
export const waitingResults = (db: Db, names: readonly string[]): Promise<TestResultRow[]> =>
  selectMany<TestResultRow>(
    db,
    'select * from "test_results" where "names" in (?) and "person" is null order by "id"',
    names,
  );

/** Notes whom a result is about. */
export async function settleResult(tx: Db, id: string, person: string): Promise<void> {
  await tx.updateTable('test_results').set({ person }).where('id', '=', id).execute();
}

/** What a person's results were, the newest first. */
export const testResultsOf = (db: Db, person: string): Promise<TestResultRow[]> =>
  db
    .selectFrom('test_results')
    .selectAll()
    .where('person', '=', person)
    .orderBy('corrected_at', 'desc')
    .execute();

/** Of the checks by these ids what says whose they are. */
export const checksByIds = (
  db: Db,
  ids: readonly string[],
): Promise<Pick<CheckRow, 'id' | 'person' | 'post' | 'area' | 'plate' | 'decision'>[]> =>
  selectMany(
    db,
    'select "id", "person", "post", "area", "plate", "decision" from "checks" where "id" in (?)',
    ids,
  );

/** Keeps what was said of open items until those are there. */
export async function addWaitingClosings(tx: Db, rows: readonly WaitingClosingRow[]): Promise<void> {
  await insertNew(tx, 'waiting_closings', rows, ['id']);
}

/** What waits for the items of some records, the earliest saying first. */
export const waitingClosings = (db: Db, records: readonly string[]): Promise<WaitingClosingRow[]> =>
  selectMany<WaitingClosingRow>(
    db,
    'select * from "waiting_closings" where "record" in (?) order by "at", "id"',
    records,
  );

/** Forgets what waited and has been seen to. */
export async function dropWaitingClosings(tx: Db, ids: readonly string[]): Promise<void> {
  for (const id of ids) await tx.deleteFrom('waiting_closings').where('id', '=', id).execute();
}

/** All that some records opened and that is not closed. */
export const openOfRecords = (db: Db, records: readonly string[]): Promise<OpenItemRow[]> =>
  selectMany<OpenItemRow>(
    db,
    `select * from "open_items" where "record" in (?) and "state" = 'open' order by "id"`,
    records,
  );

/** All that is open about some persons. */
export const openOfPersons = (db: Db, persons: readonly string[]): Promise<OpenItemRow[]> =>
  selectMany<OpenItemRow>(
    db,
    `select * from "open_items" where "person" in (?) and "state" = 'open' order by "id"`,
    persons,
  );

/** Items by their ids, with what a post's phone shows of them. */
export const openItemsByIds = (
  db: Db,
  ids: readonly string[],
): Promise<
  (OpenItemRow & {
    name: string | null;
    phone: string | null;
    check_plate: string | null;
    plate: string | null;
  })[]
> =>
  selectMany(
    db,
    'select open_items.*, persons.name as name, persons.phone as phone, persons.plate as plate, checks.plate as check_plate from open_items ' +
      'join persons on persons.id = open_items.person left join checks on checks.id = open_items.record ' +
      'where open_items.id in (?)',
    ids,
  );

/** All that was ever open about a person. */
export const itemsOfPerson = (db: Db, person: string): Promise<OpenItemRow[]> =>
  db.selectFrom('open_items').selectAll().where('person', '=', person).execute();

type ListRow = Tables['result_lists'];

/** Keeps a list of results for the second person. */
export async function addResultList(tx: Db, row: ListRow): Promise<void> {
  await tx.insertInto('result_lists').values(row).execute();
}

/** A list by its id, of accounts with this area, or null. */
export async function readResultList(db: Db, id: string, area: string): Promise<ListRow | null> {
  const query = db.selectFrom('result_lists').selectAll().where('id', '=', id).where('area', '=', area);
  return (await query.executeTakeFirst()) ?? null;
}

/** The lists that wait, the oldest first. */
export const resultListsIn = (db: Db, area: string): Promise<ListRow[]> =>
  db.selectFrom('result_lists').selectAll().where('area', '=', area).orderBy('made_at').execute();

/** Drops a list. */
export async function dropResultList(tx: Db, id: string): Promise<void> {
  await tx.deleteFrom('result_lists').where('id', '=', id).execute();
}

/** Drops lists that were made before a time, ms UTC. */
export async function dropOldResultLists(tx: Db, before: number): Promise<void> {
  await tx.deleteFrom('result_lists').where('made_at', '<', before).execute();
}
