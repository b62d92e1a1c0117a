import * as z from 'zod/mini';

/** Shapes that several records share: identifiers, times and free text. */

/** A UUID in lower case, any version; ours are version 7. */
export const idSchema = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));

/** Milliseconds since 1970, UTC. Any plausible clock is accepted: a clock never refuses a record. */
export const timeSchema = z.int().check(z.minimum(0), z.maximum(253_402_300_799_999));

/** Bytes as base64url without padding. */
export const base64UrlSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]+$/), z.maxLength(4096));

/** SHA-256 as base64url: 43 characters. */
export const hashSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** A pass's own number (cti): 8 bytes in lower-case hex. */
export const passNumberSchema = z.string().check(z.regex(/^[0-9a-f]{16}$/));

/** Free text of at most `max` characters. NUL and other control characters but tab and line ends are refused. */
export const textSchema = (max: number) =>
  z.string().check(z.maxLength(max), z.regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/));

/** Like textSchema, but on one line, and something must be there. Two plain looks: one clever one takes ever longer. */
export const nameSchema = (max: number) =>
  z.string().check(z.minLength(1), z.maxLength(max), z.regex(/^[^\u0000-\u001f\u007f]*$/), z.regex(/\S/));
