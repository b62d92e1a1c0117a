import type { Receipt } from '#domain/wire';
import { record as putOnRecord } from '../store/audit';
import { addCarried, markCarried } from '../store/carried';
import type { Db } from '../store/store';
import type { InstallRow } from '../store/tables';
import type { Opened } from './open-batch';

/** How records came that their phone did not send itself. */
export type Carriage = {
  /** SHA-256 of the parcel, base64url. */
  hash: string;
  part: number;
  parts: number;
  madeAt: number;
  /** `install:` or `account:` and the id of who brought it. */
  carrier: string;
};

type Taken = {
  install: InstallRow;
  opened: readonly Opened[];
  results: readonly Receipt[];
  skew: number;
  at: number;
};

/**
 * Marks what came by hand. Records of a phone that was shut out are taken as others are, because they are of people who
 * were at a post; those that say to be later than that are marked so, and a clock that lies is why all of them are
 * shown as come by hand.
 */
export async function noteCarried(tx: Db, by: Carriage, taken: Taken): Promise<void> {
  const { install, opened, results, skew, at } = taken;
  const count = (status: Receipt['status']) => results.filter((one) => one.status === status).length;
  const counts = {
    stored: count('stored'),
    duplicate: count('duplicate'),
    conflict: count('conflict'),
    rejected: count('rejected'),
  };
  const shutOut = install.revoked_at;
  await markCarried(
    tx,
    opened.flatMap(({ content }, i) => {
      if (!content.ok || results[i]?.status !== 'stored') return [];
      const later = shutOut !== null && content.value.takenAt + skew > shutOut;
      return [
        { record: content.value.id, area: install.area, carried: by.hash, after_revoked: later ? 1 : 0 },
      ];
    }),
  );
  await addCarried(tx, {
    hash: by.hash,
    area: install.area,
    install: install.id,
    carrier: by.carrier,
    part: by.part,
    parts: by.parts,
    made_at: by.madeAt,
    received_at: at,
    ...counts,
    revoked: shutOut === null ? 0 : 1,
  });
  const payload = { parcel: by.hash, ...counts, revoked: shutOut !== null };
  await putOnRecord(tx, [
    { at, actor: by.carrier, area: install.area, action: 'carried', subject: install.id, payload },
  ]);
}
