import * as z from 'zod/mini';
import { areaCodeSchema, placeSchema } from '../area/place';
import { overrideSchema } from '../check/check';
import { idSchema, nameSchema, timeSchema } from '../field';
import { clinicSchema } from '../policy/clinic';
import { stepSchema } from '../policy/facts';
import { colourSchema, decisionSchema, measureSchema } from '../policy/verdict';

/**
 * What is open until somebody closes it (PRODUCT.md rules 8 and 9), each with the outcomes that close it. `released` was
 * let go and, by what is known now, should not have been; `incident` showed a forged or revoked pass; `override` is told
 * to the tier above the post; the last four are the lists of the three comparisons.
 */
export const OUTCOMES = {
  released: ['seen-to'],
  'spot-test': ['negative', 'positive', 'no-result'],
  'due-test': ['negative', 'positive', 'excused'],
  fever: ['cleared', 'kept', 'never-came'],
  'turn-back': ['left', 'came-again', 'unknown'],
  refusal: ['agreed', 'police', 'left'],
  incident: ['harmless', 'police', 'unknown'],
  override: ['right', 'wrong'],
  'never-came': ['elsewhere', 'later', 'not-coming', 'here', 'unknown'],
  'never-arrived': ['here', 'elsewhere', 'went-on', 'unknown'],
  'no-post': ['other-way', 'never-left', 'avoided', 'found', 'unknown'],
  'fewer-checked': ['not-coming', 'later', 'not-in-car', 'found', 'unknown'],
} as const;
export type OpenItemKind = keyof typeof OUTCOMES;

/** How an item ends by itself: another check took the place of the one that opened it, or asked the same anew. */
const BY_ITSELF = ['corrected', 'checked-again'] as const;
export type Outcome = (typeof OUTCOMES)[OpenItemKind][number] | (typeof BY_ITSELF)[number];

export const openItemKindSchema = z.enum([
  'released',
  'spot-test',
  'due-test',
  'fever',
  'turn-back',
  'refusal',
  'incident',
  'override',
  'never-came',
  'never-arrived',
  'no-post',
  'fewer-checked',
]);
/** What somebody may say came of an item. */
export const outcomeSchema = z.enum([...new Set(Object.values(OUTCOMES).flat())]);

/** How any item may have ended. */
export const allOutcomesSchema = z.enum([...new Set([...Object.values(OUTCOMES).flat(), ...BY_ITSELF])]);

/** Whether an item of this kind can be closed so. */
export const closes = (kind: OpenItemKind, outcome: Outcome): boolean =>
  OUTCOMES[kind].some((one) => one === outcome);

/** What is told to a tier is closed by that tier, or by one above it: nobody judges their own. */
export const isOwnersToClose = (kind: OpenItemKind): boolean =>
  kind === 'fever' || kind === 'incident' || kind === 'override';

/** What a kind has to say beyond who, where and when; none of it names the person whom it is about. */
export const openItemDetailSchema = z.object({
  /** What was advised, or why the sign was not followed. */
  word: z.optional(z.string()),
  /** Why the sign was not followed, and who answers for that. */
  reason: z.optional(overrideSchema.shape.reason),
  by: z.optional(z.string()),
  /** The fever clinic that the person was sent to. */
  clinic: z.optional(clinicSchema),
  /** What the sign said where it was not followed. */
  sign: z.optional(decisionSchema),
  /** What was done. */
  decision: z.optional(decisionSchema),
  step: z.optional(stepSchema),
  pass: z.optional(z.enum(['forged', 'revoked'])),
  /** When they said to arrive. */
  arriveAt: z.optional(timeSchema),
  /** People as declared for the car, and as checked in it. */
  declared: z.optional(z.int()),
  checked: z.optional(z.int()),
  /** What the post is called that let them go. */
  postName: z.optional(z.string()),
  /** When they said themselves that they have arrived. */
  saidHereAt: z.optional(timeSchema),
  /** Heads as counted in the car. */
  heads: z.optional(z.int()),
  method: z.optional(z.enum(['antigen', 'naat'])),
});
export type OpenItemDetail = z.infer<typeof openItemDetailSchema>;

