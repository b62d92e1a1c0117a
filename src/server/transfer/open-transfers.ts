import { v7 as uuid } from 'uuid';
import type { News } from '../people/live-events';
import { takeNumbers } from '../store/meta';
import type { Db } from '../store/store';
import type { TransferRow } from '../store/transfer-rows';
import { addTransfers, transfersOf } from '../store/transfers';
import { tellTransfers } from './tell-transfers';

/** Somebody whom a post held: the check, when by the corrected clock, and whether they have a fever. */
export type Held = {
  person: string;
  record: string;
  area: string;
  post: string | null;
  plate: string | null;
  fever: boolean;
  at: number;
};

/**
 * Opens a transfer for everybody whom a post held, in the transaction that stores the check: computed or by an override
 * (PRODUCT.md rule 9). Whoever has one under way, or had one since that check, needs no other.
 * @param now from when the desk's clock runs, ms UTC
 * @returns what desks are told after the commit
 */
export async function openForHeld(tx: Db, held: readonly Held[], now: number): Promise<News[]> {
  if (held.length === 0) return [];
  const before = await transfersOf(
    tx,
    held.map(({ person }) => person),
  );
  const rows: TransferRow[] = [];
  for (const one of [...held].sort((a, b) => a.at - b.at)) {
    const own = [...before, ...rows].filter(({ person }) => person === one.person);
    if (own.some((row) => isUnderWay(row) || row.held_at >= one.at)) continue;
    const { person, area, plate } = one;
    const held = { record: one.record, from_post: one.post, plate, word: '', opened_by: null };
    rows.push(
      newTransfer({ person, area, ...held, fever: one.fever ? 1 : 0, held_at: one.at, known_at: now }),
    );
  }
  return await keepTransfers(tx, rows);
}

const isUnderWay = (row: TransferRow): boolean => row.discharged_at === null && row.cancelled_at === null;

/** Whether somebody has a transfer under way. */
export async function hasTransfer(tx: Db, person: string): Promise<boolean> {
  return (await transfersOf(tx, [person])).some(isUnderWay);
}

type Opening = Pick<
  TransferRow,
  | 'area'
  | 'person'
  | 'record'
  | 'from_post'
  | 'plate'
  | 'word'
  | 'fever'
  | 'held_at'
  | 'known_at'
  | 'opened_by'
>;

/** A row of a transfer on which nobody was sent yet; its number comes when it is kept. */
export const newTransfer = (opening: Opening): TransferRow => ({
  id: uuid(),
  number: 0,
  ...opening,
  ...emptyCourse(),
});

/** Every column of a course, empty. */
const emptyCourse = (): Omit<TransferRow, 'id' | 'number' | keyof Opening> => ({
  order_number: null,
  ordered_at: null,
  due_scene: null,
  driver: null,
  site: null,
  former: '[]',
  room: null,
  room_at: null,
  accepted_at: null,
  accepted_by: null,
  accepted_word: null,
  at_scene_at: null,
  at_scene_by: null,
  at_scene_word: null,
  picked_up_at: null,
  picked_up_by: null,
  picked_up_word: null,
  delivered_at: null,
  delivered_by: null,
  delivered_word: null,
  received_at: null,
  received_by: null,
  received_word: null,
  discharged_at: null,
  discharged_by: null,
  discharged_word: null,
  cannot_at: null,
  cannot_by: null,
  cannot_word: null,
  cancelled_at: null,
  cancelled_by: null,
  cancelled_word: null,
});

/** Keeps transfers with the next numbers of the county, and tells of them. */
export async function keepTransfers(tx: Db, rows: readonly TransferRow[]): Promise<News[]> {
  if (rows.length === 0) return [];
  const first = await takeNumbers(tx, 'transfer-number', rows.length);
  const numbered = rows.map((row, at) => ({ ...row, number: first + at }));
  await addTransfers(tx, numbered);
  return await tellTransfers(tx, numbered);
}
