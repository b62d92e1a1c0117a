import type { Sha256 } from '../pass/es256';
import { fault, ok, type Result } from '../result';
import type { EvidenceKey, EvidenceKind, PublicJwk } from './evidence-key';

/** A signature to check: ES256 as r and s of 32 bytes each, PS256 with a salt of 32 bytes. */
export type SignedMessage = {
  alg: 'ES256' | 'PS256';
  key: PublicJwk;
  signature: Uint8Array<ArrayBuffer>;
  message: Uint8Array<ArrayBuffer>;
};

/** What the verification needs of the platform (WebCrypto). A key that cannot be imported verifies nothing. */
export type EvidencePorts = { verify: (signed: SignedMessage) => Promise<boolean>; sha256: Sha256 };

/**
 * What can be wrong once the layers came apart, in the order in which it is looked for; from `not-yet-valid` on the
 * signature held. `kid` is base64url; times in ms UTC.
 */
export type SignedFault =
  | { code: 'unknown-key'; kid: string | null }
  | { code: 'wrong-algorithm' | 'bad-signature'; kid: string }
  | { code: 'not-yet-valid'; kid: string; from: number }
  | { code: 'expired'; kid: string; since: number }
  /** Signed, but not by our reading a certificate of a test, vaccination or recovery of one named person. */
  | { code: 'unreadable'; kid: string }
  /** The key may sign, but not for this. */
  | { code: 'key-use'; kid: string; kind: EvidenceKind };

/** What a certificate's header claims, and what was signed. */
export type Claimed = Omit<SignedMessage, 'alg' | 'key'> & {
  kid: string | null;
  alg: string | null;
};

/**
 * The trusted key that made the signature, of all that bear the claimed kid (a kid proves nothing, and several keys
 * may share one). The trusted record says the algorithm; the header may only agree.
 */
export async function findSigner(
  claimed: Claimed,
  keys: readonly EvidenceKey[],
  verify: EvidencePorts['verify'],
): Promise<Result<EvidenceKey, SignedFault>> {
  const { kid, alg, signature, message } = claimed;
  const named = keys.filter((key) => key.kid === kid);
  if (kid === null || named.length === 0) return fault({ code: 'unknown-key', kid });
  const agreeing = named.filter((key) => key.alg === alg);
  if (agreeing.length === 0) return fault({ code: 'wrong-algorithm', kid });
  for (const key of agreeing)
    if (isSignature(key.alg, signature) && (await verify({ alg: key.alg, key: key.key, signature, message })))
      return ok(key);
  return fault({ code: 'bad-signature', kid });
}

/** r = s = 0, which faulty libraries have accepted, never reaches the check; nor does another length. */
function isSignature(alg: EvidenceKey['alg'], signature: Uint8Array): boolean {
  if (alg === 'PS256') return signature.length >= 256;
  const isZero = (half: Uint8Array) => half.every((byte) => byte === 0);
  return signature.length === 64 && !isZero(signature.subarray(0, 32)) && !isZero(signature.subarray(32));
}

/** A certificate may reach a phone whose clock is this much behind. */
const CLOCK_TOLERANCE = 120_000;

/** Dates of a certificate in ms UTC, null where it says none. */
export type Span = { from: number | null; until: number | null };

/** Whether certificate and key are both within their dates at `now` (ms UTC). */
export function judgeDates(span: Span, key: EvidenceKey, now: number): SignedFault | null {
  const from = Math.max(span.from ?? 0, key.notBefore);
  if (now < from - CLOCK_TOLERANCE) return { code: 'not-yet-valid', kid: key.kid, from };
  const until = Math.min(span.until ?? Number.MAX_SAFE_INTEGER, key.notAfter);
  return now > until ? { code: 'expired', kid: key.kid, since: until } : null;
}
