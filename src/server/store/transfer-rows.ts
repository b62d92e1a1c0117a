import type { TransferStepName } from '#domain/transfer/transfer';

/** The step's name as its columns begin. */
type StepColumn = TransferStepName extends infer Name
  ? Name extends 'at-scene'
    ? 'at_scene'
    : Name extends 'picked-up'
      ? 'picked_up'
      : Name
  : never;

/** The tables of transfers and of the rooms of quarantine sites (see tables.ts). */
export type TransferRow = {
  id: string;
  number: number;
  area: string;
  person: string;
  /** The check that held them; null when a desk opened it. */
  record: string | null;
  from_post: string | null;
  plate: string | null;
  word: string;
  fever: number;
  held_at: number;
  known_at: number;
  opened_by: string | null;
  order_number: number | null;
  ordered_at: number | null;
  due_scene: number | null;
  driver: string | null;
  site: string | null;
  /** JSON: the orders before, as `Order` of the domain. */
  former: string;
  room: string | null;
  room_at: number | null;
  cannot_at: number | null;
  cannot_by: string | null;
  cannot_word: string | null;
  cancelled_at: number | null;
  cancelled_by: string | null;
  cancelled_word: string | null;
} & { [Step in StepColumn as `${Step}_at`]: number | null } & {
  [Step in StepColumn as `${Step}_by` | `${Step}_word`]: string | null;
};

export type RoomRow = {
  id: string;
  area: string;
  site: string;
  name: string;
  made_at: number;
  ended_at: number | null;
};

export type TransferTables = { transfers: TransferRow; rooms: RoomRow };
