import type * as z from 'zod/mini';
import { fromBase64Url } from '#domain/bytes';
import { type Change, type Signed, signedPolicySchema, signedRevocationsSchema } from '#domain/wire';
import { verifyEs256 } from './crypto';
import type { TrustFault } from './meta';

export type SignedPolicy = z.infer<typeof signedPolicySchema>;

/** The JSON of a signed document, parsed, or null when it does not say such a thing. Checks no signature. */
export function readSigned<S extends z.ZodMiniType>(signed: Signed, schema: S): z.output<S> | null {
  const payload = fromBase64Url(signed.payload);
  if (payload === null) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Whether the county's root key (65 bytes, base64url) signed exactly these bytes. */
export async function isSigned(signed: Signed, rootKey: string): Promise<boolean> {
  const key = fromBase64Url(rootKey);
  const payload = fromBase64Url(signed.payload);
  const signature = fromBase64Url(signed.signature);
  if (key === null || payload === null || signature === null) return false;
  return verifyEs256(key, signature, payload);
}

/** The numbers that this phone has already, below which nothing signed is taken over. */
export type Reached = {
  rootKey: string | null;
  policyNumber: number | null;
  revocationsNumber: number | null;
};

/** The highest policy number among trusted changes that is in effect at a moment; 0 when there is none. */
export function policyInEffect(changes: readonly Change[], now: number): number {
  let highest = 0;
  for (const change of changes) {
    const said =
      change.table === 'policy' && change.value !== null
        ? readSigned(change.value, signedPolicySchema)
        : null;
    if (said !== null && said.policy.effectiveFrom <= now) highest = Math.max(highest, said.policy.number);
  }
  return highest;
}

/**
 * Sorts changes into those that may be stored and the reason why others may not. Signed documents must carry the pinned
 * root key's signature and never an older number than what is here; a county card must keep the pinned root key. A
 * withdrawn (null) policy, list or county is no change at all: the last one stays.
 */
export async function trustedChanges(
  changes: readonly Change[],
  reached: Reached,
): Promise<{ accepted: Change[]; fault: TrustFault | null }> {
  const accepted: Change[] = [];
  let fault: TrustFault | null = null;
  for (const change of changes) {
    const verdict = await judge(change, reached);
    if (verdict === 'accept') accepted.push(named(change));
    else if (verdict !== 'skip') fault ??= verdict;
  }
  return { accepted, fault };
}

async function judge(change: Change, reached: Reached): Promise<'accept' | 'skip' | TrustFault> {
  switch (change.table) {
    case 'county':
      if (change.value === null) return 'skip';
      return reached.rootKey === null || change.value.rootKey === reached.rootKey
        ? 'accept'
        : 'other-root-key';
    case 'policy': {
      if (change.value === null) return 'skip';
      if (reached.rootKey === null || !(await isSigned(change.value, reached.rootKey)))
        return 'bad-signature';
      const said = readSigned(change.value, signedPolicySchema);
      if (said === null) return 'bad-signature';
      return said.policy.number >= (reached.policyNumber ?? 0) ? 'accept' : 'older-policy';
    }
    case 'revocations': {
      if (change.value === null) return 'skip';
      if (reached.rootKey === null || !(await isSigned(change.value, reached.rootKey)))
        return 'bad-signature';
      const said = readSigned(change.value, signedRevocationsSchema);
      if (said === null) return 'bad-signature';
      return said.number >= (reached.revocationsNumber ?? 0) ? 'accept' : 'older-revocations';
    }
    default:
      return 'accept';
  }
}

/** The change under the key that it has on this phone: one county, one list, a policy by its number. */
function named(change: Change): Change {
  if (change.table === 'county') return { ...change, key: 'county' };
  if (change.table === 'revocations') return { ...change, key: 'list' };
  if (change.table !== 'policy' || change.value === null) return change;
  const said = readSigned(change.value, signedPolicySchema);
  return said === null ? change : { ...change, key: String(said.policy.number) };
}
