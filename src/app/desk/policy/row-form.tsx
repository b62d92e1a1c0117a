import { useState } from 'preact/hooks';
import type { Parameters, Row } from '#domain/policy/policy';
import { Button } from '../../ui/button';
import { ErrorSummary } from '../../ui/error-summary';
import { useWords } from '../../words/base';
import { Dialog } from '../dialog';
import { usePlacesWords } from '../words';
import { useFaultText } from './fault-text';
import { draftOf, ownFaults, type RowDraft, type RowFieldFault, readRow } from './row-draft';
import { freeId } from './row-edits';
import { RowFields } from './row-fields';
import { useRowText } from './row-text';

type RowFormProps = {
  /** null: a new one. */
  row: Row | null;
  /** It is in force: name and condition stay. */
  fixed: boolean;
  /** The names of the other rows. */
  taken: ReadonlySet<string>;
  parameters: Parameters;
  onRow: (row: Row) => void;
  onClose: () => void;
};

/** One row of the table: when it matches, and what it gives, read back as a sentence while it is written. */
export function RowForm({ row, fixed, taken, parameters, onRow, onClose }: RowFormProps) {
  const { policyEdit, confirm } = usePlacesWords();
  const words = policyEdit.rows;
  const { common } = useWords();
  const { draft, setDraft, read, faults, fieldText, turn, go } = useRowForm({ row, taken, parameters });
  const { sentence } = useRowText();
  return (
    <Dialog
      title={row === null ? words.addTitle : words.changeTitle(row.id)}
      onClose={onClose}
      footer={
        <>
          <Button kind="quiet" onPress={onClose}>
            {confirm.cancel}
          </Button>
          <Button
            onPress={() => {
              const made = go();
              if (made === null) return;
              onRow(made);
              onClose();
            }}
          >
            {row === null ? words.addGo : policyEdit.toDraft}
          </Button>
        </>
      }
    >
      <ErrorSummary title={common.errorsTitle} faults={faults} turn={turn} />
      <RowFields
        draft={draft}
        fixed={fixed}
        change={(part) => setDraft({ ...draft, ...part })}
        error={fieldText}
      />
      {'row' in read ? (
        <div class="sentence" role="status">
          <p class="label">{words.preview}</p>
          <p class={draft.off === true ? 'struck' : undefined}>{sentence(read.row)}</p>
        </div>
      ) : null}
    </Dialog>
  );
}

function useRowForm({ row, taken, parameters }: Pick<RowFormProps, 'row' | 'taken' | 'parameters'>) {
  const words = usePlacesWords().policyEdit.rows;
  const faultText = useFaultText();
  const [draft, setDraft] = useState<RowDraft>(() => draftOf(row, freeId(taken)));
  const [turn, setTurn] = useState(0);
  const read = readRow(draft, taken);
  const own = 'row' in read ? ownFaults(read.row, parameters) : [];
  const wrong = 'row' in read ? [] : read.faults;
  const text = ({ code }: RowFieldFault) => (code === 'daysWrong' ? words.daysWrong(0, 365) : words[code]);
  return {
    draft,
    setDraft,
    read,
    turn,
    faults:
      turn === 0
        ? []
        : [
            ...wrong.map((one) => ({ id: `row-${one.field}`, text: text(one) })),
            ...own.map((one) => ({ id: FIELD_OF[one.code] ?? 'row-colour', text: faultText(one) })),
          ],
    fieldText: (field: RowFieldFault['field']) => {
      const found = turn === 0 ? undefined : wrong.find((one) => one.field === field);
      return found === undefined ? null : text(found);
    },
    /** The row, or null while something is wrong. */
    go: (): Row | null => {
      setTurn(turn + 1);
      return 'row' in read && own.length === 0 ? read.row : null;
    },
  };
}

/** Where a contradiction is put right. */
const FIELD_OF: Readonly<Record<string, string>> = {
  'quarantine-released': 'row-decision',
  'measure-ends-with-check': 'row-ends',
  'nobody-clears': 'row-ends',
  'nobody-tests': 'row-ends',
};
