import type { Ward } from '#domain/followup/ward';
import { type ChangeRow, wardKey } from '../store/changes';
import { wardsOf } from '../store/follow-ups';
import type { Db } from '../store/store';
import { wardsTold } from './ward-of';

/**
 * The people under a measure whom a page of changes names, as those read them who see to them, by the keys of the
 * changes. Who went elsewhere since, or is under no measure any more, is not there under the old key.
 */
export async function wardShelf(
  db: Db,
  changed: readonly ChangeRow[],
  now: number,
): Promise<Map<string, Ward>> {
  const persons = changed.flatMap(({ topic, key }) => (topic === 'ward' ? [key.split(' ')[0] ?? ''] : []));
  if (persons.length === 0) return new Map();
  const rows = (await wardsOf(db, persons)).filter(({ ended_at }) => ended_at === null);
  const told = new Map((await wardsTold(db, rows, { whom: 'post', now })).map((one) => [one.person, one]));
  return new Map(
    rows.flatMap(({ person, site, area }): [string, Ward][] => {
      const ward = told.get(person);
      return ward === undefined ? [] : [[wardKey(person, site ?? area), ward]];
    }),
  );
}
