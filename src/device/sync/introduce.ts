import { adoptInstall } from '../county-card';
import { changeMeta, type Database, readMeta } from '../database';
import type { InstallApi } from '../install-api';

/**
 * A traveller's phone makes itself known before it sends anything; it happens by itself, and again when the server has
 * forgotten it.
 * @returns `known`, or `failed` when there was no answer, a refusal (which stays as the reason to be paused), or another
 * county's answer (which stays as the fault of trust)
 */
export async function introduce(hands: { database: Database; api: InstallApi }): Promise<'known' | 'failed'> {
  const { install, rootKey } = await readMeta(hands.database);
  const answer = await hands.api.hello();
  if (answer.ok && rootKey !== null && answer.value.county.rootKey !== rootKey) {
    // Another county answers at this address. It cannot open what waits here, and does not get it.
    const fault = { trustFault: 'other-root-key', faultIn: 'county' } as const;
    await changeMeta(hands.database, (meta) => ({ ...meta, ...fault }));
    return 'failed';
  }
  if (answer.ok) {
    const adopted = await adoptInstall(hands.database, answer.value, { install, pinAnew: false });
    return adopted ? 'known' : 'failed';
  }
  const refusal = answer.fault;
  if (refusal === 'no-network') return 'failed';
  const blocking =
    refusal.error === 'revoked' || refusal.error === 'not-allowed' || refusal.error === 'bad-signature';
  if (blocking) await changeMeta(hands.database, (meta) => ({ ...meta, paused: refusal.error }));
  return 'failed';
}
