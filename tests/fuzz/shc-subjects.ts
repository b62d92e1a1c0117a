import { deflateRawSync } from 'node:zlib';
import { fromBase64Url, toBase64Url } from '#domain/bytes';
import { EVIDENCE_KINDS, type EvidenceKey } from '#domain/evidence/evidence-key';
import { gatherShc } from '#domain/evidence/shc-text';
import type { EvidencePorts } from '#domain/evidence/signer';
import { thumbprintOf } from '#domain/evidence/thumbprint';
import { verifyCertificate } from '#domain/evidence/verify-certificate';
import { anyValue, attackJson } from './json-attacks';
import { type Key, seededKey, sha256 } from './keys';
import { mutateBytes, mutateText } from './mutate';
import { type Below, pick, randomBytes, way } from './random';
import type { Mutant, Subject } from './subject';

const NOON = Date.UTC(2022, 3, 10, 12);
const ISSUER = 'https://cards.example.org/issuer';
const TOKEN_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.';

/** The payloads that the issuer signs. */
const PAYLOADS = [
  claims({ family: 'Anyperson', result: '260415000' }),
  claims({ family: 'Müller', result: '260373001' }),
];

function claims({ family, result }: { family: string; result: string }): string {
  const coded = (system: string, code: string) => ({ coding: [{ system, code }] });
  const entry = [
    { resource: { resourceType: 'Patient', name: [{ family, given: ['Jo'] }], birthDate: '1951-01-20' } },
    {
      resource: {
        resourceType: 'Observation',
        status: 'final',
        code: coded('http://loinc.org', '94500-6'),
        valueCodeableConcept: coded('http://snomed.info/sct', result),
        effectiveDateTime: '2022-04-09T22:10:00Z',
      },
    },
  ];
  const credentialSubject = { fhirVersion: '4.0.1', fhirBundle: { resourceType: 'Bundle', entry } };
  const vc = { type: ['https://smarthealth.cards#health-card'], credentialSubject };
  return JSON.stringify({ iss: ISSUER, nbf: NOON / 1000 - 86_400, vc });
}

type Materials = { tokens: readonly string[]; head: string; signer: Key; stranger: Key };

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const packed = (json: string | Uint8Array): string => toBase64Url(deflateRawSync(json));
const signedBy = (key: Key, signed: string): string => `${signed}.${toBase64Url(key.sign(utf8(signed)))}`;

/** A token as its codes: pairs of digits, whole or cut into several. */
function codesOf(token: string, count: number): string[] {
  const digits = [...token].map((letter) => String(letter.charCodeAt(0) - 45).padStart(2, '0')).join('');
  if (count === 1) return [`shc:/${digits}`];
  const size = 2 * Math.ceil(token.length / count);
  return Array.from(
    { length: count },
    (_, at) => `shc:/${at + 1}/${count}/${digits.slice(at * size, (at + 1) * size)}`,
  );
}

/** SMART Health Cards, in one code and in several. */
export async function shcSubjects(below: Below, ports: EvidencePorts): Promise<Subject[]> {
  const signer = seededKey(below);
  const kid = await thumbprintOf(signer.jwk, sha256);
  const head = toBase64Url(utf8(JSON.stringify({ zip: 'DEF', alg: 'ES256', kid })));
  const tokens = PAYLOADS.map((payload) => signedBy(signer, `${head}.${packed(payload)}`));
  const key: EvidenceKey = {
    scheme: 'shc',
    kid,
    alg: 'ES256',
    key: signer.jwk,
    iss: ISSUER,
    notBefore: 0,
    notAfter: NOON * 2,
    uses: [...EVIDENCE_KINDS],
  };
  const materials = { tokens, head, signer, stranger: seededKey(below) };
  const trust = { number: 1, asOf: NOON, keys: [key] };
  const judge: Subject['judge'] = async (texts) => {
    const verdict = await verifyCertificate(texts, trust, { now: NOON, ports });
    return verdict.ok ? { ok: true, signed: signedIn(texts) } : { ok: false, code: verdict.fault.code };
  };
  const originals = new Set(tokens.map((token) => token.slice(0, token.lastIndexOf('.'))));
  const whole = (below: Below): Mutant => {
    const { token, genuine } = mutantToken(materials, below);
    return { texts: codesOf(token, 1), genuine };
  };
  return [
    { name: 'SHC', originals, judge, next: async (below) => whole(below) },
    { name: 'SHC in chunks', originals, judge, next: async (below) => mutantCodes(materials, below) },
  ];
}

function signedIn(texts: readonly string[]): string {
  const token = gatherShc(texts);
  return token.ok ? token.value.slice(0, token.value.lastIndexOf('.')) : 'nothing';
}

type Token = { token: string; genuine: boolean };
const forged = (token: string): Token => ({ token, genuine: false });

