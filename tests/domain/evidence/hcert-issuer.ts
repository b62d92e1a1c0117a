import { webcrypto } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { encode, Tag } from 'cbor2';
import { toBase64Url } from '#domain/bytes';
import { EVIDENCE_KINDS, type EvidenceKey, type PublicJwk } from '#domain/evidence/evidence-key';
import { encodeBase45 } from '#domain/pass/base45';

export const NOON = Date.UTC(2022, 3, 10, 12);
export const DAY = 86_400_000;
const SECOND = 1000;

/** A country that signs: its private key, and the record by which others trust it. */
export type Signer = { privateKey: CryptoKey; publicKey: CryptoKey; trusted: EvidenceKey };

const KINDS = {
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
  PS256: {
    name: 'RSA-PSS',
    hash: 'SHA-256',
    modulusLength: 2048,
    publicExponent: Uint8Array.of(1, 0, 1),
  },
} as const;

const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));

/** Makes a country's key. `kid` as hex of 8 bytes. */
export async function makeSigner(alg: 'ES256' | 'PS256', kid: string): Promise<Signer> {
  const pair = await webcrypto.subtle.generateKey(KINDS[alg], true, ['sign', 'verify']);
  const { x = '', y = '', n = '', e = '' } = await webcrypto.subtle.exportKey('jwk', pair.publicKey);
  const key: PublicJwk = alg === 'ES256' ? { kty: 'EC', crv: 'P-256', x, y } : { kty: 'RSA', n, e };
  const trusted: EvidenceKey = {
    scheme: 'hcert',
    kid: toBase64Url(hex(kid)),
    alg,
    key,
    iss: 'AT',
    notBefore: NOON - 300 * DAY,
    notAfter: NOON + 300 * DAY,
    uses: [...EVIDENCE_KINDS],
  };
  return { ...pair, trusted };
}

export const TEST = {
  ver: '1.3.0',
  nam: { fn: 'Müller-Stöger', gn: 'Anna', fnt: 'MUELLER<STOEGER', gnt: 'ANNA' },
  dob: '1988-02-09',
  t: [
    {
      tg: '840539006',
      tt: 'LP6464-4',
      tr: '260415000',
      sc: '2022-04-09T08:30:00+02:00',
      tc: 'Labor',
      co: 'AT',
      is: 'Ministry',
      ci: 'URN:UVCI:01:AT:0000',
    },
  ],
};
const { t: _, ...nobodyTested } = TEST;
export const VACCINATION = { ...nobodyTested, v: [{ tg: '840539006', dt: '2021-06-01', dn: 2, sd: 2 }] };
export const RECOVERY = {
  ...nobodyTested,
  r: [{ tg: '840539006', fr: '2022-01-02', df: '2022-01-13', du: '2022-06-30' }],
};

/** Everything about a certificate that a test may want otherwise. */
export type Wanted = {
  content?: unknown;
  /** Claims set over the usual ones; null takes one out. */
  claims?: readonly (readonly [number, unknown])[];
  alg?: number | null;
  kid?: Uint8Array | null;
  /** Algorithm and key id outside of what is signed. */
  unprotected?: Map<number, unknown>;
  payload?: Uint8Array;
  signature?: Uint8Array;
  tags?: readonly number[];
  cose?: Uint8Array;
};

const toSeconds = (ms: number) => Math.floor(ms / SECOND);

function claimsOf(wanted: Wanted): Map<number, unknown> {
  const claims = new Map<number, unknown>([
    [1, 'AT'],
    [4, toSeconds(NOON + 30 * DAY)],
    [6, toSeconds(NOON - DAY)],
    [-260, new Map([[1, wanted.content ?? TEST]])],
  ]);
  for (const [key, value] of wanted.claims ?? []) {
    if (value === null) claims.delete(key);
    else claims.set(key, value);
  }
  return claims;
}

const ALGORITHMS = {
  ES256: { label: -7, params: { name: 'ECDSA', hash: 'SHA-256' } },
  PS256: { label: -37, params: { name: 'RSA-PSS', saltLength: 32 } },
} as const;

/** The COSE message of a certificate. */
export async function makeCose(signer: Signer, wanted: Wanted = {}): Promise<Uint8Array<ArrayBuffer>> {
  const { label, params } = ALGORITHMS[signer.trusted.alg];
  const kid =
    wanted.kid === undefined ? new Uint8Array(Buffer.from(signer.trusted.kid, 'base64url')) : wanted.kid;
  const alg = wanted.alg === undefined ? label : wanted.alg;
  const header = encode(
    new Map<number, unknown>([
      ...(alg === null ? [] : [[1, alg] as const]),
      ...(kid === null ? [] : [[4, kid] as const]),
    ]),
  );
  const payload = wanted.payload ?? encode(claimsOf(wanted));
  const message = encode(['Signature1', header, new Uint8Array(0), payload]);
  const signature =
    wanted.signature ??
    new Uint8Array(await webcrypto.subtle.sign(params, signer.privateKey, message.slice()));
  const parts: unknown = [header, wanted.unprotected ?? new Map(), payload, signature];
  return encode((wanted.tags ?? [18]).reduceRight((inner, tag) => new Tag(tag, inner), parts)).slice();
}

/** The text of a QR code round a COSE message. */
export const textOf = (cose: Uint8Array): string => `HC1:${encodeBase45(deflateSync(cose, { level: 9 }))}`;

/** A whole certificate as its QR code says it. */
export const makeHcert = async (signer: Signer, wanted: Wanted = {}): Promise<string> =>
  textOf(wanted.cose ?? (await makeCose(signer, wanted)));
