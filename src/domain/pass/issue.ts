import { isAreaCode } from '../area/place';
import { lowSignature, type SignEs256 } from './es256';
import { joinPass, passHeader, passMessage } from './pass-bytes';
import { encodePayload, type PassPayload } from './payload';
import { decompressPoint } from './point';

/**
 * Room for free text, in UTF-8 bytes, so that the longest live code stays within QR version 11-L and the longest paper
 * code within 9-M, which the fallback decoder still reads (PASS.md "Sizes").
 */
const LIVE_NAME = 36;
const PAPER_NAME = 21;
const PLATE = 12;
/** Digits of a county's code: where somebody comes from is of no use to a post beyond that, and costs room. */
const COUNTY = 6;

/**
 * Issues a pass. `kid` are the 4 bytes of the signing key's id; `sign` is the issuer's key. A name or plate too long for
 * the code is cut and ends in "…", and the origin is given to the county only. Throws when the payload has no place in the format: check the device key with
 * `compressPoint` before.
 */
export async function issuePass(
  payload: PassPayload,
  kid: Uint8Array<ArrayBuffer>,
  sign: SignEs256,
): Promise<Uint8Array<ArrayBuffer>> {
  if (kid.length !== 4) throw new RangeError('kid is not 4 bytes');
  if (payload.deviceKey !== null && decompressPoint(payload.deviceKey) === null)
    throw new RangeError('device key is no point of P-256');
  const body = encodePayload({
    ...payload,
    origin: isAreaCode(payload.origin) ? payload.origin.slice(0, COUNTY) : payload.origin,
    name: cut(payload.name, payload.deviceKey === null ? PAPER_NAME : LIVE_NAME),
    plate: payload.plate === null ? null : cut(payload.plate, PLATE),
  });
  const header = passHeader(kid);
  return joinPass(header, body, lowSignature(await sign(passMessage(header, body))));
}

/** The text whole, or as many of its characters as fit with "…" into `most` UTF-8 bytes. */
function cut(text: string, most: number): string {
  const size = (part: string) => new TextEncoder().encode(part).length;
  if (size(text) <= most) return text;
  let kept = '';
  for (const character of text) {
    if (size(`${kept}${character}…`) > most) break;
    kept += character;
  }
  return `${kept}…`;
}
