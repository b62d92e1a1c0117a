import * as z from 'zod/mini';
import { type Day, daySchema } from '#domain/day';
import { type RiskArea, riskAreaSchema } from '#domain/policy/policy';

/** Which import an edit came with, so that a whole one can be taken back. */
const batch = z.optional(z.string());

/** One change to the risk areas that is not published yet. `key` names an area of the policy in force. */
export const areaEditSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add'), area: riskAreaSchema, batch }),
  z.strictObject({ kind: z.literal('end'), key: z.string(), until: daySchema, batch }),
  z.strictObject({ kind: z.literal('reopen'), key: z.string() }),
  z.strictObject({ kind: z.literal('remove'), key: z.string() }),
]);
export type AreaEdit = z.infer<typeof areaEditSchema>;

/** What makes a risk area that one and no other: place, level and first day. */
export const areaKey = (area: Pick<RiskArea, 'place' | 'level' | 'since'>): string =>
  `${area.place} ${area.level} ${area.since}`;

/** The key of the area that an edit is about. */
export const editKey = (edit: AreaEdit): string => (edit.kind === 'add' ? areaKey(edit.area) : edit.key);

/** The draft with one edit more; of several about one area the last holds. */
export const withEdit = (edits: readonly AreaEdit[], edit: AreaEdit): AreaEdit[] => [
  ...withoutEdit(edits, editKey(edit)),
  edit,
];

/** The draft without what it says about one area. */
export const withoutEdit = (edits: readonly AreaEdit[], key: string): AreaEdit[] =>
  edits.filter((one) => editKey(one) !== key);

/** The import that an edit came with, or undefined. */
export const batchOf = (edit: AreaEdit): string | undefined => ('batch' in edit ? edit.batch : undefined);

/** The edits that still say something when others have published meanwhile. */
export function standing(areas: readonly RiskArea[], edits: readonly AreaEdit[]): AreaEdit[] {
  const known = new Map(areas.map((area) => [areaKey(area), area]));
  return edits.filter((edit) => {
    const area = known.get(editKey(edit));
    if (edit.kind === 'add') return area === undefined;
    if (edit.kind === 'end')
      return area !== undefined && area.until !== edit.until && area.since <= edit.until;
    return area !== undefined && (edit.kind === 'remove' || area.until !== undefined);
  });
}

/** The risk areas as they will be when the draft is published. */
export function applyEdits(areas: readonly RiskArea[], edits: readonly AreaEdit[]): RiskArea[] {
  const valid = standing(areas, edits);
  const byKey = new Map(valid.map((edit) => [editKey(edit), edit]));
  const kept = areas.flatMap((area) => {
    const edit = byKey.get(areaKey(area));
    if (edit?.kind === 'remove') return [];
    if (edit?.kind === 'end') return [{ ...area, until: edit.until }];
    return [edit?.kind === 'reopen' ? openEnded(area) : area];
  });
  return [...kept, ...valid.flatMap((edit) => (edit.kind === 'add' ? [edit.area] : []))];
}

function openEnded(area: RiskArea): RiskArea {
  const { until: _, ...rest } = area;
  return rest;
}

/** Whether an area counts no longer on a day. */
export const isOver = (area: RiskArea, today: Day): boolean => area.until !== undefined && area.until < today;
