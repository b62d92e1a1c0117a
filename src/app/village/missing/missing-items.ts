import * as z from 'zod/mini';
import { idSchema, timeSchema } from '#domain/field';
import type { OpenItemKind, PostItem } from '#domain/open-item/open-item';

const VILLAGE_KINDS = ['never-came', 'never-arrived', 'no-post'] as const satisfies OpenItemKind[];
const kindSchema = z.enum(VILLAGE_KINDS);
export type MissingKind = z.infer<typeof kindSchema>;

/** Somebody of whom declared, checked and arrived do not agree, for the village to find out. */
export type Missing = Omit<PostItem, 'kind'> & { kind: MissingKind };

/** What this phone settled itself: the county may not have heard of it yet. Kept on the phone. */
export const settledSchema = z.array(z.object({ item: idSchema, at: timeSchema }));
export type Settled = z.infer<typeof settledSchema>;

/** What the county tells of for longer is told of as closed by then, ms. */
const KEPT = 4 * 24 * 3_600_000;

/** Whom the village has to find out about, less what was settled here: the nearest limit first. */
export const missingOf = (told: readonly PostItem[], settled: Settled): Missing[] =>
  told
    .flatMap((item): Missing[] => {
      const kind = kindSchema.safeParse(item.kind);
      const here = settled.some((one) => one.item === item.id);
      return !kind.success || item.closed !== null || here ? [] : [{ ...item, kind: kind.data }];
    })
    .sort((a, b) => a.due - b.due || (a.id < b.id ? -1 : 1));

/** Some settled more; those of days ago are let go. */
export const settle = (settled: Settled, items: readonly string[], at: number): Settled => [
  ...items.map((item) => ({ item, at })),
  ...settled.filter((one) => !items.includes(one.item) && at - one.at < KEPT),
];

/** What is settled by registering somebody who came: of who never came and who never arrived. */
export const settledByArrival = (missing: readonly Missing[], person: string): string[] =>
  missing.filter((one) => one.person === person && one.kind !== 'no-post').map(({ id }) => id);
