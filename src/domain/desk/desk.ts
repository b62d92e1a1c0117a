import * as z from 'zod/mini';
import { areaCodeSchema, placeSchema } from '../area/place';
import { challengeSchema, postSchema, venueSchema } from '../county/county';
import { daySchema } from '../day';
import { idSchema, nameSchema, textSchema, timeSchema } from '../field';
import { colourSchema, decisionSchema, verdictSchema } from '../policy/verdict';
import { transferSchema } from '../transfer/transfer';
import { REJECTIONS } from '../wire';
import { tripSchema } from './comparisons-desk';
import { contactFieldSchema, EVENT_KINDS, partSchema, saidValueSchema } from './person-desk';

/** What the county desk and the set-up page ask of the server, and what it answers. Sign-in is a session cookie. */

const loginSchema = z.string().check(z.regex(/^[a-z0-9._-]{3,32}$/));
const passwordSchema = z.string().check(z.minLength(12), z.maxLength(200));

export const ROLES = ['county-desk', 'town-desk', 'auditor'] as const;
export const roleSchema = z.enum(ROLES);

/** POST /v1/setup, once, with the token of the link that the first start printed. Towns and villages come from the national codes. */
export const setupRequestSchema = z.strictObject({
  token: z.string().check(z.regex(/^[A-Za-z0-9_-]{20,64}$/)),
  county: z.strictObject({
    name: nameSchema(60),
    area: areaCodeSchema,
    helpline: z.optional(textSchema(40)),
  }),
  account: z.strictObject({ login: loginSchema, name: nameSchema(40), password: passwordSchema }),
  posts: z.array(z.omit(postSchema, { id: true })).check(z.maxLength(400)),
  demo: z.boolean(),
});
export type SetupRequest = z.infer<typeof setupRequestSchema>;
/** GET /v1/setup */
export const setupStateSchema = z.object({ needed: z.boolean() });

/** POST /v1/session */
export const signInSchema = z.strictObject({
  login: z.string().check(z.maxLength(64)),
  password: z.string().check(z.maxLength(200)),
});
/** GET /v1/session: who is signed in. */
export const accountSchema = z.object({
  id: idSchema,
  login: loginSchema,
  name: nameSchema(40),
  role: roleSchema,
  area: areaCodeSchema,
  county: z.object({ name: z.string(), area: areaCodeSchema, demo: z.boolean() }),
});
export type Account = z.infer<typeof accountSchema>;

/** Filters of the board as they stand in the address; hours back from now, 1 to 336. */
export const boardQuerySchema = z.strictObject({
  hours: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(336)), 24),
  colour: z.optional(colourSchema),
  post: z.optional(idSchema),
  area: z.optional(areaCodeSchema),
  decision: z.optional(decisionSchema),
});
export type BoardQuery = z.infer<typeof boardQuerySchema>;

/** One check or arrival on the board; the person's name is masked. `colour` is what the server knows now, `shown` what stood at the post. */
export const boardRowSchema = z.object({
  record: idSchema,
  person: idSchema,
  kind: z.enum(['check', 'arrival']),
  name: z.string(),
  at: timeSchema,
  receivedAt: timeSchema,
  post: idSchema,
  postName: z.string(),
  worker: z.nullable(z.string()),
  plate: z.nullable(z.string()),
  origin: z.nullable(placeSchema),
  destination: z.nullable(placeSchema),
  colour: colourSchema,
  measure: verdictSchema.shape.measure,
  shown: z.nullable(colourSchema),
  decision: z.nullable(decisionSchema),
  overridden: z.boolean(),
  rows: z.array(z.string()),
});
export type BoardRow = z.infer<typeof boardRowSchema>;

/** GET /v1/board. Counts are of persons, over the same filter less its colour. */
export const boardAnswerSchema = z.object({
  counts: z.object({ red: z.int(), orange: z.int(), green: z.int() }),
  posts: z.array(
    z.object({
      post: postSchema,
      checks: z.int(),
      cars: z.int(),
      red: z.int(),
      orange: z.int(),
      lastAt: z.nullable(timeSchema),
    }),
  ),
  rows: z.array(boardRowSchema),
  more: z.boolean(),
  serverTime: timeSchema,
});
export type BoardAnswer = z.infer<typeof boardAnswerSchema>;

