import type { Keys } from '../county/keys';
import { signDocument } from '../county/signed';
import { touch } from '../store/changes';
import { keepMeta, readMeta } from '../store/meta';
import { addRevocations, revokedNumbers } from '../store/passes';
import type { Db } from '../store/store';

/** Makes and signs the next revocation list, with its number one higher, in the transaction that revokes. */
export async function publishRevocations(
  tx: Db,
  keys: Keys,
  by: { area: string; now: number },
): Promise<void> {
  const number = Number((await readMeta(tx, 'revocation-number')) ?? '0') + 1;
  const passes = await revokedNumbers(tx, by.now);
  const signed = await signDocument(keys.root, { kind: 'revocations', number, asOf: by.now, passes });
  await keepMeta(tx, 'revocation-number', String(number));
  await addRevocations(tx, { number, area: by.area, ...signed, as_of: by.now });
  await touch(tx, [{ topic: 'revocations', key: 'revocations', area: by.area, post: null, at: null }]);
}
