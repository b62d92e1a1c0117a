import * as z from 'zod/mini';
import { idSchema, timeSchema } from '../field';
import { BATCH_BYTES } from '../wire';

/** POST /v1/carried by another phone, POST /v1/carried/upload by a desk: one parcel (record/parcel.ts), base64url. */
export const carriedRequestSchema = z.strictObject({
  parcel: z.string().check(z.regex(/^[A-Za-z0-9_-]+$/), z.maxLength(BATCH_BYTES)),
});

/** Why a parcel was refused whole. It stays with whoever carries it, and on the phone that made it. */
export const CARRIED_REFUSALS = [
  'malformed',
  'other-county',
  'unknown-phone',
  'bad-signature',
  'newer-version',
] as const;
export const carriedAnswerSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('taken'),
    /** Receipts for the phone that made it, signed by the root key (record/receipts.ts), base64url. */
    receipts: z.string(),
    install: idSchema,
    counts: z.object({ stored: z.int(), duplicate: z.int(), conflict: z.int(), rejected: z.int() }),
    /** The phone that made it was shut out: its records are taken and marked. */
    revoked: z.boolean(),
    serverTime: timeSchema,
  }),
  z.object({ outcome: z.literal('refused'), reason: z.enum(CARRIED_REFUSALS), serverTime: timeSchema }),
]);
export type CarriedAnswer = z.infer<typeof carriedAnswerSchema>;