/** GET /v1/events: server-sent events; `id:` is the rev. A client that lost some is told to read the board again. */
export const deskEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('row'), row: boardRowSchema }),
  z.object({ type: z.literal('person'), person: idSchema, colour: colourSchema }),
  z.object({ type: z.literal(['phones', 'duty']) }),
  /** Instructions were made, ended, or told of. */
  z.object({ type: z.literal('instructions') }),
  /** Somebody came under a measure or left it, or was followed up. */
  z.object({ type: z.literal('follow-ups') }),
  /** Transfers were opened, ordered or told of, or rooms changed. */
  z.object({ type: z.literal('transfers') }),
  /** Supplies, tests a day, or the day of a quarantine site. */
  z.object({ type: z.literal('capacity') }),
  /** Entries that may be of one person were found, or decided. */
  z.object({ type: z.literal('near-matches') }),
  /** Somebody objected to a colour, or was answered. */
  z.object({ type: z.literal('objections') }),
  /** What waits for a desk to see to it became more, or less. */
  z.object({ type: z.literal('open-items') }),
  z.object({ type: z.literal('policy'), number: z.int() }),
  z.object({ type: z.literal('again') }),
]);
export type DeskEvent = z.infer<typeof deskEventSchema>;

/** One thing that happened to a person; `verdict` where one was shown. `detail` is the record's own body, masked. */
export const timelineItemSchema = z.object({
  /** The record's id; what is no record is named by this and its kind. */
  record: z.string(),
  kind: z.enum([
    'declaration',
    'check',
    'arrival',
    'venue-visit',
    'follow-up',
    'own-report',
    'self-arrival',
    ...EVENT_KINDS,
  ]),
  at: timeSchema,
  receivedAt: timeSchema,
  post: z.nullable(z.string()),
  worker: z.nullable(z.string()),
  verdict: z.nullable(verdictSchema),
  decision: z.nullable(decisionSchema),
  detail: z.unknown(),
  /** It came by hand, not from its phone; `after-revoked`: it says to be later than when its phone was shut out. */
  carried: z.optional(z.enum(['by-hand', 'after-revoked'])),
});
export type TimelineItem = z.infer<typeof timelineItemSchema>;

/** GET /v1/persons/:id. Each contact field says from which record it came. */
export const personAnswerSchema = z.object({
  person: idSchema,
  name: z.string(),
  document: z.nullable(z.string()),
  documentType: z.nullable(z.string()),
  fields: z.array(
    z.object({
      field: contactFieldSchema,
      value: z.string(),
      at: timeSchema,
      record: idSchema,
    }),
  ),
  /** Every value that was ever said of those fields, newest first. */
  said: z.array(saidValueSchema),
  /** The entries that a desk joined to this person; none where it joined nobody. */
  parts: z.array(partSchema),
  /** How many other entries may be of the same person, undecided. */
  near: z.int(),
  verdict: verdictSchema,
  stays: z.array(z.object({ place: placeSchema, from: daySchema, to: daySchema })),
  timeline: z.array(timelineItemSchema),
  /** Those that are not over; names masked. */
  transfers: z.array(transferSchema),
  /** Each trip with what was declared, checked and seen to arrive beside each other, the newest first. */
  trips: z.array(tripSchema),
  serverTime: timeSchema,
});
export type PersonAnswer = z.infer<typeof personAnswerSchema>;

/** GET /v1/vehicles?hours: vehicles as counted at the posts. */
export const vehicleSchema = z.object({
  car: idSchema,
  plate: z.nullable(z.string()),
  post: z.string(),
  firstAt: timeSchema,
  heads: z.int(),
  decided: z.int(),
  people: z.array(
    z.object({ person: idSchema, name: z.string(), colour: colourSchema, decision: decisionSchema }),
  ),
});
export const vehiclesAnswerSchema = z.object({ vehicles: z.array(vehicleSchema), more: z.boolean() });
export type VehiclesAnswer = z.infer<typeof vehiclesAnswerSchema>;

