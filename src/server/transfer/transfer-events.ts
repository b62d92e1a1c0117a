import type { EventDetail } from '#domain/desk/person-desk';
import { TRANSFER_STEPS } from '#domain/transfer/transfer';
import { listPosts } from '../store/county';
import type { Db } from '../store/store';
import type { TransferRow } from '../store/transfer-rows';
import { transfersOf } from '../store/transfers';
import { courseOf } from './course-of';

type TransferEvent = { id: string; at: number; by: string | null; detail: EventDetail };

/** What happened to a person's transfers, over or not: opened, each order, each step, taken back. */
export async function transferEvents(db: Db, person: string): Promise<TransferEvent[]> {
  const rows = await transfersOf(db, [person]);
  if (rows.length === 0) return [];
  const posts = new Map((await listPosts(db)).map(({ id, name }) => [id, name]));
  return rows.flatMap((row) => eventsOf(row, posts));
}

function eventsOf(row: TransferRow, posts: ReadonlyMap<string, string>): TransferEvent[] {
  const { id, number } = row;
  const { order, former, steps, cancelled } = courseOf(row);
  const place = (post: string) => posts.get(post) ?? '';
  const opened: TransferEvent = {
    id,
    at: row.held_at,
    by: null,
    detail: { number, way: 'open', text: row.word },
  };
  const orders = [...former, ...(order === null ? [] : [order])].map(
    ({ driver, site, at }, n): TransferEvent => ({
      id: `${id}-order-${n + 1}`,
      at,
      by: null,
      detail: { number, way: 'ordered', text: `${place(driver)} → ${place(site)}` },
    }),
  );
  const taken = [
    ...TRANSFER_STEPS.map((way) => [way, steps[way]] as const),
    ['cancelled', cancelled] as const,
  ];
  return [
    opened,
    ...orders,
    ...taken.flatMap(([way, said]): TransferEvent[] =>
      said === null
        ? []
        : [
            {
              id: `${id}-${way}`,
              at: said.at,
              by: said.by,
              detail: { number, way, ...(said.word === null ? {} : { text: said.word }) },
            },
          ],
    ),
  ];
}
