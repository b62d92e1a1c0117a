import { createPublicKey } from 'node:crypto';
import { keyOfCertificate } from '#domain/evidence/certificate-key';
import { parseCose } from '#domain/evidence/cose';
import { algorithmOf, EVIDENCE_KINDS, type EvidenceKey } from '#domain/evidence/evidence-key';
import { unpackHcert } from '#domain/evidence/hcert';
import { jwkOf } from '#domain/evidence/listed-key';
import type { HcertVector } from './hcert-file';
import { ports } from './ports';

const FAR_AHEAD = Date.UTC(2100, 0, 1);

/**
 * The one key that a vector is to be judged by: of its certificate, or a bare public key. A bare key has no dates, no
 * uses and no kid of its own: it goes by the one that the message claims.
 */
export async function keysOf(vector: HcertVector): Promise<EvidenceKey[]> {
  if (vector.certificate === null) return [];
  const certified = await keyOfCertificate(vector.certificate, ports.sha256);
  if (certified.ok) return [certified.value];
  return certified.fault === 'not-a-key' ? bareKey(vector) : [];
}

function bareKey({ certificate, text }: HcertVector): EvidenceKey[] {
  const bytes = unpackHcert(text);
  const cose = bytes.ok ? parseCose(bytes.value) : null;
  const key = certificate && jwkIn(certificate);
  if (!cose?.ok || cose.value.kid === null || key === null) return [];
  const names = { scheme: 'hcert' as const, kid: cose.value.kid, iss: '?' };
  const dates = { notBefore: 0, notAfter: FAR_AHEAD };
  return [{ ...names, ...dates, alg: algorithmOf(key), key, uses: [...EVIDENCE_KINDS] }];
}

function jwkIn(der: Uint8Array) {
  try {
    const { kty = '', ...jwk } = createPublicKey({
      key: Buffer.from(der),
      format: 'der',
      type: 'spki',
    }).export({ format: 'jwk' });
    return jwkOf({
      kty,
      kid: undefined,
      crv: jwk.crv,
      x: jwk.x,
      y: jwk.y,
      n: jwk.n,
      e: jwk.e,
      use: undefined,
      x5c: undefined,
    });
  } catch {
    return null;
  }
}
