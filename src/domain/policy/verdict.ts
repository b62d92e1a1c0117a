import * as z from 'zod/mini';
import { placeSchema } from '../area/place';
import { daySchema } from '../day';
import { timeSchema } from '../field';
import { stepSchema, symptomSchema } from './facts';
import { zoneSchema } from './zone';

/** Mildest first, as in the two lists below: the position is the severity. */
export const COLOURS = ['green', 'orange', 'red'] as const;
export const MEASURES = ['none', 'health-monitoring', 'home-isolation', 'central-quarantine'] as const;
export const DECISIONS = ['release', 'test-on-spot', 'turn-back', 'fever-clinic', 'hold'] as const;

export const colourSchema = z.enum(COLOURS);
export const measureSchema = z.enum(MEASURES);
export const decisionSchema = z.enum(DECISIONS);
export type Colour = z.infer<typeof colourSchema>;
export type Measure = z.infer<typeof measureSchema>;
export type Decision = z.infer<typeof decisionSchema>;

/** Severity from 0 up: green 0, red 2. */
export const colourSeverity = (colour: Colour): number => COLOURS.indexOf(colour);
/** Severity from 0 up: none 0, central quarantine 3. */
export const measureSeverity = (measure: Measure): number => MEASURES.indexOf(measure);
/** Severity from 0 up: release 0, hold for transfer 4. */
export const decisionSeverity = (decision: Decision): number => DECISIONS.indexOf(decision);

/** What an open end can wait for; where it waits for several, the first of them is told. */
export const WAITS = ['cleared', 'negative-test', 'complete-check'] as const;
const waitSchema = z.enum(WAITS);
export type Wait = z.infer<typeof waitSchema>;

/** When a verdict ends: with a calendar day, when a fact arrives, with the check, or there is nothing to end. */
export const endsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('day'), day: daySchema }),
  z.strictObject({ kind: z.literal('open'), until: waitSchema }),
  z.strictObject({ kind: z.literal('check') }),
  z.strictObject({ kind: z.literal('none') }),
]);
export type Ends = z.infer<typeof endsSchema>;

/** The id of a row of the policy's table. */
export const rowIdSchema = z.string().check(z.regex(/^[A-Z][A-Z0-9]{0,7}$/));

const row = { row: rowIdSchema };
/** Where the stay is known from. */
const source = z.enum(['declared', 'travel-record']);

const inRiskArea = <const W extends string>(when: W) =>
  z.strictObject({
    ...row,
    when: z.literal(when),
    place: placeSchema,
    area: placeSchema,
    /** What the county calls the area, where it is a zone of its own. */
    zone: z.optional(zoneSchema),
    /** The days that stay and risk area have in common; the last is the exposure day. */
    from: daySchema,
    exposure: daySchema,
    source,
  });

/** One row that matched, with the fact that matched it, from which a screen builds its sentence. */
const reasonSchema = z.discriminatedUnion('when', [
  z.strictObject({
    ...row,
    when: z.literal('test-positive'),
    method: z.enum(['naat', 'antigen']),
    sampledAt: z.optional(timeSchema),
    known: z.enum(['seen', 'evidence', 'declared']),
  }),
  z.strictObject({ ...row, when: z.literal('code-red'), seenAt: timeSchema }),
  z.strictObject({ ...row, when: z.literal('close-contact'), on: daySchema }),
  inRiskArea('stay-high'),
  z.strictObject({
    ...row,
    when: z.literal('abroad'),
    place: placeSchema,
    from: daySchema,
    exposure: daySchema,
    source,
  }),
  z.discriminatedUnion('sign', [
    z.strictObject({
      ...row,
      when: z.literal('unwell'),
      sign: z.literal('temperature'),
      tenths: z.int(),
      at: timeSchema,
    }),
    z.strictObject({ ...row, when: z.literal('unwell'), sign: symptomSchema, on: daySchema }),
  ]),
  inRiskArea('stay-medium'),
  inRiskArea('possible-high'),
  z.strictObject({ ...row, when: z.literal('code-yellow'), seenAt: timeSchema }),
  z.strictObject({ ...row, when: z.literal('refused'), step: stepSchema, at: timeSchema }),
  inRiskArea('possible-medium'),
  z.discriminatedUnion('travel', [
    z.strictObject({
      ...row,
      when: z.literal('travel-unclear'),
      travel: z.enum(['not-shown', 'still']),
      at: timeSchema,
    }),
    z.strictObject({
      ...row,
      when: z.literal('travel-unclear'),
      travel: z.literal('unexplained'),
      place: placeSchema,
      at: timeSchema,
    }),
  ]),
  z.strictObject({
    ...row,
    when: z.literal('code-unclear'),
    code: z.enum(['not-shown', 'still']),
    at: timeSchema,
  }),
  z.strictObject({
    ...row,
    when: z.literal('test-wanting'),
    /** Why the best test known does not count; `undated` has no sample time, `future` one after the check. */
    test: z.enum(['none', 'pending', 'old', 'declared', 'undated', 'future']),
    sampledAt: z.optional(timeSchema),
  }),
  z.strictObject({
    ...row,
    when: z.literal('pass-faulty'),
    pass: z.enum(['forged', 'revoked', 'expired', 'old-picture']),
  }),
  /** No row matches, but somebody was in a precaution zone, and is to be told. */
  z.strictObject({
    row: z.literal('Z'),
    when: z.literal('precaution'),
    place: placeSchema,
    area: placeSchema,
    from: daySchema,
    exposure: daySchema,
    source,
  }),
  /** No row matches. */
  z.strictObject({ row: z.literal('Z'), when: z.literal('nothing') }),
]);
export type Reason = z.infer<typeof reasonSchema>;

/** What the policy says of one person at one moment, as it is shown, recorded and audited. */
export const verdictSchema = z.strictObject({
  /** The number of the policy that judged. */
  policy: z.int().check(z.gte(0)),
  colour: colourSchema,
  measure: measureSchema,
  decision: decisionSchema,
  /** What must be done before the decision can be carried out. */
  blocked: z.nullable(z.literal('compare-document')),
  /** A forged or revoked pass was shown. */
  incident: z.boolean(),
  ends: endsSchema,
  /** What is told first comes first; never empty. */
  reasons: z.array(reasonSchema).check(z.minLength(1), z.maxLength(2000)),
});
export type Verdict = z.infer<typeof verdictSchema>;
