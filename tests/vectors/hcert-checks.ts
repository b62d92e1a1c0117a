import { isDeepStrictEqual } from 'node:util';
import { encode } from 'cbor2/encoder';
import { equal } from '#domain/bytes';
import { parseCose } from '#domain/evidence/cose';
import type { EvidenceKey } from '#domain/evidence/evidence-key';
import {
  type HcertClaims,
  type HcertFault,
  readClaims,
  unpackHcert,
  verifyHcert,
} from '#domain/evidence/hcert';
import { readHcertContent } from '#domain/evidence/hcert-content';
import { unzlib } from '#domain/evidence/inflate';
import { decodeLooseCbor, plainOf, untagged } from '#domain/evidence/loose-cbor';
import { momentOf } from '#domain/evidence/moment';
import { judgeDates } from '#domain/evidence/signer';
import { decodeBase45 } from '#domain/pass/base45';
import type { HcertVector } from './hcert-file';
import { keysOf } from './hcert-key';
import { textOfPicture } from './picture';
import { ports } from './ports';

/** How far a certificate got: the fault that stopped it, or null when it was accepted. */
type Stop = HcertFault['code'] | null;

/** A vector with what the whole verification says of it by its own clock, and what each layer holds. */
export type Judged = {
  vector: HcertVector;
  key: EvidenceKey | null;
  stop: Stop;
  claims: HcertClaims | null;
  /** ms UTC: the vector's clock, or the moment of its issue where it has none. */
  now: number;
};

/** Verifies a vector's text with the key of its certificate only. */
export async function judge(vector: HcertVector): Promise<Judged> {
  const keys = await keysOf(vector);
  const key = keys[0] ?? null;
  const claims = claimsOf(vector.text);
  const now = vector.clock ?? Math.max(claims?.from ?? 0, key?.notBefore ?? 0);
  const verified = await verifyHcert(vector.text, { keys }, { now, ports });
  return { vector, key, claims, now, stop: verified.ok ? null : verified.fault.code };
}

function claimsOf(text: string): HcertClaims | null {
  const bytes = unpackHcert(text);
  const cose = bytes.ok ? parseCose(bytes.value) : null;
  const claims = cose?.ok ? readClaims(cose.value.payload) : null;
  return claims?.ok ? claims.value : null;
}

const UNSIGNED: readonly Stop[] = [
  'not-hcert',
  'not-base45',
  'compression',
  'not-cose',
  'not-cbor',
  'unknown-key',
  'wrong-algorithm',
  'bad-signature',
];
const isMap = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
const agrees = (ours: Uint8Array, published: Uint8Array | null | undefined): boolean =>
  !published?.length || equal(ours, published);

type Check = (judged: Judged) => boolean | null | Promise<boolean>;

/**
 * Each check of the published format: whether what it asks for holds, null where the file does not have what to check.
 * Published fields must be what we find.
 */
export const HCERT_CHECKS: Readonly<Record<string, Check>> = {
  EXPECTEDPICTUREDECODE: ({ vector }) =>
    vector['2DCODE']?.length
      ? textOfPicture(vector['2DCODE']).then((text) => text !== null && text === (vector.PREFIX ?? text))
      : null,
  EXPECTEDUNPREFIX: ({ vector: { text, BASE45 } }) =>
    text.trimStart().startsWith('HC1:') && (!BASE45 || text.trimStart().slice(4).trim() === BASE45.trim()),
  EXPECTEDB45DECODE: ({ vector: { BASE45, text, COMPRESSED } }) => {
    const bytes = decodeBase45(BASE45 ?? text.slice(4));
    return bytes.ok && agrees(bytes.value, COMPRESSED);
  },
  EXPECTEDCOMPRESSION: ({ vector: { BASE45, text, COMPRESSED, COSE } }) => {
    const packed = decodeBase45(BASE45 ?? text.slice(4));
    const bytes = COMPRESSED ?? (packed.ok ? packed.value : null);
    const unpacked = bytes && unzlib(bytes, 16_384);
    return unpacked instanceof Uint8Array && agrees(unpacked, COSE);
  },
  EXPECTEDVERIFY: ({ stop }) => !UNSIGNED.includes(stop),
  EXPECTEDDECODE: ({ vector: { CBOR }, claims }) =>
    isMap(claims?.content) && (!CBOR?.length || decodeLooseCbor(CBOR).ok),
  EXPECTEDVALIDJSON: ({ vector: { JSON, CBOR }, claims }) =>
    isMap(claims?.content) &&
    (!JSON || saysTheSame(claims?.content, JSON) || saysTheSame(contentIn(CBOR), JSON)),
  EXPECTEDVALIDOBJECT: ({ vector, claims }) => readHcertContent(vector.JSON ?? claims?.content) !== null,
  EXPECTEDENCODE: ({ vector }) => {
    if (!vector.JSON) return null;
    const back = decodeLooseCbor(encode(vector.JSON));
    return back.ok && isDeepStrictEqual(plainOf(back.value), vector.JSON);
  },
  // Ours reads leniently where the published schema is strict.
  EXPECTEDSCHEMAVALIDATION: ({ claims }) => readHcertContent(claims?.content) !== null,
  EXPECTEDEXPIRATIONCHECK: ({ key, claims, now }) =>
    key === null ? null : claims !== null && judgeDates(claims, key, now) === null,
  EXPECTEDKEYUSAGE: ({ key, claims }) => {
    const content = readHcertContent(claims?.content);
    return key === null ? null : content?.kinds.every((kind) => key.uses.includes(kind)) === true;
  },
};

/** The content in the published CBOR: the claims, or the content alone. */
function contentIn(cbor: Uint8Array | null | undefined): unknown {
  const decoded = cbor?.length ? decodeLooseCbor(cbor) : null;
  if (!decoded?.ok) return null;
  const value = untagged(decoded.value, [18, 61]);
  const health: unknown = value instanceof Map ? value.get(-260) : null;
  return plainOf(health instanceof Map ? health.get(1) : value);
}

/** Whether two contents say the same: a moment may be spelt in another zone. */
function saysTheSame(a: unknown, b: unknown): boolean {
  if (isDeepStrictEqual(a, b)) return true;
  if (typeof a === 'string' && typeof b === 'string') {
    const moment = a.length > 10 ? momentOf(a) : null;
    return moment !== null && moment === momentOf(b);
  }
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, i) => saysTheSame(one, b[i]));
  if (!isMap(a) || !isMap(b)) return false;
  const [left, right] = [Object.entries(a ?? {}), new Map<string, unknown>(Object.entries(b ?? {}))];
  return (
    left.length === right.size &&
    left.every(([key, value]) => right.has(key) && saysTheSame(value, right.get(key)))
  );
}
