import { isDeepStrictEqual } from 'node:util';
import { encode } from 'cbor2/encoder';
import { equal } from '#domain/bytes';
import { keyOfCertificate } from '#domain/evidence/certificate-key';
import { parseCose } from '#domain/evidence/cose';
import type { EvidenceKey } from '#domain/evidence/evidence-key';
import { type HcertFault, readClaims, unpackHcert, verifyHcert } from '#domain/evidence/hcert';
import { readHcertContent } from '#domain/evidence/hcert-content';
import { unzlib } from '#domain/evidence/inflate';
import { decodeLooseCbor, plainOf } from '#domain/evidence/loose-cbor';
import { decodeBase45 } from '#domain/pass/base45';
import type { HcertVector } from './hcert-file';
import { textOfPicture } from './picture';
import { ports } from './ports';

/** How far a certificate got: the fault that stopped it, or null when it was accepted. */
type Stop = HcertFault['code'] | null;

/** A vector with its key, and what the whole verification says of it by its own clock and on the day of its issue. */
export type Judged = { vector: HcertVector; stop: Stop; stopAtIssue: Stop; content: unknown };

/** Verifies a vector's text with the key of its certificate only. */
export async function judge(vector: HcertVector): Promise<Judged> {
  const text = vector.PREFIX ?? '';
  const read = vector.certificate && (await keyOfCertificate(vector.certificate, ports.sha256));
  const keys: EvidenceKey[] = read?.ok ? [read.value] : [];
  const claims = claimsOf(text);
  const issued = Math.max(claims?.from ?? 0, keys[0]?.notBefore ?? 0);
  const stopAt = async (now: number): Promise<Stop> => {
    const verified = await verifyHcert(text, { keys }, { now, ports });
    return verified.ok ? null : verified.fault.code;
  };
  return {
    vector,
    stop: await stopAt(vector.clock ?? issued),
    stopAtIssue: await stopAt(issued),
    content: claims?.content ?? null,
  };
}

function claimsOf(text: string) {
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
    vector['2DCODE'] ? textOfPicture(vector['2DCODE']).then((text) => text === vector.PREFIX) : null,
  EXPECTEDUNPREFIX: ({ vector: { PREFIX, BASE45 } }) =>
    PREFIX?.startsWith('HC1:') === true && (!BASE45 || PREFIX.slice(4) === BASE45),
  EXPECTEDB45DECODE: ({ vector: { BASE45, PREFIX, COMPRESSED } }) => {
    const bytes = decodeBase45(BASE45 ?? PREFIX?.slice(4) ?? '?');
    return bytes.ok && agrees(bytes.value, COMPRESSED);
  },
  EXPECTEDCOMPRESSION: ({ vector: { BASE45, PREFIX, COMPRESSED, COSE } }) => {
    const packed = decodeBase45(BASE45 ?? PREFIX?.slice(4) ?? '?');
    const bytes = COMPRESSED ?? (packed.ok ? packed.value : null);
    const unpacked = bytes && unzlib(bytes, 16_384);
    return unpacked instanceof Uint8Array && agrees(unpacked, COSE);
  },
  EXPECTEDVERIFY: ({ stop }) => !UNSIGNED.includes(stop),
  EXPECTEDDECODE: ({ vector: { CBOR }, content }) =>
    isMap(content) && (!CBOR?.length || decodeLooseCbor(CBOR).ok),
  EXPECTEDVALIDJSON: ({ vector, content }) =>
    isMap(content) && (!vector.JSON || isDeepStrictEqual(content, vector.JSON)),
  EXPECTEDVALIDOBJECT: ({ vector, content }) => readHcertContent(vector.JSON ?? content) !== null,
  EXPECTEDENCODE: ({ vector }) => {
    if (!vector.JSON) return null;
    const back = decodeLooseCbor(encode(vector.JSON));
    return back.ok && isDeepStrictEqual(plainOf(back.value), vector.JSON);
  },
  // Ours reads leniently where the published schema is strict.
  EXPECTEDSCHEMAVALIDATION: ({ content }) => readHcertContent(content) !== null,
  EXPECTEDEXPIRATIONCHECK: ({ stop }) => !UNSIGNED.includes(stop) && stop !== 'expired',
  EXPECTEDKEYUSAGE: ({ stopAtIssue }) => !UNSIGNED.includes(stopAtIssue) && stopAtIssue !== 'key-use',
};
