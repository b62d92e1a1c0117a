import type { Policy } from '#domain/policy/policy';
import { BOUNDS, type Condition, type Row, type RowEnds, rowSchema } from '#domain/policy/policy';
import { type PolicyFault, policyFaults } from '#domain/policy/policy-faults';
import { rowIdSchema } from '#domain/policy/verdict';
import { readWhole } from './number-text';

/** A row as far as it was filled in. */
export type RowDraft = Omit<Row, 'when' | 'ends'> & {
  when: Condition | null;
  endKind: RowEnds['kind'];
  /** As it was typed; of account only where it ends after days. */
  days: string;
};

/** What the form of a row starts from: the row, or a new one that asks for nothing severe by itself. */
export function draftOf(row: Row | null, freeId: string): RowDraft {
  if (row === null)
    return {
      id: freeId,
      when: null,
      colour: 'green',
      measure: 'health-monitoring',
      decision: 'test-on-spot',
      endKind: 'days',
      days: '14',
    };
  const { ends, ...rest } = row;
  return { ...rest, endKind: ends.kind, days: ends.kind === 'days' ? String(ends.days) : '14' };
}

/** What is wrong with the fields themselves. */
export type RowFieldFault = {
  field: 'id' | 'when' | 'days';
  code: 'idWrong' | 'idTaken' | 'whenMissing' | 'daysWrong';
};

/**
 * The row that was filled in, or what is wrong with its fields.
 * @param taken the names of the other rows
 */
export function readRow(
  draft: RowDraft,
  taken: ReadonlySet<string>,
): { row: Row } | { faults: RowFieldFault[] } {
  const { endKind, days, when, ...rest } = draft;
  const read = readWhole(days, BOUNDS.rowDays);
  const faults: (RowFieldFault | null)[] = [
    !rowIdSchema.safeParse(draft.id).success || draft.id === 'Z'
      ? { field: 'id', code: 'idWrong' }
      : taken.has(draft.id)
        ? { field: 'id', code: 'idTaken' }
        : null,
    when === null ? { field: 'when', code: 'whenMissing' } : null,
    endKind === 'days' && 'fault' in read ? { field: 'days', code: 'daysWrong' } : null,
  ];
  const ends =
    endKind === 'days' ? { kind: endKind, days: 'value' in read ? read.value : 0 } : { kind: endKind };
  const parsed = rowSchema.safeParse({ ...rest, when, ends });
  const wrong = faults.filter((one) => one !== null);
  return wrong.length === 0 && parsed.success ? { row: parsed.data } : { faults: wrong };
}

/** What of a row contradicts itself, whatever else the table says: it does not even become a draft. */
export function ownFaults(row: Row, parameters: Policy['parameters']): PolicyFault[] {
  return row.off === true
    ? []
    : policyFaults({ parameters, table: [row] }).filter(({ code }) => OWN.has(code));
}

const OWN: ReadonlySet<PolicyFault['code']> = new Set([
  'green-isolated',
  'red-free',
  'quarantine-released',
  'measure-ends-with-check',
  'nobody-clears',
  'nobody-tests',
]);
