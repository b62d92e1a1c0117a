import { concat } from '#domain/bytes';
import type { FrameKind, Shown } from '#domain/record/frame';
import type { Result } from '#domain/result';
import { own, sha256 } from '../crypto';
import type { CarriedRow, Database } from '../database';
import { dropTravellersBefore, packBefore } from '../second-copy/take-back';
import { type HandOver, type How, packRecords, type Which } from './hand-over';
import { type TakeFault, type Taken, takeBytes } from './take';

/** What this phone carries for another one: how many records, since when, and what became of them. */
export type Carried = {
  install: string;
  records: number;
  at: number;
  state: CarriedRow['state'];
  reason: CarriedRow['reason'];
  /** The county's receipts, where they came. */
  receipts: Uint8Array<ArrayBuffer> | null;
  /** Not another phone's, but this phone's own from before the browser lost its storage. */
  before: boolean;
};

/** Records that leave, and come, without a network. */
export type Carry = {
  /** This phone's records as parcels for one file, or one by one for codes; null when there is nothing to hand over. */
  pack(which: Which, how: How): Promise<HandOver | null>;
  /** Takes what a file or an animated code brought. */
  take(bytes: Uint8Array): Promise<Result<Taken, TakeFault>>;
  /** What is carried for others, newest first: one line for each phone and time. */
  carried(): Promise<Carried[]>;
  /** Bytes as they are shown in codes. */
  shown(kind: FrameKind, bytes: Uint8Array): Promise<Shown>;
  /** A post's records from before the browser lost its storage, for one file; null when there are none. */
  packBefore(): Promise<HandOver | null>;
  /** The traveller knows that what was declared before was not sent. */
  dropTravellersBefore(): Promise<void>;
};

export type CarryHands = {
  database: Database;
  locks: LockManager | null;
  /** Corrected ms UTC, and the wall clock's. */
  now(): number;
  wall(): number;
  changed(): void;
};

/** The deeds of carrying, on this phone's storage. */
export function createCarry({ database, locks, now, wall, changed }: CarryHands): Carry {
  return {
    pack: (which, how) => packRecords(database, { which, how }, wall()),
    async take(bytes) {
      const taken = await takeBytes(database, bytes, now());
      changed();
      return taken;
    },
    async carried() {
      const rows = await database.run((db) => db.getAll('carried'));
      const files = new Map<string, CarriedRow[]>();
      for (const row of rows) {
        const file = [row.install, row.at, row.state].join(' ');
        files.set(file, [...(files.get(file) ?? []), row]);
      }
      return [...files.values()].flatMap(whole).sort((a, b) => b.at - a.at);
    },
    shown: async (kind, bytes) => ({ kind, bytes: own(bytes), hash: await sha256(own(bytes)) }),
    packBefore: () => packBefore(database),
    dropTravellersBefore: () => dropTravellersBefore({ database, locks }),
  };
}

/** The parcels of one file are one line. */
function whole(rows: readonly CarriedRow[]): Carried[] {
  const [first] = rows;
  if (first === undefined) return [];
  const { install, at, state, reason } = first;
  const receipts = rows.flatMap((row) => (row.receipts === null ? [] : [row.receipts]));
  const records = rows.reduce((sum, row) => sum + row.records, 0);
  return [
    {
      ...{ install, at, state, reason, records, before: first.before === true },
      receipts: receipts.length === 0 ? null : concat(...receipts),
    },
  ];
}
