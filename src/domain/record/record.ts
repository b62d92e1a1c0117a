import * as z from 'zod/mini';
import { arrivalSchema } from '../arrival/arrival';
import { siteReportSchema } from '../capacity/site-report';
import { stockCountSchema } from '../capacity/supplies';
import { checkSchema } from '../check/check';
import { declarationSchema } from '../declaration/declaration';
import { hashSchema, idSchema, timeSchema } from '../field';
import { followUpSchema, selfArrivalSchema } from '../followup/follow-up';
import { instructionStepSchema } from '../instruction/instruction';
import { objectionSchema } from '../objection/objection';
import { closingSchema } from '../open-item/closing';
import { testResultSchema } from '../test-result/test-result';
import { transferStepSchema } from '../transfer/transfer';
import { venueVisitSchema } from '../venue/visit';

/**
 * The envelope of everything that a phone says (MODEL.md): who, when, after which record, and what. `seq` has no gaps
 * in one install, `prev` is the hash of the sealed bytes of the record before it (null for the first). `page` is a
 * random id of the page load and `monotonic` its clock in ms: both advisory, to see clock jumps.
 */
const envelope = {
  id: idSchema,
  v: z.literal(1),
  install: idSchema,
  seq: z.int().check(z.minimum(1)),
  prev: z.nullable(hashSchema),
  worker: z.nullable(idSchema),
  post: z.nullable(idSchema),
  takenAt: timeSchema,
  page: idSchema,
  monotonic: z.int().check(z.minimum(0)),
};

export const recordSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...envelope, kind: z.literal('declaration'), body: declarationSchema }),
  z.strictObject({ ...envelope, kind: z.literal('check'), body: checkSchema }),
  z.strictObject({ ...envelope, kind: z.literal('arrival'), body: arrivalSchema }),
  z.strictObject({ ...envelope, kind: z.literal('venue-visit'), body: venueVisitSchema }),
  z.strictObject({ ...envelope, kind: z.literal('instruction-step'), body: instructionStepSchema }),
  z.strictObject({ ...envelope, kind: z.literal('objection'), body: objectionSchema }),
  z.strictObject({ ...envelope, kind: z.literal('transfer-step'), body: transferStepSchema }),
  z.strictObject({ ...envelope, kind: z.literal('follow-up'), body: followUpSchema }),
  z.strictObject({ ...envelope, kind: z.literal('self-arrival'), body: selfArrivalSchema }),
  z.strictObject({ ...envelope, kind: z.literal('test-result'), body: testResultSchema }),
  z.strictObject({ ...envelope, kind: z.literal('closing'), body: closingSchema }),
  z.strictObject({ ...envelope, kind: z.literal('stock-count'), body: stockCountSchema }),
  z.strictObject({ ...envelope, kind: z.literal('site-report'), body: siteReportSchema }),
]);

export type KakouRecord = z.infer<typeof recordSchema>;
export type RecordKind = KakouRecord['kind'];
/** Kind and body together, before the envelope is put round them. */
export type Saying = {
  [K in RecordKind]: { kind: K; body: Extract<KakouRecord, { kind: K }>['body'] };
}[RecordKind];
