import { type Absent, absentSchema } from '#domain/check/check';
import { decisionSchema } from '#domain/policy/verdict';
import type { Arrived, Checked, Declared } from '#domain/reconcile/said';
import { selectMany } from './many';
import type { Db } from './store';
import type { DeclarationRow } from './tables';

type DeclaredSource = Pick<
  DeclarationRow,
  'id' | 'area' | 'person' | 'party' | 'party_size' | 'arrive_at' | 'corrected_at'
>;
const DECLARED =
  'select "id", "area", "person", "party", "party_size", "arrive_at", "corrected_at" from "declarations" ';

/** What persons declared. */
export const declaredOf = async (db: Db, persons: readonly string[]): Promise<Declared[]> =>
  (await selectMany<DeclaredSource>(db, `${DECLARED}where "person" in (?)`, persons)).map(declaredFrom);

/** What whole parties declared. */
export const declaredIn = async (db: Db, parties: readonly string[]): Promise<Declared[]> =>
  (await selectMany<DeclaredSource>(db, `${DECLARED}where "party" in (?)`, parties)).map(declaredFrom);

const declaredFrom = (row: DeclaredSource): Declared => ({
  id: row.id,
  person: row.person,
  party: row.party,
  partySize: Number(row.party_size),
  at: Number(row.corrected_at),
  arriveAt: Number(row.arrive_at),
  destination: row.area,
});

type CheckedSource = {
  id: string;
  person: string;
  declaration: string | null;
  corrected_at: number;
  car: string;
  heads: number;
  absent: string | null;
  decision: string;
  destination: string | null;
  post: string;
  area: string;
};
const CHECKED =
  'select "id", "person", "declaration", "corrected_at", "car", "heads", "absent", "decision", "destination", ' +
  '"post", "area" from "checks" ';

/** Persons' checks. */
export const checkedOf = async (db: Db, persons: readonly string[]): Promise<Checked[]> =>
  (await selectMany<CheckedSource>(db, `${CHECKED}where "person" in (?)`, persons)).map(checkedFrom);

/** The checks of whole cars. */
export const checkedIn = async (db: Db, cars: readonly string[]): Promise<Checked[]> =>
  (await selectMany<CheckedSource>(db, `${CHECKED}where "car" in (?)`, cars)).map(checkedFrom);

const checkedFrom = ({ corrected_at, ...row }: CheckedSource): Checked => ({
  ...row,
  at: Number(corrected_at),
  heads: Number(row.heads),
  absent: absentFrom(row.absent),
  decision: decisionSchema.parse(row.decision),
});

const absentFrom = (text: string | null): Absent | null => absentSchema.safeParse(text).data ?? null;

type ArrivedSource = Omit<Arrived, 'at' | 'village'> & { area: string; corrected_at: number };

/** Persons' arrivals. */
export async function arrivedOf(db: Db, persons: readonly string[]): Promise<Arrived[]> {
  const rows = await selectMany<ArrivedSource>(
    db,
    'select "id", "person", "declaration", "corrected_at", "area", "post", "origin" from "arrivals" where "person" in (?)',
    persons,
  );
  return rows.map(({ area, corrected_at, ...row }) => ({ ...row, at: Number(corrected_at), village: area }));
}

/** After one time, up to and with another, ms UTC. */
type Span = { after: number; upTo: number };

/** Who said to arrive between two times. */
export const personsDeclaredFor = (db: Db, { after, upTo }: Span): Promise<string[]> =>
  distinct(
    db
      .selectFrom('declarations')
      .select('person')
      .distinct()
      .where('arrive_at', '>', after)
      .where('arrive_at', '<=', upTo)
      .execute(),
  );

/** Who was checked between two times. */
export const personsCheckedIn = (db: Db, { after, upTo }: Span): Promise<string[]> =>
  distinct(
    db
      .selectFrom('checks')
      .select('person')
      .distinct()
      .where('corrected_at', '>', after)
      .where('corrected_at', '<=', upTo)
      .execute(),
  );

/** Who arrived between two times. */
export const personsArrivedIn = (db: Db, { after, upTo }: Span): Promise<string[]> =>
  distinct(
    db
      .selectFrom('arrivals')
      .select('person')
      .distinct()
      .where('corrected_at', '>', after)
      .where('corrected_at', '<=', upTo)
      .execute(),
  );

const distinct = async (rows: Promise<{ person: string }[]>): Promise<string[]> =>
  (await rows).map(({ person }) => person);

const OPEN = `"state" = 'open' and "kind" in ('never-came', 'never-arrived', 'no-post', 'fewer-checked')`;

/** Of some persons, and of all who declared with them, those of whom a comparison is open. */
export async function personsCompared(db: Db, persons: readonly string[]): Promise<string[]> {
  const own = await selectMany<{ person: string }>(
    db,
    `select "person" from "open_items" where "person" in (?) and ${OPEN}`,
    persons,
  );
  const mates = await selectMany<{ person: string }>(
    db,
    'select "mate"."person" as "person" from "declarations" as "own" ' +
      'join "declarations" as "mate" on "mate"."party" = "own"."party" and "mate"."person" <> "own"."person" ' +
      `where "own"."person" in (?) and exists (select 1 from "open_items" where "open_items"."person" = "mate"."person" and ${OPEN})`,
    persons,
  );
  return [...new Set([...own, ...mates].map(({ person }) => person))];
}

/** Declarations of which somebody said that who made them does not come. */
export async function saidNotToCome(db: Db, declarations: readonly string[]): Promise<Set<string>> {
  const rows = await selectMany<{ record: string }>(
    db,
    `select "record" from "open_items" where "record" in (?) and "kind" in ('never-came', 'fewer-checked') ` +
      `and "outcome" = 'not-coming'`,
    declarations,
  );
  return new Set(rows.map(({ record }) => record));
}

/** Opens an item again that had closed by itself, with a new limit, ms UTC. */
export async function reopenItem(tx: Db, id: string, due: number): Promise<void> {
  await tx
    .updateTable('open_items')
    .set({ state: 'open', closed_at: null, closed_by: null, outcome: null, word: null, due })
    .where('id', '=', id)
    .execute();
}
