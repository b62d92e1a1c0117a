import { type RawBuilder, SqliteAdapter, sql } from 'kysely';
import { personInScope } from './scope';
import type { Db } from './store';
import type { PersonRow } from './tables';

/** What somebody searches a person by: the key of a name's beginning, a hash of the document's last six, a telephone, a plate. */
export type Wanted = { nameKey: string; last6Hash: string | null; phone: string | null; plate: string };

/** Of a name's beginning that half the county has, so many are looked at: more cannot be told apart by it anyway. */
const NAMED = 2000;

/**
 * At most `limit` persons whose name begins so, or whose last six, phone or plate is so, who was seen last first. Each way
 * to search is an index of its own, and of a joined person all its parts are found.
 */
export async function searchPersons(
  db: Db,
  wanted: Wanted,
  asked: { area: string; limit: number },
): Promise<PersonRow[]> {
  const ways = [
    beginning(db, wanted.nameKey),
    equal('plate', wanted.plate),
    ...(wanted.last6Hash === null ? [] : [equal('last6_hash', wanted.last6Hash)]),
    ...(wanted.phone === null ? [] : [equal('phone', wanted.phone)]),
  ];
  const found = sql<string>`(${sql.join(ways, sql` union `)})`;
  const hits = await db
    .selectFrom('persons')
    .select('persons.id')
    .where('persons.id', 'in', found)
    .where('merged_into', 'is', null)
    .where(personInScope(asked.area))
    .orderBy('last_at', (order) => order.desc().nullsLast())
    .orderBy('persons.id')
    .limit(asked.limit)
    .execute();
  if (hits.length === 0) return [];
  return await db
    .selectFrom('persons')
    .selectAll()
    .where(
      'id',
      'in',
      hits.map(({ id }) => id),
    )
    .orderBy('last_at', (order) => order.desc().nullsLast())
    .orderBy('id')
    .execute();
}

const SHOWN = sql`select coalesce(merged_into, id) from persons`;

const equal = (column: 'plate' | 'last6_hash' | 'phone', value: string): RawBuilder<unknown> =>
  sql`${SHOWN} where ${sql.ref(column)} = ${value}`;

/** Keys from this one to the last that begins with it, in the order of bytes, as the index is. */
function beginning(db: Db, key: string): RawBuilder<unknown> {
  const order = db.getExecutor().adapter instanceof SqliteAdapter ? sql`` : sql` collate "C"`;
  const last = `${key}\u{10ffff}`;
  return sql`select * from (
    ${SHOWN} where name_key${order} >= ${key} and name_key${order} <= ${last} limit ${sql.lit(NAMED)}
  ) named`;
}
