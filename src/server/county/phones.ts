import type { PlacesAnswer } from '#domain/desk/desk';
import type { SignedIn } from '../access/session';
import type { Context } from '../context';
import { changeInstall, readInstall } from '../store/installs';
import { isInScope } from '../store/scope';
import type { InstallRow } from '../store/tables';
import { note } from './note';

/** A post's phone as a desk sees it. */
export const phoneOf = (row: InstallRow): PlacesAnswer['phones'][number] => ({
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
});

/** Shuts a phone out for good. @returns false when there is no such phone in the account's area */
export async function revokePhone(context: Context, account: SignedIn, install: string): Promise<boolean> {
  return await context.store.write(async (tx) => {
    const row = await readInstall(tx, install);
    if (row === null || row.kind !== 'post' || !isInScope(row.area, account.area)) return false;
    if (row.revoked_at === null) await changeInstall(tx, install, { revoked_at: context.now() });
    await note(tx, { context, account, action: 'phone-revoked', subject: install });
    return true;
  });
}
