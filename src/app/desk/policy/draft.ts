import * as z from 'zod/mini';
import type { NewPolicy, PolicyAnswer } from '#domain/desk/policy-desk';
import { type PolicyFault, policyFaults } from '#domain/policy/policy-faults';
import { type AreaEdit, applyEdits, areaEditSchema, batchOf, standing } from './edits';
import {
  applyParameters,
  type ParameterChange,
  parameterChanges,
  parameterEditSchema,
} from './parameter-edits';
import { applyRows, type RowChange, rowChanges, rowEditSchema } from './row-edits';

/** What the next policy shall change, not published yet. It stands on whatever policy is in force when it is read. */
const draftSchema = z.strictObject({
  areas: z.array(areaEditSchema),
  parameters: z.nullable(parameterEditSchema),
  rows: z.array(rowEditSchema),
  /** Lists that were taken in: `id` marks their edits. */
  imports: z.array(z.strictObject({ id: z.string(), name: z.string(), at: z.int() })),
});
export type Draft = z.infer<typeof draftSchema>;

export const EMPTY_DRAFT: Draft = { areas: [], parameters: null, rows: [], imports: [] };

/** A draft as it was kept, also of before there was more than areas in it; null when it is none. */
export function parseDraft(kept: unknown): Draft | null {
  const draft = draftSchema.safeParse(kept);
  if (draft.success) return draft.data;
  const areas = z.array(areaEditSchema).safeParse(kept);
  return areas.success ? { ...EMPTY_DRAFT, areas: areas.data } : null;
}

/** What a draft still changes of the policy in force. */
export type Changes = {
  areas: AreaEdit[];
  parameters: ParameterChange[];
  rows: RowChange[];
  count: number;
  /** Edits that others have overtaken: said already, or about what is gone. */
  dropped: number;
  /** Edits of what others have changed too. */
  clashes: number;
  /** Why parameters and table as they would be do not go together. */
  faults: PolicyFault[];
};

/** A draft laid on the policy in force. */
export function changesOf(policy: PolicyAnswer, draft: Draft): Changes {
  const areas = standing(policy.riskAreas, draft.areas);
  const parameters = parameterChanges(policy.parameters, draft.parameters);
  const rows = rowChanges(policy.table, draft.rows);
  const wanted = draft.areas.length + draft.rows.length + written(draft);
  const count = areas.length + parameters.length + rows.length;
  const { parameters: next, table } = applied(policy, draft);
  return {
    areas,
    parameters,
    rows,
    count,
    dropped: wanted - count,
    clashes: [...parameters, ...rows].filter(({ clash }) => clash).length,
    faults: policyFaults({ parameters: next, table }),
  };
}

const written = ({ parameters }: Draft): number =>
  parameters === null ? 0 : parameterChanges(parameters.was, parameters).length;

/** The content of the policy as it would be. */
export const applied = ({ riskAreas, parameters, table }: PolicyAnswer, draft: Draft) => ({
  riskAreas: applyEdits(riskAreas, draft.areas),
  parameters: applyParameters(parameters, draft.parameters),
  table: applyRows(table, draft.rows),
});

/** What is asked of the server: only the parts that the draft changes. */
export function wantedOf(policy: PolicyAnswer, draft: Draft): NewPolicy {
  const { areas, parameters, rows } = changesOf(policy, draft);
  const next = applied(policy, draft);
  return {
    basedOn: policy.number,
    ...(areas.length === 0 ? {} : { riskAreas: next.riskAreas }),
    ...(parameters.length === 0 ? {} : { parameters: next.parameters }),
    ...(rows.length === 0 ? {} : { table: next.table }),
  };
}

/** The draft with a whole import more. */
export const withImport = (
  draft: Draft,
  { id, name, at }: Draft['imports'][number],
  edits: readonly AreaEdit[],
): Draft => ({
  ...draft,
  areas: [...draft.areas, ...edits],
  imports: [...draft.imports, { id, name, at }],
});

/** The draft without a whole import: exactly as it was before it, and with what was written since. */
export const withoutImport = (draft: Draft, id: string): Draft => ({
  ...draft,
  areas: draft.areas.filter((edit) => batchOf(edit) !== id),
  imports: draft.imports.filter((one) => one.id !== id),
});
