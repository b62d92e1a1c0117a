import * as z from 'zod/mini';
import { idSchema } from '../field';
import { classify } from '../policy/classify';
import {
  clearanceSchema,
  codeSightingSchema,
  contactSchema,
  type Facts,
  passageSchema,
  staySchema,
  symptomFactSchema,
  temperatureSchema,
  testSchema,
  travelSightingSchema,
} from '../policy/facts';
import type { PreparedPolicy } from '../policy/prepared';
import { colourSchema, measureSchema, rowIdSchema, type Verdict } from '../policy/verdict';

/**
 * What is put on record when a colour or a measure changes: the facts it was computed from and the policy's number, so
 * that anybody who has the policy can compute it again (PRODUCT.md rule 5: no colour without a rule). Facts name no
 * person.
 */
export const colourEntrySchema = z.strictObject({
  /** The record that told of it; none where the policy or the day changed. */
  record: z.optional(idSchema),
  /** The colour before; null for somebody new. */
  was: z.nullable(colourSchema),
  colour: colourSchema,
  measure: measureSchema,
  policy: z.int(),
  rows: z.array(rowIdSchema),
  facts: z.strictObject({
    stays: z.array(staySchema),
    tests: z.array(testSchema),
    codes: z.array(codeSightingSchema),
    travels: z.array(travelSightingSchema),
    temperatures: z.array(temperatureSchema),
    symptoms: z.array(symptomFactSchema),
    contacts: z.array(contactSchema),
    clearances: z.array(clearanceSchema),
    passages: z.array(passageSchema),
  }),
});
export type ColourEntry = z.infer<typeof colourEntrySchema>;

/** The entry of one change. `was` is the colour before, null for somebody new. */
export function colourEntry(was: string | null, facts: Facts, verdict: Verdict) {
  const { colour, measure, policy } = verdict;
  const { atPost: _, ...known } = facts;
  return { was, colour, measure, policy, rows: rowsOf(verdict), facts: known };
}

/**
 * Computes an entry's colour again from its facts.
 * @param at when it was computed, ms UTC
 * @returns whether colour, measure and rows come out the same
 */
export function holds(entry: ColourEntry, policy: PreparedPolicy, at: number): boolean {
  const verdict = classify({ ...entry.facts, atPost: null }, policy, at);
  return (
    verdict.policy === entry.policy &&
    verdict.colour === entry.colour &&
    verdict.measure === entry.measure &&
    rowsOf(verdict).join() === entry.rows.join()
  );
}

const rowsOf = (verdict: Verdict): string[] => [...new Set(verdict.reasons.map(({ row }) => row))];
