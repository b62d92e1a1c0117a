import * as z from 'zod/mini';
import { base64UrlSchema, nameSchema, timeSchema } from '../field';

/** What a certificate from elsewhere can say. */
export const evidenceKindSchema = z.enum(['test', 'vaccination', 'recovery']);
export type EvidenceKind = z.infer<typeof evidenceKindSchema>;
export const EVIDENCE_KINDS = evidenceKindSchema.options;

export const evidenceSchemeSchema = z.enum(['hcert', 'shc']);

/** 32 bytes as base64url. */
const coordinateSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** A public key as WebCrypto imports it: P-256, or RSA from 2,048 bits on. */
const publicJwkSchema = z.discriminatedUnion('kty', [
  z.strictObject({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: coordinateSchema,
    y: coordinateSchema,
  }),
  z.strictObject({
    kty: z.literal('RSA'),
    n: z.string().check(z.regex(/^[A-Za-z0-9_-]{342,1366}$/)),
    e: z.string().check(z.regex(/^[A-Za-z0-9_-]{2,11}$/)),
  }),
]);
export type PublicJwk = z.infer<typeof publicJwkSchema>;

/**
 * A key that signs certificates elsewhere. The record says the algorithm, and the certificate's header must agree; a
 * key vouches for one scheme and for the listed uses only (EU: extended key usage). `kid` as base64url: of HCERT the
 * first 8 bytes of the signing certificate's SHA-256, of SMART Health Cards the key's thumbprint (RFC 7638). `iss` is
 * the country, or the issuer's URL. Times in ms UTC.
 */
export const evidenceKeySchema = z
  .strictObject({
    scheme: evidenceSchemeSchema,
    kid: base64UrlSchema.check(z.maxLength(100)),
    alg: z.enum(['ES256', 'PS256']),
    key: publicJwkSchema,
    iss: nameSchema(200),
    notBefore: timeSchema,
    notAfter: timeSchema,
    uses: z.array(evidenceKindSchema).check(z.maxLength(3)),
  })
  .check(z.refine((one) => one.alg === algorithmOf(one.key)));
export type EvidenceKey = z.infer<typeof evidenceKeySchema>;

/** The one algorithm that a key of this kind is used with here. */
export const algorithmOf = (key: PublicJwk): 'ES256' | 'PS256' => (key.kty === 'EC' ? 'ES256' : 'PS256');

/** At most so many keys of certificates from elsewhere. */
export const MOST_EVIDENCE_KEYS = 10_000;

/** The trust list: `number` only rises, `asOf` (ms UTC) says how old the list is. */
export const evidenceTrustSchema = z.strictObject({
  number: z.int().check(z.minimum(0)),
  asOf: timeSchema,
  keys: z.array(evidenceKeySchema).check(z.maxLength(MOST_EVIDENCE_KEYS)),
});
export type EvidenceTrust = z.infer<typeof evidenceTrustSchema>;
