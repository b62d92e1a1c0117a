import { webcrypto } from 'node:crypto';
import { encode } from 'cbor2/encoder';
import { concat, toBase64Url, toHex } from '#domain/bytes';
import { decodeBase45, encodeBase45 } from '#domain/pass/base45';
import { lowSignature } from '#domain/pass/es256';
import { issuePass } from '#domain/pass/issue';
import { makeProof, stepAt } from '#domain/pass/live-proof';
import { joinPass, parsePass, passHeader, passMessage } from '#domain/pass/pass-bytes';
import type { PassPayload } from '#domain/pass/payload';
import { liveText, type Proof, paperText, parsePassText } from '#domain/pass/qr-text';
import { type PassPorts, verifyPass } from '#domain/pass/verify-pass';
import { KID, NOON, payload } from '../domain/pass/issuer';
import { attackedSign1, cborAttack } from './cbor-attacks';
import { type Key, seededKey, sha256 } from './keys';
import { mutateBytes, mutateText } from './mutate';
import { type Below, pick, randomBytes, way } from './random';
import type { Mutant, Subject } from './subject';

const NONCE = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** The platform's part of judging passes. */
export const passPorts: PassPorts = {
  sha256,
  async verifyEs256(key, signature, message) {
    try {
      const imported = await webcrypto.subtle.importKey('raw', key, P256, false, ['verify']);
      return await webcrypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, imported, signature, message);
    } catch {
      return false;
    }
  },
};

const PEOPLE: readonly Partial<PassPayload>[] = [
  {},
  { cti: 'fedcba9876543210', name: 'Anna Müller-Stöger', documentType: 'passport', plate: null },
  { cti: '00112233aabbccdd', name: '买买提·阿不都热合曼', colour: 'red', partySize: 1 },
];

type Made = { pass: Uint8Array<ArrayBuffer>; proof: Proof | null };
type Kind = 'live' | 'challenged' | 'paper';
type Keys = { county: Key; phone: Key; stranger: Key };

/** Passes on a phone, on a phone that was challenged, and on paper. */
export function passSubjects(below: Below, ports: PassPorts = passPorts): Promise<Subject[]> {
  const keys = { county: seededKey(below), phone: seededKey(below), stranger: seededKey(below) };
  return Promise.all(
    (['live', 'challenged', 'paper'] as const).map((kind) => passSubject(kind, keys, ports)),
  );
}

async function passSubject(kind: Kind, keys: Keys, ports: PassPorts): Promise<Subject> {
  const made = await Promise.all(PEOPLE.map((person) => make(kind, keys, person)));
  const texts = made.map(textOf);
  const trust = {
    issuers: [
      {
        kid: toHex(KID),
        alg: 'ES256',
        key: toBase64Url(keys.county.point),
        iss: 'county',
        notBefore: 0,
        notAfter: NOON * 2,
        use: 'pass',
      },
    ],
    revoked: { number: 7, asOf: NOON, passes: new Set<string>() },
    expectedNonce: kind === 'challenged' ? NONCE : undefined,
  };
  return {
    name: `${kind} pass`,
    originals: new Set(texts.map(signedIn)),
    next: async (below) => {
      const [one, other] = [made[below(made.length)], made[below(made.length)]];
      if (one === undefined || other === undefined) throw new Error('no originals');
      return mutant({ one, other, kind, keys }, below);
    },
    async judge([text = '']) {
      const verdict = await verifyPass(text, trust, { now: NOON, ports });
      return verdict.ok ? { ok: true, signed: signedIn(text) } : { ok: false, code: verdict.fault.code };
    },
  };
}

async function make(kind: Kind, { county, phone }: Keys, person: Partial<PassPayload>): Promise<Made> {
  const deviceKey = kind === 'paper' ? null : phone.compressed;
  const pass = await issuePass(payload({ deviceKey, ...person }), KID, async (message) =>
    county.sign(message),
  );
  return {
    pass,
    proof: kind === 'paper' ? null : await prove(pass, kind === 'challenged' ? NONCE : null, phone),
  };
}

const prove = (
  pass: Uint8Array<ArrayBuffer>,
  nonce: Uint8Array<ArrayBuffer> | null,
  by: Key,
): Promise<Proof> =>
  makeProof({ pass, step: stepAt(NOON), nonce }, { sha256, sign: async (message) => by.sign(message) });

const textOf = ({ pass, proof }: Made): string => (proof === null ? paperText(pass) : liveText(pass, proof));

/** Everything that the county's and the phone's signatures cover. */
function signedIn(text: string): string {
  const parsed = parsePassText(text);
  if (!parsed.ok) return 'nothing';
  const { pass, proof } = parsed.value;
  const nonce = proof?.nonce ?? null;
  return [toHex(pass.message), proof?.step ?? 'paper', nonce === null ? '' : toHex(nonce)].join(' ');
}

type Materials = { one: Made; other: Made; kind: Kind; keys: Keys };

