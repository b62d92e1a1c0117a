import { deflateSync, inflateSync } from 'node:zlib';
import { Tag } from 'cbor2';
import { encode } from 'cbor2/encoder';
import { fromBase64Url, toBase64Url, toHex } from '#domain/bytes';
import { parseCose } from '#domain/evidence/cose';
import { EVIDENCE_KINDS, type EvidenceKey } from '#domain/evidence/evidence-key';
import { unpackHcert } from '#domain/evidence/hcert';
import type { EvidencePorts } from '#domain/evidence/signer';
import { verifyCertificate } from '#domain/evidence/verify-certificate';
import { encodeBase45 } from '#domain/pass/base45';
import { attackedSign1, cborAttack } from './cbor-attacks';
import { anyValue } from './json-attacks';
import { type Key, seededKey } from './keys';
import { mutateBytes, mutateText } from './mutate';
import { PS256 } from './ps256';
import { type Below, pick, randomBytes, way } from './random';
import type { Mutant, Subject } from './subject';

const NOON = Date.UTC(2022, 3, 10, 12);
const KID = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const NONE = new Uint8Array(0);

const NAMES = { fn: 'Müller-Stöger', gn: 'Anna', fnt: 'MUELLER<STOEGER', gnt: 'ANNA' };
const TESTED = { tg: '840539006', tt: 'LP6464-4', tr: '260415000', sc: '2022-04-09T08:30:00+02:00' };
const CONTENTS: readonly object[] = [
  { ver: '1.3.0', nam: NAMES, dob: '1988-02-09', t: [TESTED] },
  {
    ver: '1.3.0',
    nam: { ...NAMES, gn: 'Bernd', gnt: 'BERND' },
    dob: '1970',
    t: [{ ...TESTED, tr: '260373001' }],
  },
  { ver: '1.0.0', nam: { fnt: 'WANG', gnt: 'XIAOMING' }, dob: '', v: [{ tg: '840539006', dn: 2, sd: 2 }] },
];

/** The parts of a COSE_Sign1. */
type Cose = { header: Uint8Array; payload: Uint8Array; signature: Uint8Array };

const messageOf = ({ header, payload }: Omit<Cose, 'signature'>): Uint8Array =>
  encode(['Signature1', header, NONE, payload]);
const coseOf = ({ header, payload, signature }: Cose, open = new Map<unknown, unknown>()): Uint8Array =>
  encode(new Tag(18, [header, open, payload, signature]));
const textOf = (cose: Uint8Array): string => `HC1:${encodeBase45(deflateSync(cose))}`;
const headerOf = (algorithm: number, kid: Uint8Array): Uint8Array =>
  encode(
    new Map<number, unknown>([
      [1, algorithm],
      [4, kid],
    ]),
  );
const claimsOf = (content: unknown): Uint8Array =>
  encode(
    new Map<number, unknown>([
      [1, 'AT'],
      [4, NOON / 1000 + 86_400],
      [6, NOON / 1000 - 86_400],
      [-260, new Map([[1, content]])],
    ]),
  );

const signedBy = (key: Key, parts: Omit<Cose, 'signature'>): Cose => ({
  ...parts,
  signature: key.sign(messageOf(parts)),
});

const trusted = (over: Pick<EvidenceKey, 'kid' | 'alg' | 'key'>): EvidenceKey => ({
  scheme: 'hcert',
  iss: 'AT',
  notBefore: 0,
  notAfter: NOON * 2,
  uses: [...EVIDENCE_KINDS],
  ...over,
});

type Materials = { originals: readonly Cose[]; signer: Key | null; stranger: Key };

/** Certificates of the EU and WHO under both kinds of signature. Those by RSA are fixed: nobody here can sign more. */
export function hcertSubjects(below: Below, ports: EvidencePorts): Subject[] {
  const signer = seededKey(below);
  const stranger = seededKey(below);
  const header = headerOf(-7, KID);
  const made = CONTENTS.map((content) => signedBy(signer, { header, payload: claimsOf(content) }));
  const key = trusted({ kid: toBase64Url(KID), alg: 'ES256', key: signer.jwk });
  const rsa = trusted({ kid: PS256.kid, alg: 'PS256', key: { kty: 'RSA', n: PS256.n, e: 'AQAB' } });
  const given = PS256.texts.flatMap((text) => partsIn(text));
  return [
    subject('HCERT by ES256', { originals: made, signer, stranger }, { keys: [key], ports }),
    subject('HCERT by PS256', { originals: given, signer: null, stranger }, { keys: [rsa, key], ports }),
  ];
}

function partsIn(text: string): Cose[] {
  const bytes = unpackHcert(text);
  const cose = bytes.ok ? parseCose(bytes.value) : null;
  if (!cose?.ok) return [];
  const { payload, signature, kid } = cose.value;
  return [{ header: headerOf(-37, fromBase64Url(kid ?? '') ?? NONE), payload, signature }];
}