function mutantToken({ tokens, head, signer, stranger }: Materials, below: Below): Token {
  const token = tokens[below(tokens.length)] ?? '';
  const other = tokens[below(tokens.length)] ?? '';
  const [header = '', payload = '', signature = ''] = token.split('.');
  const json = PAYLOADS[below(PAYLOADS.length)] ?? '';
  switch (way(below, 7, 2)) {
    case 0:
      return forged(mutateText(token, below, { from: 0, letters: TOKEN_LETTERS }));
    case 1:
      return forged(mutatedPart(token, other, below));
    case 2:
      return forged(`${headerWith(head, below)}.${payload}.${signature}`);
    case 3:
      return forged(`${header}.${packed(attackJson(json, below))}.${signature}`);
    case 4:
      return forged(`${header}.${packed(mutateBytes(utf8(json), below))}.${signature}`);
    case 5:
      return forged(`${header}.${payload}.${otherSignature(signature, other, below)}`);
    case 6:
      return forged(`${header}.${bomb(payload, below)}.${signature}`);
    case 7:
      return forged(
        signedBy(stranger, `${header}.${below(2) === 0 ? payload : packed(attackJson(json, below))}`),
      );
    default: {
      const odd =
        below(2) === 0
          ? attackJson(json, below)
          : JSON.stringify({ ...JSON.parse(json), ...oddClaims(below) });
      return { token: signedBy(signer, `${header}.${packed(odd)}`), genuine: true };
    }
  }
}

const oddClaims = (below: Below): object =>
  pick<object>(
    below,
    { vc: anyValue(below) },
    { iss: anyValue(below) },
    { nbf: anyValue(below) },
    { exp: anyValue(below) },
  );

function mutatedPart(token: string, other: string, below: Below): string {
  const parts = token.split('.');
  const at = below(parts.length);
  const [part, donor] = [parts[at], other.split('.')[at]].map(
    (text) => fromBase64Url(text ?? '') ?? new Uint8Array(1),
  );
  parts[at] = toBase64Url(mutateBytes(part ?? new Uint8Array(1), below, donor));
  return parts.join('.');
}

/** Headers that have cost others dear: no algorithm, a shared secret, a key that comes along, an address. */
function headerWith(head: string, below: Below): string {
  const header: object = JSON.parse(new TextDecoder().decode(fromBase64Url(head) ?? new Uint8Array(0)));
  const over = pick<object>(
    below,
    { alg: 'none' },
    { alg: 'HS256' },
    { alg: 'ES384' },
    { alg: anyValue(below) },
    { jku: 'https://evil.example/jwks.json' },
    { x5u: 'https://evil.example' },
    { jwk: { kty: 'EC' } },
    { x5c: ['AAAA'] },
    { crit: ['exp'] },
    { b64: false },
    { kid: anyValue(below) },
    { zip: pick<unknown>(below, 'GZIP', null, 1) },
  );
  const json = JSON.stringify({ ...header, ...over });
  return toBase64Url(utf8(below(4) === 0 ? attackJson(json, below) : json));
}

/** Zeros, another length, another card's, written as DER, or with the other value of s; that one verifies. */
function otherSignature(signature: string, other: string, below: Below): string {
  const bytes = fromBase64Url(signature) ?? new Uint8Array(64);
  return pick<() => string>(
    below,
    () => '',
    () => toBase64Url(new Uint8Array(64)),
    () => toBase64Url(bytes.subarray(0, below(64))),
    () => toBase64Url(Uint8Array.of(0x30, 68, 2, 32, ...bytes.subarray(0, 32), 2, 32, ...bytes.subarray(32))),
    () => other.slice(other.lastIndexOf('.') + 1),
    () => toBase64Url(randomBytes(below, 64)),
  )();
}

const BOMBS = [1 << 17, 1 << 20, 1 << 24].map((size) =>
  toBase64Url(deflateRawSync(new Uint8Array(size), { level: 9 })),
);

/** Cut off, packed twice, not packed, or far larger inside than outside. */
function bomb(payload: string, below: Below): string {
  const bytes = fromBase64Url(payload) ?? new Uint8Array(1);
  return pick<() => string>(
    below,
    () => payload.slice(0, below(payload.length)),
    () => toBase64Url(deflateRawSync(bytes)),
    () => toBase64Url(utf8(PAYLOADS[0] ?? '')),
    () => packed(`${PAYLOADS[0]}${' '.repeat(1 << 18)}`),
    () => BOMBS[below(BOMBS.length)] ?? '',
  )();
}

/** The codes of a token, some of them missing, doubled, of another card, wrongly numbered, or damaged. */
function mutantCodes(materials: Materials, below: Below): Mutant {
  const token = materials.tokens[below(materials.tokens.length)] ?? '';
  const other = materials.tokens[below(materials.tokens.length)] ?? '';
  const count = 2 + below(6);
  const codes = codesOf(token, count);
  const at = below(count);
  const swap = (text: string): Mutant => ({
    texts: codes.map((code, i) => (i === at ? text : code)),
    genuine: false,
  });
  switch (below(8)) {
    case 0:
      return swap(mutateText(codes[at] ?? '', below, { from: 5, letters: '0123456789/' }));
    case 1:
      return swap(codesOf(other, count)[at] ?? '');
    case 2:
      return { texts: codes.filter((_, i) => i !== at), genuine: false };
    case 3:
      return { texts: [...codes, ...codes].sort(() => below(3) - 1), genuine: false };
    case 4:
      return swap((codes[at] ?? '').replace(/\/\d+\/\d+\//, `/${below(120)}/${below(120)}/`));
    case 5:
      return swap(`shc:/${at + 1}/${count}/${'9'.repeat(below(9000))}`);
    case 6:
      return { texts: [...codes, ...codesOf(other, count + below(2))], genuine: false };
    default: {
      const { token: mutated, genuine } = mutantToken(materials, below);
      return { texts: codesOf(mutated, count), genuine };
    }
  }
}