const wrap = (bytes: Uint8Array): string => `CP1:${encodeBase45(bytes)}`;
const live = (...parts: unknown[]): string => wrap(encode(parts, { cde: true }));
const forged = (text: string): Mutant => ({ texts: [text], genuine: false });

async function mutant(materials: Materials, below: Below): Promise<Mutant> {
  const { one, other } = materials;
  const text = textOf(one);
  const outer = decodeBase45(text.slice(4));
  const bytes = outer.ok ? outer.value : new Uint8Array(1);
  switch (way(below, 8, 2)) {
    case 0:
      return forged(mutateText(text, below, { from: 4, letters: LETTERS }));
    case 1:
    case 2:
      return forged(wrap(mutateBytes(bytes, below, other.pass)));
    case 3:
      return forged(textOf({ ...one, pass: mutateBytes(one.pass, below, other.pass) }));
    case 4:
      return forged(otherProof(materials, below));
    case 5:
      return forged(textOf({ ...one, pass: crossed(one.pass, other.pass, below) }));
    case 6:
      return forged(attacked(one, below));
    case 7:
      return forged(`CP1:${mutateText('', below, { from: 0, letters: LETTERS }).repeat(1 + below(400))}`);
    case 8:
      return byStranger(materials, below);
    default:
      return oddButGenuine(materials, below);
  }
}

/** Another step, nonce or signature beside a genuine pass; none; or that of another pass. */
function otherProof({ one, other, keys }: Materials, below: Below): string {
  const { step, signature, nonce } = one.proof ?? {
    step: stepAt(NOON),
    signature: new Uint8Array(64),
    nonce: null,
  };
  const rest = nonce === null ? [] : [nonce];
  const high = concat(signature.subarray(0, 32), new Uint8Array(32).fill(255));
  switch (below(8)) {
    case 0:
      return paperText(one.pass);
    case 1:
      return live(one.pass, step + below(13) - 6, signature, ...rest);
    case 2:
      return live(one.pass, step, new Uint8Array(64), ...rest);
    case 3:
      return live(one.pass, step, high, ...rest);
    case 4:
      return live(one.pass, step, other.proof?.signature ?? signature, ...rest);
    case 5:
      return live(one.pass, step, signature, nonce === null ? NONCE : randomBytes(below, 8));
    case 6:
      return live(one.pass, step, lowSignature(keys.stranger.sign(one.pass)), ...rest);
    default:
      return live(...[one.pass, step, signature, ...rest, 0].slice(0, 1 + below(5)));
  }
}

/** Header, payload and signature of two genuine passes in one, or another algorithm or key id under a genuine signature. */
function crossed(a: Uint8Array, b: Uint8Array, below: Below): Uint8Array<ArrayBuffer> {
  const [one, other] = [partsOf(a), partsOf(b)];
  if (below(2) === 0) return joinPass(one.header, other.payload, one.signature);
  const algorithm = pick(below, -7, -8, -35, -36, -37, -257, 0, 5);
  const kid = pick(below, KID, randomBytes(below, 4));
  return joinPass(
    passHeader(kid, algorithm),
    one.payload,
    below(4) === 0 ? new Uint8Array(64) : one.signature,
  );
}

/** Header, payload and signature of an original, which is always whole. */
function partsOf(bytes: Uint8Array) {
  const pass = parsePass(bytes);
  if (pass === null) throw new Error('an original is no pass');
  // The message is a list of four whose last is the payload: its head is found from the end of the pass.
  const whole = passHeader(KID);
  const payload = pass.bytes.subarray(2 + 1 + whole.length + 1 + 2, pass.bytes.length - 66);
  return { header: whole, payload, signature: pass.signature };
}

function attacked({ pass, proof }: Made, below: Below): string {
  const { header, payload, signature } = partsOf(pass);
  const broken =
    below(3) === 0
      ? cborAttack(below)
      : attackedSign1([header, new Uint8Array(0), payload, signature], below);
  return proof === null || below(3) === 0 ? wrap(broken) : textOf({ pass: broken, proof });
}

/** Signed whole by a key that nobody trusts, under the county's key id. */
async function byStranger({ one, kind, keys }: Materials, below: Below): Promise<Mutant> {
  const { header, payload } = partsOf(one.pass);
  const body = below(2) === 0 ? payload : mutateBytes(payload, below);
  const pass = joinPass(header, body, lowSignature(keys.stranger.sign(passMessage(header, body))));
  if (kind === 'paper') return forged(paperText(pass));
  return forged(liveText(pass, await prove(pass, one.proof?.nonce ?? null, keys.phone)));
}

/** Signed by the county over something strange: to accept it is no fault, to stumble over it is. */
async function oddButGenuine({ one, kind, keys }: Materials, below: Below): Promise<Mutant> {
  const { header, payload } = partsOf(one.pass);
  const body = below(3) === 0 ? cborAttack(below) : mutateBytes(payload, below);
  const pass = joinPass(header, body, lowSignature(keys.county.sign(passMessage(header, body))));
  const proof = kind === 'paper' ? null : await prove(pass, one.proof?.nonce ?? null, keys.phone);
  return { texts: [textOf({ pass, proof })], genuine: true };
}
