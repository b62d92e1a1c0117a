import * as z from 'zod/mini';
import { fault, ok, type Result } from '../result';
import type { Evidence } from './evidence';
import type { EvidenceKey, EvidenceTrust } from './evidence-key';
import { type Jws, type JwsFault, parseJws } from './jws';
import { msOfSeconds } from './moment';
import { readShcContent } from './shc-content';
import { gatherShc, type ShcTextFault } from './shc-text';
import { type EvidencePorts, findSigner, judgeDates, type SignedFault, type Span } from './signer';
import { thumbprintOf } from './thumbprint';

/** A fault of its own for each layer, in the order of the layers. */
export type ShcFault = ShcTextFault | { code: JwsFault | 'not-claims' } | SignedFault;

const claimsSchema = z.object({
  iss: z.string(),
  nbf: z.number(),
  exp: z.optional(z.number()),
  vc: z.unknown(),
});

/**
 * Verifies a SMART Health Card offline, in the order of `ShcFault`. `texts` are all codes scanned of one card: a card
 * in one code, or its chunks in any order. `now` in ms UTC, corrected by the offset measured at the last sync.
 */
export async function verifyShc(
  texts: readonly string[],
  trust: Pick<EvidenceTrust, 'keys'>,
  { now, ports }: { now: number; ports: EvidencePorts },
): Promise<Result<Evidence, ShcFault>> {
  const token = gatherShc(texts);
  return token.ok ? verifyShcToken(token.value, trust, { now, ports }) : token;
}

/** As `verifyShc`, for the bare token (JWS) inside the codes. */
export async function verifyShcToken(
  token: string,
  trust: Pick<EvidenceTrust, 'keys'>,
  { now, ports }: { now: number; ports: EvidencePorts },
): Promise<Result<Evidence, ShcFault>> {
  const jws = parseJws(token);
  if (!jws.ok) return fault({ code: jws.fault });
  const claims = claimsSchema.safeParse(jws.value.payload);
  const span = claims.success ? spanOf(claims.data) : null;
  if (!claims.success || span === null) return fault({ code: 'not-claims' });
  const signer = await signerOf(jws.value, { iss: claims.data.iss, keys: trust.keys, ports });
  if (!signer.ok) return signer;
  const late = judgeDates(span, signer.value, now);
  if (late !== null) return fault(late);
  return evidenceOf(claims.data.vc, span, signer.value);
}

/** RFC 7519: good from `nbf` on, and no more on the very moment `exp`. */
function spanOf({ nbf, exp }: z.infer<typeof claimsSchema>): Span | null {
  const from = msOfSeconds(nbf);
  const end = exp === undefined ? null : msOfSeconds(exp);
  if (from === null || (exp !== undefined && end === null)) return null;
  return { from, until: end === null ? null : end - 1 };
}

/** Keys of this issuer only, and only those whose kid is their thumbprint, as the standard has it. */
async function signerOf(
  jws: Jws,
  { iss, keys, ports }: { iss: string; keys: readonly EvidenceKey[]; ports: EvidencePorts },
): Promise<Result<EvidenceKey, SignedFault>> {
  const own: EvidenceKey[] = [];
  for (const key of keys)
    if (key.scheme === 'shc' && key.iss === iss && key.kid === jws.kid)
      if ((await thumbprintOf(key.key, ports.sha256)) === key.kid) own.push(key);
  return findSigner(jws, own, ports.verify);
}

function evidenceOf(
  vc: unknown,
  { until }: Span,
  { kid, iss, uses, notAfter }: EvidenceKey,
): Result<Evidence, ShcFault> {
  const content = readShcContent(vc);
  if (content === null) return fault({ code: 'unreadable', kid });
  const { kind, test, person } = content;
  if (!uses.includes(kind)) return fault({ code: 'key-use', kid, kind });
  return ok({
    scheme: 'shc',
    issuer: iss,
    kid,
    kind,
    ...test,
    person,
    validUntil: until === null ? null : Math.min(until, notAfter),
  });
}
