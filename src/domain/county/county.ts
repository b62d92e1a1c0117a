import * as z from 'zod/mini';
import { areaCodeSchema } from '../area/place';
import { base64UrlSchema, idSchema, nameSchema, textSchema } from '../field';

/** A node of the county's own tree: town (9 digits), village (12) or grid (14). */
export const areaNodeSchema = z.strictObject({ code: areaCodeSchema, name: nameSchema(60) });

/**
 * When a post's phone asks a traveller's phone to answer a challenge: when the clocks differ or the code is old, at
 * random too, or each time.
 */
export const CHALLENGES = ['when-needed', 'sometimes', 'always'] as const;
export const challengeSchema = z.enum(CHALLENGES);
export type Challenge = z.infer<typeof challengeSchema>;

/** Who works there: at a checkpoint, in a village, in a team of transfer drivers, or in a quarantine site. */
export const CHECKPOINT_KINDS = ['motorway', 'road', 'station', 'dock'] as const;
export const POST_KINDS = [...CHECKPOINT_KINDS, 'village', 'drivers', 'site'] as const;
export type PostKind = (typeof POST_KINDS)[number];

/** Whether vehicles are checked there: only these are entry posts that a traveller may name. */
export const isCheckpoint = (kind: PostKind): boolean => CHECKPOINT_KINDS.some((one) => one === kind);

/** Whether everybody may know of it. Where people are quarantined, and who drives them, is nobody's else. */
export const isPublicPost = (kind: PostKind): boolean => kind !== 'drivers' && kind !== 'site';

/**
 * A place with workers. `village` posts register who enters; `drivers` and `site` are not posts that travellers meet, and
 * stand in no public list; the others check vehicles. No `challenge` is `when-needed`.
 */
export const postSchema = z.strictObject({
  id: idSchema,
  name: nameSchema(60),
  kind: z.enum(POST_KINDS),
  area: areaCodeSchema,
  challenge: z.optional(challengeSchema),
});

/** A door with a code on it. */
export const venueSchema = z.strictObject({ id: idSchema, name: nameSchema(60), area: areaCodeSchema });

/**
 * What everybody may know of the county, served without sign-in and kept offline: names, posts, the public keys and the
 * help line. `rootKey` signs policies, revocation lists and venue codes; records are sealed to `sealKey`. Keys are
 * uncompressed P-256 points (65 bytes) as base64url; `sealKeyId` are the first 8 hex digits of the key's SHA-256.
 */
export const countySchema = z.strictObject({
  name: nameSchema(60),
  area: areaCodeSchema,
  demo: z.boolean(),
  helpline: z.optional(textSchema(40)),
  rootKey: base64UrlSchema,
  sealKey: base64UrlSchema,
  sealKeyId: z.string().check(z.regex(/^[0-9a-f]{8}$/)),
  areas: z.array(areaNodeSchema),
  posts: z.array(postSchema),
});

export type Venue = z.infer<typeof venueSchema>;
export type AreaNode = z.infer<typeof areaNodeSchema>;
export type Post = z.infer<typeof postSchema>;

export type County = z.infer<typeof countySchema>;
