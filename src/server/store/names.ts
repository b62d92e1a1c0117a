import { selectMany } from './many';
import type { Db } from './store';

/** The names of some posts or workers, ended ones too, by id. */
export async function namesOf(
  db: Db,
  table: 'posts' | 'workers',
  ids: readonly string[],
): Promise<Map<string, string>> {
  const text = `select id, name from ${table} where id in (?)`;
  const rows = await selectMany<{ id: string; name: string }>(db, text, ids);
  return new Map(rows.map((row) => [row.id, row.name]));
}
