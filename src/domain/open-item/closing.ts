import * as z from 'zod/mini';
import { idSchema, textSchema } from '../field';
import { closes, type OpenItemKind, openItemKindSchema, outcomeSchema } from './open-item';

/** What a post closes itself; the others are the desk's. A test that was made is said by a `test-result`. */
const AT_POST: Partial<Record<OpenItemKind, 'post' | 'village'>> = {
  'spot-test': 'post',
  'turn-back': 'post',
  refusal: 'post',
  'fewer-checked': 'post',
  'never-came': 'village',
  'never-arrived': 'village',
  'no-post': 'village',
};

/** Who closes an item from a phone: the post where it happened, the village whose it is, or nobody. */
export const closedBy = (kind: OpenItemKind): 'post' | 'village' | null => AT_POST[kind] ?? null;

/**
 * A post says what came of an open item. It names what opened the item, not the item: the phone that made the check need
 * not have heard of the item yet.
 */
export const closingSchema = z
  .strictObject({
    kind: openItemKindSchema,
    record: idSchema,
    outcome: outcomeSchema,
    word: z.optional(textSchema(200)),
  })
  .check(z.refine(({ kind, outcome }) => closedBy(kind) !== null && closes(kind, outcome)))
  .check(z.refine(({ kind, outcome }) => kind !== 'spot-test' || outcome === 'no-result'));
export type Closing = z.infer<typeof closingSchema>;
