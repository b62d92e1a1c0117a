import * as z from 'zod/mini';
import type { PhoneTroubles, PlacesAnswer } from '#domain/desk/desk';
import { REJECTIONS } from '#domain/wire';
import type { SignedIn } from '../access/session';
import type { Context } from '../context';
import { dropSubscription } from '../store/duty';
import { changeInstall, readInstall } from '../store/installs';
import { type Counted, conflictsOf, refusedOf } from '../store/phone-troubles';
import { isInScope } from '../store/scope';
import type { Db } from '../store/store';
import type { InstallRow } from '../store/tables';
import { note } from './note';

/** A post's phone as a desk sees it. */
export const phoneOf = (row: InstallRow, counted: Counted): PlacesAnswer['phones'][number] => ({
  install: row.id,
  post: row.post ?? '',
  model: row.model ?? '',
  enrolledAt: row.enrolled_at ?? row.made_at,
  lastSeen: row.last_seen,
  unsent: row.unsent,
  oldest: row.oldest,
  watermark: row.watermark,
  skewMs: row.skew_ms,
  policy: row.policy,
  persisted: row.persisted === null ? null : row.persisted === 1,
  revokedAt: row.revoked_at,
  app: row.app,
  refused: counted.refused,
  conflicts: counted.conflicts,
  missing: missingOf(row, counted),
  carrying: row.carrying,
  carriedAt: counted.carriedAt,
  clonedAt: row.cloned_at,
});

/** Made by the phone's own count, neither here nor refused nor, as it says, still with it. */
function missingOf(row: InstallRow, { above, refused, conflicts }: Counted): number {
  const { seq, watermark, unsent, rejected, conflict } = row;
  if (seq === null || unsent === null) return 0;
  // Refusals that a restored server has forgotten are still on the phone, which counts them.
  const forgotten = Math.max(0, (rejected ?? 0) + (conflict ?? 0) - refused - conflicts);
  return Math.max(0, seq - watermark - above - unsent - forgotten);
}

const MOST_SHOWN = 200;
const fieldsSchema = z.array(z.string());
const reasonSchema = z.enum(REJECTIONS);

/** The refused and conflicting records of a phone in the account's area, or null when there is no such phone. */
export async function troublesOf(db: Db, account: SignedIn, install: string): Promise<PhoneTroubles | null> {
  const row = await readInstall(db, install);
  if (row === null || row.kind !== 'post' || !isInScope(row.area, account.area)) return null;
  const refused = await refusedOf(db, install, MOST_SHOWN);
  const conflicts = await conflictsOf(db, install, MOST_SHOWN);
  return {
    refused: refused.map(({ seq, reason, fields, at }) => ({
      seq,
      reason: reasonSchema.parse(reason),
      fields: fieldsSchema.parse(JSON.parse(fields)),
      at,
    })),
    conflicts: conflicts.map(({ seq, clash, received_at, checked, arrived }) => ({
      seq,
      clash,
      at: received_at,
      person: checked ?? arrived,
    })),
  };
}

/** Shuts a phone out for good. @returns false when there is no such phone in the account's area */
export async function revokePhone(context: Context, account: SignedIn, install: string): Promise<boolean> {
  const done = await context.store.write(async (tx) => {
    const row = await readInstall(tx, install);
    if (row === null || row.kind !== 'post' || !isInScope(row.area, account.area)) return null;
    if (row.revoked_at === null) await changeInstall(tx, install, { revoked_at: context.now() });
    await dropSubscription(tx, install);
    await note(tx, { context, account, action: 'phone-revoked', subject: install });
    return row.area;
  });
  if (done !== null) context.phoneNews.drop(install);
  if (done !== null)
    context.live.publish([{ rev: context.live.newest(), areas: [done], event: { type: 'phones' } }]);
  return done !== null;
}
