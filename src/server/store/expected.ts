import { type Touched, touch } from './changes';
import { selectMany } from './many';
import type { Db } from './store';
import type { DeclarationRow } from './tables';

const THREE_DAYS = 3 * 24 * 3_600_000;

/** Tells the phones that wait for these persons that something about them changed. */
export async function touchExpectedOf(tx: Db, persons: readonly string[], now: number): Promise<void> {
  const rows = await selectMany<Pick<DeclarationRow, 'id' | 'area' | 'entry_post' | 'arrive_at'>>(
    tx,
    'select id, area, entry_post, arrive_at from declarations where person in (?) and arrive_at > $more',
    persons,
    [now - THREE_DAYS],
  );
  await touch(
    tx,
    rows.map(
      (row): Touched => ({
        topic: 'expected',
        key: row.id,
        area: row.area,
        post: row.entry_post,
        at: row.arrive_at,
      }),
    ),
  );
}

/** A declaration with what the posts that wait for it must know. */
export type ExpectedSource = {
  id: string;
  area: string;
  person: string;
  party: string;
  party_size: number;
  position: number;
  plate: string | null;
  entry_post: string | null;
  arrive_at: number;
  body: string;
  corrected_at: number;
  name: string | null;
  phone: string | null;
  document: string | null;
  document_type: string | null;
  colour: string;
};

/** The declarations of some ids with their persons. */
export const expectedSources = (db: Db, ids: readonly string[]): Promise<ExpectedSource[]> =>
  db
    .selectFrom('declarations')
    .innerJoin('persons', 'persons.id', 'declarations.person')
    .select([
      'declarations.id as id',
      'declarations.area as area',
      'declarations.person as person',
      'party',
      'party_size',
      'position',
      'declarations.plate as plate',
      'entry_post',
      'arrive_at',
      'declarations.body as body',
      'declarations.corrected_at as corrected_at',
      'persons.name as name',
      'persons.phone as phone',
      'persons.document as document',
      'persons.document_type as document_type',
      'persons.colour as colour',
    ])
    .where('declarations.id', 'in', [...ids])
    .execute();

/** When persons were last seen, and numbers of their declarations' passes, for a set of expected declarations. */
export async function expectedSightings(db: Db, sources: readonly ExpectedSource[], now: number) {
  const persons = [...new Set(sources.map((one) => one.person))];
  const ids = sources.map((one) => one.id);
  if (ids.length === 0) return { checks: [], arrivals: [], passes: [] };
  const checks = await db
    .selectFrom('checks')
    .select((is) => ['person', is.fn.max('corrected_at').as('at')])
    .where('person', 'in', persons)
    .groupBy('person')
    .execute();
  const arrivals = await db
    .selectFrom('arrivals')
    .select((is) => ['person', is.fn.max('corrected_at').as('at')])
    .where('person', 'in', persons)
    .groupBy('person')
    .execute();
  const passes = await db
    .selectFrom('passes')
    .select(['number', 'declaration'])
    .where('declaration', 'in', ids)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('number')
    .execute();
  return { checks, arrivals, passes };
}
