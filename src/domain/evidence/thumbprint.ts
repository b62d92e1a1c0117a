import { toBase64Url } from '../bytes';
import type { Sha256 } from '../pass/es256';
import type { PublicJwk } from './evidence-key';

/** A key's thumbprint (RFC 7638): SHA-256 of its members in the order of their names, as base64url. */
export async function thumbprintOf(key: PublicJwk, sha256: Sha256): Promise<string> {
  const members =
    key.kty === 'EC'
      ? { crv: key.crv, kty: key.kty, x: key.x, y: key.y }
      : { e: key.e, kty: key.kty, n: key.n };
  return toBase64Url(await sha256(new TextEncoder().encode(JSON.stringify(members))));
}
