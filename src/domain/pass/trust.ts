import * as z from 'zod/mini';
import { base64UrlSchema, nameSchema, timeSchema } from '../field';

/**
 * A public key that signs, as it comes over the wire. The record says the algorithm, and the pass's header must agree;
 * a key of one use never vouches for another. `key` is a P-256 point as base64url, 65 bytes (04 x y) or 33; times in
 * ms UTC. The algorithm is free text so that a newer kind of key does not make the whole list unreadable.
 */
export const trustedKeySchema = z.strictObject({
  kid: z.string().check(z.regex(/^[0-9a-f]{8}$/)),
  alg: z.string().check(z.maxLength(20)),
  key: base64UrlSchema,
  /** Whose key: the county's name or code. */
  iss: nameSchema(60),
  notBefore: timeSchema,
  notAfter: timeSchema,
  use: z.string().check(z.maxLength(20)),
});
export type TrustedKey = z.infer<typeof trustedKeySchema>;

/** Pass numbers (cti) as hex: a set, or many of them in little room. */
export type PassNumbers = { has(number: string): boolean; readonly size: number };

/** The newest list of revoked passes that this phone has; `asOf` in ms UTC. */
export type Revocations = { number: number; asOf: number; passes: PassNumbers };

/** An earlier use of a pass at a post, `at` in ms UTC. */
export type Use = { at: number; by: 'this-phone' | 'other-phone' };

/** What a phone goes by when it judges a pass. */
export type Trust = {
  issuers: readonly TrustedKey[];
  revoked: Revocations;
  /** The 8 bytes of the challenge now on this phone's screen, if any. */
  expectedNonce?: Uint8Array | undefined;
  /** When this pass was used at this post in the current window, and by which of its phones; null when it was not. */
  usedHere?: ((cti: string) => Use | null | Promise<Use | null>) | undefined;
};
