import * as z from 'zod/mini';
import { idSchema, timeSchema } from '../field';
import { allOutcomesSchema, openItemKindSchema } from '../open-item/open-item';
import { colourSchema, measureSchema } from '../policy/verdict';
import { TRANSFER_STATES } from '../transfer/transfer';

/** What a person's file at the desk says of where it comes from, and what happened that no record of a phone is. */

export const contactFieldSchema = z.enum(['name', 'phone', 'address', 'plate', 'birth']);

/** One value that was ever said of a contact field, and by whom: a phone at a post, or the traveller's own. */
export const saidValueSchema = z.object({
  field: contactFieldSchema,
  value: z.string(),
  at: timeSchema,
  record: idSchema,
  kind: z.enum(['declaration', 'check', 'arrival']),
  post: z.nullable(z.string()),
  worker: z.nullable(z.string()),
});

/** One entry that a joined person was joined of. */
export const partSchema = z.object({
  person: idSchema,
  name: z.string(),
  document: z.nullable(z.string()),
  documentType: z.nullable(z.string()),
  madeAt: timeSchema,
  lastAt: z.nullable(timeSchema),
});
export type Part = z.infer<typeof partSchema>;

/** What of a person's timeline is no record of a phone, with its detail. */
export const EVENT_KINDS = [
  'colour',
  'instruction',
  'instruction-step',
  'instruction-end',
  'transfer',
  'objection',
  'objection-answer',
  'open-end',
  'open-end-closed',
  'test-result',
  'person-merged',
  'person-apart',
  'person-split',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** What was said to each kind of event; what is not there says nothing. */
export const eventDetailSchema = z.object({
  /** Colour and measure as they became, and the colour before. */
  was: z.optional(z.nullable(colourSchema)),
  colour: z.optional(colourSchema),
  measure: z.optional(measureSchema),
  policy: z.optional(z.int()),
  rows: z.optional(z.array(z.string())),
  /** Of an instruction. */
  number: z.optional(z.int()),
  step: z.optional(z.enum(['received', 'started', 'done'])),
  /** Of a transfer: what it became. */
  way: z.optional(z.enum(TRANSFER_STATES)),
  ended: z.optional(z.enum(['released', 'replaced', 'withdrawn'])),
  outcome: z.optional(z.enum(['stands', 'corrected'])),
  /** Of what was left open: its kind, and what came of it. */
  end: z.optional(openItemKindSchema),
  came: z.optional(allOutcomesSchema),
  /** A result that was said later. */
  test: z.optional(
    z.object({
      method: z.enum(['antigen', 'naat']),
      result: z.enum(['negative', 'positive']),
      sampledAt: timeSchema,
    }),
  ),
  /** What somebody wrote: a note, an objection, an answer, a reason. */
  text: z.optional(z.string()),
});
export type EventDetail = z.infer<typeof eventDetailSchema>;