/** GET /v1/places: posts, workers, phones, venues and accounts in the account's area. */
export const phoneSchema = z.object({
  install: idSchema,
  post: idSchema,
  model: z.string(),
  enrolledAt: timeSchema,
  lastSeen: z.nullable(timeSchema),
  unsent: z.nullable(z.int()),
  oldest: z.nullable(timeSchema),
  watermark: z.int(),
  skewMs: z.nullable(z.number()),
  policy: z.nullable(z.int()),
  persisted: z.nullable(z.boolean()),
  revokedAt: z.nullable(timeSchema),
  app: z.nullable(z.string()),
  /** Records that were refused or are in conflict, as the server counts them. */
  refused: z.int(),
  conflicts: z.int(),
  /** Records that the phone made, no longer says it has, and that never came. */
  missing: z.int(),
  /** Parcels of other phones that it still carries. */
  carrying: z.nullable(z.int()),
  /** When its records last came by hand. */
  carriedAt: z.nullable(timeSchema),
  /** Since when another phone uses its id too. */
  clonedAt: z.nullable(timeSchema),
});
/** GET /v1/phones/:install/troubles: the records of a phone that were refused or are in conflict, newest first, at most 200. */
export const phoneTroublesSchema = z.object({
  refused: z.array(
    z.object({
      seq: z.int(),
      reason: z.enum(REJECTIONS),
      fields: z.array(z.string()),
      at: timeSchema,
    }),
  ),
  conflicts: z.array(
    z.object({
      seq: z.int(),
      clash: z.enum(['id', 'seq']),
      at: timeSchema,
      /** The person of the record that came first, where that is about one in the account's area. */
      person: z.nullable(idSchema),
    }),
  ),
});
export type PhoneTroubles = z.infer<typeof phoneTroublesSchema>;
const ended = { endedAt: z.nullable(timeSchema) };
export const placesAnswerSchema = z.object({
  posts: z.array(z.extend(postSchema, ended)),
  workers: z.array(z.object({ id: idSchema, name: z.string(), post: idSchema, ...ended })),
  phones: z.array(phoneSchema),
  venues: z.array(z.extend(venueSchema, ended)),
  accounts: z.array(
    z.object({
      id: idSchema,
      login: z.string(),
      name: z.string(),
      role: roleSchema,
      area: areaCodeSchema,
      ...ended,
    }),
  ),
});
export type PlacesAnswer = z.infer<typeof placesAnswerSchema>;

/** POST /v1/posts, /v1/workers, /v1/venues, /v1/accounts make one; DELETE /v1/{...}/:id ends it. DELETE /v1/phones/:install revokes a phone. */
export const newPostSchema = z.omit(postSchema, { id: true });
/** POST /v1/posts/:id/challenge: when the post's phones challenge from now on. */
export const setChallengeSchema = z.strictObject({ challenge: challengeSchema });
export const newWorkerSchema = z.strictObject({ name: nameSchema(40), post: idSchema });
export const newVenueSchema = z.omit(venueSchema, { id: true });
export const newAccountSchema = z.strictObject({
  login: loginSchema,
  name: nameSchema(40),
  password: passwordSchema,
  role: roleSchema,
  area: areaCodeSchema,
});
export const madeSchema = z.object({ id: idSchema });

/** POST /v1/enrolments {post}: a one-time token (10 minutes), as the text of the QR and the link. */
export const enrolmentRequestSchema = z.strictObject({ post: idSchema });
export const enrolmentAnswerSchema = z.object({ text: z.string(), expires: timeSchema });
/** GET /v1/codes/:kind/:id (kind `venue` or `post`): the signed text of the poster. */
export const codeAnswerSchema = z.object({ text: z.string(), name: z.string() });
