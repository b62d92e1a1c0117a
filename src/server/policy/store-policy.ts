import type { Policy } from '#domain/policy/policy';
import type { Keys } from '../county/keys';
import { signDocument } from '../county/signed';
import { touch } from '../store/changes';
import { addPolicy } from '../store/policies';
import type { Db } from '../store/store';

/** Signs a policy, keeps it, and tells the phones. `by` is the account that wrote it, `second` the other that published it. */
export async function storePolicy(
  tx: Db,
  keys: Keys,
  publishing: { policy: Policy; area: string; now: number; by: string | null; second?: string | null },
): Promise<void> {
  const { policy, area, now, by, second = null } = publishing;
  const signed = await signDocument(keys.root, { kind: 'policy', policy, signedAt: now });
  await addPolicy(tx, {
    number: policy.number,
    area,
    body: JSON.stringify(policy),
    ...signed,
    effective_from: policy.effectiveFrom,
    published_at: now,
    published_by: by,
    second,
  });
  await touch(tx, [{ topic: 'policy', key: 'policy', area, post: null, at: null }]);
}