function subject(
  name: string,
  materials: Materials,
  { keys, ports }: { keys: EvidenceKey[]; ports: EvidencePorts },
): Subject {
  const trust = { number: 1, asOf: NOON, keys };
  return {
    name,
    originals: new Set(materials.originals.map((one) => toHex(messageOf(one)))),
    next: async (below) => mutant(materials, below),
    async judge(texts) {
      const verdict = await verifyCertificate(texts, trust, { now: NOON, ports });
      return verdict.ok
        ? { ok: true, signed: signedIn(texts[0] ?? '') }
        : { ok: false, code: verdict.fault.code };
    },
  };
}

function signedIn(text: string): string {
  const bytes = unpackHcert(text);
  const cose = bytes.ok ? parseCose(bytes.value) : null;
  return cose?.ok ? toHex(cose.value.message) : 'nothing';
}

const forged = (text: string): Mutant => ({ texts: [text], genuine: false });

function mutant({ originals, signer, stranger }: Materials, below: Below): Mutant {
  const [one, other] = [originals[below(originals.length)], originals[below(originals.length)]];
  if (one === undefined || other === undefined) throw new Error('no originals');
  const cose = coseOf(one);
  switch (way(below, 9, 2)) {
    case 0:
      return forged(mutateText(textOf(cose), below, { from: 4, letters: LETTERS }));
    case 1:
      return forged(`HC1:${encodeBase45(mutateBytes(deflateSync(cose), below))}`);
    case 2:
      return forged(textOf(mutateBytes(cose, below, coseOf(other))));
    case 3:
      return forged(textOf(coseOf({ ...one, payload: mutateBytes(one.payload, below, other.payload) })));
    case 4:
      return forged(
        textOf(
          coseOf({ ...one, ...pick(below, { payload: other.payload }, { signature: other.signature }) }),
        ),
      );
    case 5:
      return forged(textOf(otherHeader(one, below)));
    case 6:
      return forged(textOf(attackedSign1([one.header, NONE, one.payload, one.signature], below)));
    case 7:
      return forged(packing(cose, below));
    case 8:
      return forged(`HC1:${mutateText('', below, { from: 0, letters: LETTERS }).repeat(1 + below(900))}`);
    case 9:
      return forged(
        textOf(
          coseOf(signedBy(stranger, { ...one, payload: below(2) === 0 ? one.payload : oddPayload(below) })),
        ),
      );
    default: {
      const payload = oddPayload(below);
      if (signer === null) return forged(textOf(coseOf({ ...one, payload })));
      return { texts: [textOf(coseOf(signedBy(signer, { ...one, payload })))], genuine: true };
    }
  }
}

/** Another algorithm or key id, protected or not, under a genuine signature, or one that is none. */
function otherHeader(one: Cose, below: Below): Uint8Array {
  const algorithm = pick(below, -7, -37, -8, -35, -257, 0, 5, -65535);
  const kid = pick(below, KID, randomBytes(below, below(80)));
  const signature = pick(
    below,
    one.signature,
    one.signature,
    new Uint8Array(64),
    NONE,
    randomBytes(below, 256),
  );
  const open = new Map<unknown, unknown>([
    [1, algorithm],
    [4, kid],
    [pick<unknown>(below, 2, 33, 'crit', 5), pick<unknown>(below, [1], 'https://evil.example', kid)],
  ]);
  const header = pick(below, one.header, headerOf(algorithm, kid), NONE, encode(open));
  return coseOf({ ...one, header, signature }, below(2) === 0 ? open : new Map());
}

/** Contents that no schema foresees, and claims that are none. */
function oddPayload(below: Below): Uint8Array {
  switch (below(4)) {
    case 0:
      return cborAttack(below);
    case 1:
      return claimsOf(anyValue(below));
    case 2:
      return claimsOf({
        ...CONTENTS[0],
        ...pick<object>(below, { nam: anyValue(below) }, { t: anyValue(below) }, { dob: anyValue(below) }),
      });
    default:
      return mutateBytes(claimsOf(CONTENTS[below(3)]), below);
  }
}

const BOMBS = [1 << 14, 1 << 17, 1 << 24].map((size) => deflateSync(new Uint8Array(size), { level: 9 }));

/** Not packed at all, packed twice, cut off, with another check sum, or far larger inside than outside. */
function packing(cose: Uint8Array, below: Below): string {
  const packed = deflateSync(cose);
  const bomb = BOMBS[below(BOMBS.length)] ?? packed;
  const bytes = pick<Uint8Array>(
    below,
    cose,
    deflateSync(packed),
    packed.subarray(0, below(packed.length)),
    packed.subarray(2),
    Buffer.concat([packed.subarray(0, -4), randomBytes(below, 4)]),
    Buffer.concat([packed, randomBytes(below, 1 + below(9))]),
    deflateSync(cose, { level: 0 }),
    deflateSync(Buffer.concat([inflateSync(packed), new Uint8Array(1 << 16)])),
    bomb.subarray(0, 5000),
    bomb,
  );
  return `HC1:${encodeBase45(bytes)}`;
}
