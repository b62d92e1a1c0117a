import type { Course } from '#domain/transfer/take-step';
import { TRANSFER_STEPS, type Transfer, type TransferTaken } from '#domain/transfer/transfer';
import type { TransferRow } from '../store/transfer-rows';

/** How each step's columns begin. */
const COLUMN = {
  accepted: 'accepted',
  'at-scene': 'at_scene',
  'picked-up': 'picked_up',
  delivered: 'delivered',
  received: 'received',
  discharged: 'discharged',
} as const;

type Column = (typeof COLUMN)[keyof typeof COLUMN] | 'cannot' | 'cancelled';

/** What steps and orders change of a transfer, out of its row. */
export function courseOf(row: TransferRow): Course {
  const { order_number: number, ordered_at: at, due_scene: due, driver, site } = row;
  const ordered = number !== null && at !== null && due !== null && driver !== null && site !== null;
  return {
    order: ordered ? { number, at, due, driver, site } : null,
    former: formerOf(row),
    steps: stepsOf(row),
    room: row.room,
    roomAt: row.room_at,
    cannot: takenOf(row, 'cannot'),
    cancelled: takenOf(row, 'cancelled'),
  };
}

/** The orders before; only this server writes these texts. */
const formerOf = (row: TransferRow): Course['former'] => JSON.parse(row.former);

/** When each step was taken, and by whom. */
export const stepsOf = (row: TransferRow): Transfer['steps'] => ({
  accepted: takenOf(row, COLUMN.accepted),
  'at-scene': takenOf(row, COLUMN['at-scene']),
  'picked-up': takenOf(row, COLUMN['picked-up']),
  delivered: takenOf(row, COLUMN.delivered),
  received: takenOf(row, COLUMN.received),
  discharged: takenOf(row, COLUMN.discharged),
});

/** A step of a row, or null where it was not taken. */
export function takenOf(row: TransferRow, column: Column): TransferTaken {
  const at = row[`${column}_at`];
  return at === null ? null : { at, by: row[`${column}_by`] ?? '—', word: row[`${column}_word`] };
}

/** The columns that a course is kept in. */
export function columnsOf(course: Course): Partial<TransferRow> {
  const { order } = course;
  const taken = TRANSFER_STEPS.map((step) => columnsOfTaken(COLUMN[step], course.steps[step]));
  return Object.assign(
    {
      order_number: order?.number ?? null,
      ordered_at: order?.at ?? null,
      due_scene: order?.due ?? null,
      driver: order?.driver ?? null,
      site: order?.site ?? null,
      former: JSON.stringify(course.former),
      room: course.room,
      room_at: course.roomAt,
    },
    ...taken,
    columnsOfTaken('cannot', course.cannot),
    columnsOfTaken('cancelled', course.cancelled),
  );
}

const columnsOfTaken = (column: Column, taken: TransferTaken): Partial<TransferRow> => ({
  [`${column}_at`]: taken?.at ?? null,
  [`${column}_by`]: taken?.by ?? null,
  [`${column}_word`]: taken?.word ?? null,
});

/** Every post that has, or had, to do with a transfer: its phones hear of what changes. */
export function postsOf(row: TransferRow): string[] {
  const orders = formerOf(row).flatMap(({ driver, site }) => [driver, site]);
  return [...new Set([row.driver, row.site, row.from_post, ...orders].flatMap((post) => post ?? []))];
}
