import type { SignedIn } from '../access/session';
import type { Context } from '../context';
import { record } from '../store/audit';
import type { Db } from '../store/store';

/** Puts on record what an account did, in the transaction that does it. */
export async function note(
  tx: Db,
  deed: { context: Context; account: SignedIn; action: string; subject: string | null },
): Promise<void> {
  const { account, action, subject } = deed;
  await record(tx, [
    {
      at: deed.context.now(),
      actor: `account:${account.id}`,
      action,
      subject,
      area: account.area,
      payload: {},
    },
  ]);
}
