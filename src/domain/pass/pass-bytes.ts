import { equal } from '../bytes';
import { bytesOf, decodeCbor, encodeCbor, intMap, sign1Content, tagged } from './cbor';
import { decodePayload, type PassPayload } from './payload';

/** Label of ES256 in COSE (RFC 9053). */
export const ES256 = -7;

/** A pass taken apart, nothing of it believed yet. */
export type ParsedPass = {
  /** The pass as it came, which the live proof is over. */
  bytes: Uint8Array<ArrayBuffer>;
  /** COSE label of the algorithm that the header claims. */
  algorithm: number;
  /** Key id of the issuer, 4 bytes. */
  kid: Uint8Array<ArrayBuffer>;
  payload: PassPayload;
  /** What the issuer signed. */
  message: Uint8Array<ArrayBuffer>;
  signature: Uint8Array<ArrayBuffer>;
};

/** Protected header of a pass: algorithm ES256 and the issuer's 4-byte key id. */
export const passHeader = (kid: Uint8Array, algorithm = ES256): Uint8Array<ArrayBuffer> =>
  encodeCbor(
    intMap([
      [1, algorithm],
      [4, kid],
    ]),
  );

/** What the issuer signs: the Sig_structure of RFC 9052 section 4.4 with no external data. */
export const passMessage = (header: Uint8Array, payload: Uint8Array): Uint8Array<ArrayBuffer> =>
  encodeCbor(['Signature1', header, new Uint8Array(0), payload]);

/** The pass: COSE_Sign1 under its tag 18. */
export const joinPass = (
  header: Uint8Array,
  payload: Uint8Array,
  signature: Uint8Array,
): Uint8Array<ArrayBuffer> => encodeCbor(tagged(18, [header, intMap([]), payload, signature]));

/** Takes a pass apart, or null when the bytes are not exactly one deterministic CP1 pass. Checks no signature. */
export function parsePass(bytes: Uint8Array): ParsedPass | null {
  const decoded = decodeCbor(bytes);
  const parts = decoded.ok ? sign1Content(decoded.value) : null;
  if (!Array.isArray(parts) || parts.length !== 4) return null;
  const header = bytesOf(parts[0]);
  const body = bytesOf(parts[2]);
  const signature = bytesOf(parts[3], 64);
  if (header === null || body === null || signature === null) return null;
  const claimed = parseHeader(header);
  const payload = decodePayload(body);
  if (claimed === null || payload === null) return null;
  const own = bytes.slice();
  // Also what says that the unprotected header is the empty map.
  if (!equal(joinPass(header, body, signature), own)) return null;
  return { bytes: own, ...claimed, payload, message: passMessage(header, body), signature };
}

function parseHeader(header: Uint8Array): Pick<ParsedPass, 'algorithm' | 'kid'> | null {
  const decoded = decodeCbor(header);
  if (!decoded.ok || !(decoded.value instanceof Map)) return null;
  const algorithm: unknown = decoded.value.get(1);
  const kid = bytesOf(decoded.value.get(4), 4);
  if (typeof algorithm !== 'number' || !Number.isSafeInteger(algorithm) || kid === null) return null;
  return equal(passHeader(kid, algorithm), header) ? { algorithm, kid } : null;
}