/**
 * What waits. `at` is when it happened, `shown` the colour that stood there
 * then if somebody was looked at, `colour` the one of now; `due` is when it must have been seen to. `owner` is whose it
 * was when it was opened, `now` whose it is: what is late goes to the tier above.
 */
export const openItemSchema = z.object({
  id: idSchema,
  kind: openItemKindSchema,
  person: idSchema,
  name: z.string(),
  colour: colourSchema,
  shown: z.nullable(colourSchema),
  measure: measureSchema,
  rows: z.array(z.string()),
  postName: z.string(),
  plate: z.nullable(z.string()),
  origin: z.nullable(placeSchema),
  destination: z.nullable(placeSchema),
  at: timeSchema,
  foundAt: timeSchema,
  due: timeSchema,
  owner: areaCodeSchema,
  now: areaCodeSchema,
  detail: openItemDetailSchema,
  /** Who works on it, and since when. */
  taken: z.nullable(z.object({ at: timeSchema, by: z.string() })),
});
export type OpenItem = z.infer<typeof openItemSchema>;
/**
 * GET /v1/open-items?kind. `counts` are of all that is open, whatever kind was asked for; `late` of those over their time.
 * With `only=counts` no items come.
 */
export const openItemsQuerySchema = z.strictObject({
  kind: z.optional(openItemKindSchema),
  only: z.optional(z.literal('counts')),
});
export const openItemsAnswerSchema = z.object({
  items: z.array(openItemSchema),
  counts: z.array(z.object({ kind: openItemKindSchema, open: z.int(), late: z.int() })),
  more: z.boolean(),
  serverTime: timeSchema,
});
export type OpenItemsAnswer = z.infer<typeof openItemsAnswerSchema>;
/** Whether it is the result of a test, which is a fact: how and when it was taken must be said with it. */
export const isResult = (outcome: string): outcome is 'negative' | 'positive' =>
  outcome === 'negative' || outcome === 'positive';

/** POST /v1/open-items/:id/close: what came of it, and what was done, in a word. */
export const closeOpenItemSchema = z
  .strictObject({
    outcome: outcomeSchema,
    word: nameSchema(200),
    test: z.optional(z.strictObject({ method: z.enum(['antigen', 'naat']), sampledAt: timeSchema })),
  })
  .check(z.refine(({ outcome, test }) => isResult(outcome) === (test !== undefined)));
export type CloseOpenItem = z.infer<typeof closeOpenItemSchema>;
/** POST /v1/open-items/:id/take: that whoever is signed in works on it, or leaves it to the others again. */
export const takeOpenItemSchema = z.strictObject({ does: z.enum(['take', 'leave']) });

/**
 * What waits as a post's phone shows it, and what came of it once that is known. The name is masked, but for the village
 * that has to find the person: it reads the whole name and the telephone.
 */
export const postItemSchema = z.object({
  id: idSchema,
  kind: openItemKindSchema,
  /** What opened it; `closing` and `test-result` records name it. */
  record: idSchema,
  person: idSchema,
  name: z.string(),
  phone: z.optional(z.nullable(z.string())),
  plate: z.nullable(z.string()),
  at: timeSchema,
  due: timeSchema,
  detail: openItemDetailSchema,
  closed: z.nullable(z.object({ at: timeSchema, outcome: z.string() })),
});
export type PostItem = z.infer<typeof postItemSchema>;

/** What is late is the next tier's for so long, then that of the one above, ms. */
const EACH_TIER = 60 * 60_000;

/**
 * Whose an open item is at a moment, as the area of a village, town or county: its owner's while there is time, then the
 * tier above, and an hour later the one above that (PRODUCT.md rule 7).
 * @param now ms UTC
 */
export function ownerNow(item: { owner: string; due: number }, now: number): string {
  const tiers = [12, 9, 6].filter((digits) => digits < item.owner.length);
  const late = now - item.due;
  if (late <= 0 || tiers.length === 0) return item.owner;
  const up = Math.min(tiers.length, 1 + Math.floor(late / EACH_TIER));
  return item.owner.slice(0, tiers[up - 1]);
}
