import * as z from 'zod/mini';
import { textSchema } from '../field';
import { nationalIdFault } from './national-id';
import { normaliseNumber } from './number';
import { shapeFault } from './shape';

/** The kinds of identity document that a person may show. */
export const DOCUMENT_TYPES = [
  'national-id',
  'passport',
  'hk-mo-permit',
  'tw-permit',
  'foreign-residence',
  'other',
] as const;
export const documentTypeSchema = z.enum(DOCUMENT_TYPES);
export type DocumentType = z.infer<typeof documentTypeSchema>;

/**
 * An identity document: two with the same type and number are one person's. The number is normalised, so that
 * equal numbers are equal strings.
 */
export const documentSchema = z
  .strictObject({ type: documentTypeSchema, number: z.string().check(z.maxLength(40)) })
  .check(z.refine((document) => documentFault(document) === null));
export type Document = z.infer<typeof documentSchema>;

/** Somebody without a document is registered with a reason, and in the worker's words where those say more. */
const noDocumentSchema = z.strictObject({
  type: z.literal('none'),
  reason: z.enum(['forgot', 'child', 'foreign-lost', 'refuses', 'other']),
  text: z.optional(textSchema(500)),
});

export const identitySchema = z.union([documentSchema, noDocumentSchema]);
export type Identity = z.infer<typeof identitySchema>;

/** What is wrong with a document whatever the day is, or null: for what comes over the wire. */
function documentFault(document: { type: DocumentType; number: string }): string | null {
  if (normaliseNumber(document.number) !== document.number) return 'characters';
  return document.type === 'national-id' ? nationalIdFault(document.number) : shapeFault(document);
}
