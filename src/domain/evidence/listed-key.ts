import * as z from 'zod/mini';
import { concat, fromBase64Url } from '../bytes';
import type { EvidenceKey, PublicJwk } from './evidence-key';
import { ecJwk, rsaJwk, trimmed } from './public-jwk';

/** Why a key of a list was left out; `kid` as the list writes it. */
export type KeyRefusal = {
  kid: string;
  why:
    | 'not-a-key'
    /** Another algorithm than ES256 with P-256 or PS256 from 2,048 bits. */
    | 'kind-of-key'
    /** It signs other certificates, not health certificates. */
    | 'authority'
    /** It stands in the list for another kind of document. */
    | 'other-domain'
    /** Its kid is not its thumbprint. */
    | 'kid';
};

export type ImportedKeys = { keys: EvidenceKey[]; refused: KeyRefusal[] };

/** Where no certificate says until when a key is good, the operator does. ms UTC. */
export type Until = { until: number };

const text = z.optional(z.string());
/** A key as lists publish it (RFC 7517), only the members that we use. */
export const listedJwkSchema = z.object({
  kty: z.string(),
  kid: text,
  crv: text,
  x: text,
  y: text,
  n: text,
  e: text,
  use: text,
  x5c: z.optional(z.array(z.string())),
});
export type ListedJwk = z.infer<typeof listedJwkSchema>;

export const jwksSchema = z.object({ keys: z.array(z.unknown()) });
/** Some lists write coordinates as signed numbers, with a zero in front or without leading zeros. */
export function jwkOf({ kty, crv, x = '', y = '', n = '', e = '' }: ListedJwk): PublicJwk | null {
  if (kty === 'RSA') {
    const [modulus, exponent] = [base64(n), base64(e)];
    return modulus && exponent && rsaJwk(modulus, exponent);
  }
  const [left, right] = [coordinate(x), coordinate(y)];
  return kty === 'EC' && crv === 'P-256' && left && right
    ? ecJwk(concat(Uint8Array.of(4), left, right))
    : null;
}

function coordinate(value: string): Uint8Array | null {
  const number = trimmed(base64(value) ?? new Uint8Array(0));
  return number.length > 32 ? null : concat(new Uint8Array(32 - number.length), number);
}

/** Base64 in either alphabet, with or without padding. */
export const base64 = (value: string): Uint8Array<ArrayBuffer> | null =>
  fromBase64Url(value.replace(/\s/g, '').replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''));
