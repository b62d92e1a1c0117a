import * as z from 'zod/mini';
import { fromBase64Url } from '../bytes';
import { fault, ok, type Result } from '../result';
import { inflate } from './inflate';

/** SMART Health Cards are far below; a hundred times what the inflated limit allows. */
const LONGEST = 400_000;
const MOST_UNPACKED = 131_072;

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const absent = z.optional(z.never());

/**
 * A token says its algorithm and key id. One that brings its own key, points to one (`jku`, `x5u`), or has extensions
 * that must be understood is refused: keys come from the trust list only, and nothing is ever fetched.
 */
const headerSchema = z.object({
  alg: z.string(),
  kid: z.optional(z.string().check(z.maxLength(200))),
  zip: z.literal('DEF'),
  jwk: absent,
  jku: absent,
  x5u: absent,
  x5c: absent,
  crit: absent,
  b64: absent,
});

export type JwsFault = 'not-jws' | 'compression' | 'not-json';

/** A compact JWS taken apart, nothing of it believed yet. */
export type Jws = {
  alg: string;
  kid: string | null;
  /** The inflated JSON. */
  payload: unknown;
  signature: Uint8Array<ArrayBuffer>;
  /** What the issuer signed: the token up to its last dot (RFC 7515). */
  message: Uint8Array<ArrayBuffer>;
};

/** Takes a compact JWS with `zip: DEF` apart. */
export function parseJws(token: string): Result<Jws, JwsFault> {
  const parts = token.length > LONGEST ? [] : token.trim().split('.');
  const [header, payload, signature, ...more] = parts.map(fromBase64Url);
  if (!header?.length || !payload?.length || !signature?.length || more.length > 0) return fault('not-jws');
  const claimed = headerSchema.safeParse(jsonOf(header));
  if (!claimed.success) return fault('not-jws');
  const unpacked = inflate(payload, MOST_UNPACKED);
  if (unpacked === null) return fault('compression');
  const json = jsonOf(unpacked);
  if (json === undefined) return fault('not-json');
  return ok({
    alg: claimed.data.alg,
    kid: claimed.data.kid ?? null,
    payload: json,
    signature,
    message: new TextEncoder().encode(`${parts[0]}.${parts[1]}`),
  });
}

/** UTF-8 JSON, or undefined when it is none. A byte order mark is no JSON (RFC 8259 section 8.1). */
function jsonOf(bytes: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(UTF8.decode(bytes));
    return value;
  } catch {
    return undefined;
  }
}
