import * as z from 'zod/mini';
import { toldReportSchema } from './capacity/site-report';
import { supplySchema } from './capacity/supplies';
import { areaNodeSchema, countySchema, postSchema, venueSchema } from './county/county';
import { dutySchema } from './duty/duty';
import { expectedSchema } from './expected';
import { idSchema, nameSchema, timeSchema } from './field';
import { wardSchema } from './followup/ward';
import { instructionSchema } from './instruction/instruction';
import { postItemSchema } from './open-item/open-item';
import { policySchema } from './policy/policy';
import { roomSchema, transferSchema } from './transfer/transfer';
import { signedSchema } from './wire';

/**
 * What phones are told of since they last asked. It stands apart from the rest of the wire: a page opens without it, and
 * every kind of thing that changes is described here.
 */

/** What the payload of a signed policy says; the other kinds stand in county/signed-lists.ts. */
export const signedPolicySchema = z.strictObject({
  kind: z.literal('policy'),
  policy: policySchema,
  signedAt: timeSchema,
});

export const workerSchema = z.strictObject({ id: idSchema, name: nameSchema(40), post: idSchema });
export type Worker = z.infer<typeof workerSchema>;

const change = <K extends string, S extends z.ZodMiniType>(table: K, value: S) =>
  z.object({ table: z.literal(table), key: z.string(), rev: z.int(), value: z.nullable(value) });

/** One changed row; `value` null is a tombstone. */
export const changeSchema = z.discriminatedUnion('table', [
  change('county', countySchema),
  change('policy', signedSchema),
  /** A whole list, or what makes an older list the newest one. */
  change('revocations', signedSchema),
  change('issuers', signedSchema),
  change('evidence-keys', signedSchema),
  change('post', postSchema),
  change('area', areaNodeSchema),
  change('venue', venueSchema),
  change('worker', workerSchema),
  change('expected', expectedSchema),
  change('instruction', instructionSchema),
  change('ward', wardSchema),
  change('open-item', postItemSchema),
  change('transfer', transferSchema),
  change('room', roomSchema),
  /** Who is on duty at a desk above this phone's post; the key is the desk's area. */
  change('duty', dutySchema),
  change('supply', supplySchema),
  change('site-report', toldReportSchema),
  /** A pass (`key`, its number) was used at this phone's post, in the last 24 hours. */
  change('used', z.strictObject({ at: timeSchema, post: idSchema })),
]);
export type Change = z.infer<typeof changeSchema>;

/**
 * GET /v1/pull?cursor=C&epoch=E&revocations=N: what changed since the cursor ('0' at first), at most 500 rows; `more` says
 * that there are more. N is the number of the revocation list that the phone has: with the last rows comes what makes it
 * the newest, or the newest list whole.
 */
export const pullAnswerSchema = z.object({
  changes: z.array(changeSchema),
  cursor: z.string(),
  more: z.boolean(),
  epoch: z.string(),
  watermark: z.int(),
  serverTime: timeSchema,
});
export type PullAnswer = z.infer<typeof pullAnswerSchema>;
