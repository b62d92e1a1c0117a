import { maskName } from '#domain/document/name';
import { closedBy } from '#domain/open-item/closing';
import { openItemDetailSchema, openItemKindSchema, type PostItem } from '#domain/open-item/open-item';
import type { ChangeRow } from '../store/changes';
import { openItemsByIds } from '../store/open-ends';
import type { Db } from '../store/store';

/** A closed item is told of for so long, ms: a phone that was off hears what came of it. */
const CLOSED_TOLD = 3 * 24 * 3_600_000;

/** The open items that a page of changes names, as phones of posts and villages read them, by their ids. */
export async function openItemShelf(
  db: Db,
  changed: readonly ChangeRow[],
  now: number,
): Promise<Map<string, PostItem>> {
  const ids = changed.flatMap(({ topic, key }) => (topic === 'open-item' ? [key] : []));
  const rows = await openItemsByIds(db, ids);
  return new Map(
    rows
      .filter(({ closed_at }) => closed_at === null || closed_at > now - CLOSED_TOLD)
      .map((row): [string, PostItem] => {
        const kind = openItemKindSchema.parse(row.kind);
        return [
          row.id,
          {
            id: row.id,
            kind,
            record: row.record,
            person: row.person,
            ...whom(kind, row),
            plate: row.check_plate ?? row.plate,
            at: row.since,
            due: row.due,
            detail: openItemDetailSchema.parse(JSON.parse(row.detail)),
            closed: row.closed_at === null ? null : { at: row.closed_at, outcome: row.outcome ?? '' },
          },
        ];
      }),
  );
}

/** Whoever has to find somebody, in a village, has to ask for them and call them. */
const whom = (
  kind: PostItem['kind'],
  { name, phone }: { name: string | null; phone: string | null },
): Pick<PostItem, 'name' | 'phone'> =>
  closedBy(kind) === 'village' ? { name: name ?? '', phone } : { name: name === null ? '' : maskName(name) };
