import * as z from 'zod/mini';
import { type AreaCode, isAreaCode, type Place } from '../area/place';
import { equal, fromHex, toHex } from '../bytes';
import { type CborValue, decodeCbor, encodeCbor, intMap } from './cbor';
import { type Packed, pack, unpack } from './packed';
import { placeNumber, placeOf } from './place-number';

/**
 * What the county signed about one person (PASS.md "Format CP1"). Nothing in it can be guessed back to a document
 * number: name and last four are for the worker to compare with the document.
 */
export type PassPayload = Packed & {
  /** Unix seconds; from this moment on the pass is expired. */
  exp: number;
  /** The pass's own number: 8 bytes as 16 lower-case hex digits. */
  cti: string;
  /** P-256 public key of the traveller's phone, compressed, 33 bytes; null on paper. */
  deviceKey: Uint8Array<ArrayBuffer> | null;
  name: string;
  /** Last four characters of the document number; null when there is no document. */
  last4: string | null;
  origin: Place;
  destination: AreaCode;
  plate: string | null;
  policyNumber: number;
};

const uint = z.int().check(z.minimum(0));
const text = z.string().check(z.minLength(1));
const bytes = (length: number) =>
  z.instanceof(Uint8Array).check(z.refine((value) => value.length === length));
const place = uint.check(z.refine((number) => placeOf(number) !== null));

/** The map's keys as text: 4 exp, 7 cti, 8 device key (RFC 8392), and from -1 on our own. */
const claimsSchema = z.strictObject({
  '4': uint,
  '7': bytes(8),
  '8': z.optional(bytes(33)),
  '-1': text,
  '-2': z.optional(text),
  '-3': place,
  '-4': uint.check(z.refine((number) => isAreaCode(placeOf(number) ?? ''))),
  '-5': z.optional(text),
  '-6': uint,
  '-7': uint,
});

/** The payload's deterministic CBOR. Throws when a value has no place in the format: the issuer's own mistake. */
export function encodePayload(payload: PassPayload): Uint8Array<ArrayBuffer> {
  const encoded = encodeCbor(claimsOf(payload));
  if (decodePayload(encoded) === null) throw new RangeError('payload outside of the format');
  return encoded;
}

function claimsOf(payload: PassPayload): CborValue {
  const present = (key: number, value: CborValue | null) => (value === null ? [] : [[key, value] as const]);
  return intMap([
    [4, payload.exp],
    [7, fromHex(payload.cti) ?? ''],
    ...present(8, payload.deviceKey),
    [-1, payload.name],
    ...present(-2, payload.last4),
    [-3, placeNumber(payload.origin)],
    [-4, placeNumber(payload.destination)],
    ...present(-5, payload.plate),
    [-6, pack(payload)],
    [-7, payload.policyNumber],
  ]);
}

/** Bytes to the payload, or null when they are not exactly one. */
export function decodePayload(encoded: Uint8Array): PassPayload | null {
  const decoded = decodeCbor(encoded);
  if (!decoded.ok || !(decoded.value instanceof Map)) return null;
  const claims = claimsSchema.safeParse(Object.fromEntries(decoded.value));
  const packed = claims.success ? unpack(claims.data['-6']) : null;
  if (!claims.success || packed === null) return null;
  const claim = claims.data;
  const payload: PassPayload = {
    ...packed,
    exp: claim['4'],
    cti: toHex(claim['7']),
    deviceKey: claim['8']?.slice() ?? null,
    name: claim['-1'],
    last4: claim['-2'] ?? null,
    origin: placeOf(claim['-3']) ?? '',
    destination: String(claim['-4']),
    plate: claim['-5'] ?? null,
    policyNumber: claim['-7'],
  };
  // A key that is the text "4" reads like the number 4; it does not encode back to itself.
  return equal(encodeCbor(claimsOf(payload)), encoded) ? payload : null;
}
