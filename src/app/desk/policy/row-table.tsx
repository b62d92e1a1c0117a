import type { Row } from '#domain/policy/policy';
import { Button } from '../../ui/button';
import { ColourTag } from '../../ui/colour-tag';
import { type Column, Table } from '../../ui/table';
import { useWords } from '../../words/base';
import { DecisionMark } from '../decision-mark';
import { useDeskWords, usePlacesWords } from '../words';
import type { RowChange } from './row-edits';
import { useRowText } from './row-text';

type RowTableProps = {
  /** As the draft would have it. */
  table: readonly Row[];
  changes: readonly RowChange[];
  /** null: only to be read. */
  onChange: ((id: string) => void) | null;
  onUndo: (key: string) => void;
};
type Line = { row: Row; change: RowChange | undefined };

/** The decision table, row by row, with what the draft makes of it. */
export function RowTable({ table, changes, onChange, onUndo }: RowTableProps) {
  const words = usePlacesWords().policyEdit.rows;
  const columns = useColumns({ onChange, onUndo });
  return (
    <section class="stack">
      <p class="quiet">{words.text}</p>
      <Table<Line>
        caption={words.caption}
        rows={table.map((row) => ({ row, change: changes.find((one) => one.row.id === row.id) }))}
        rowKey={({ row }) => row.id}
        rowTone={({ change }) => (change === undefined ? null : 'orange')}
        columns={columns}
      />
    </section>
  );
}

function useColumns({ onChange, onUndo }: Pick<RowTableProps, 'onChange' | 'onUndo'>): Column<Line>[] {
  const { rows: words, change: changeWord } = usePlacesWords().policyEdit;
  const { terms } = useWords();
  const conditions = useDeskWords().row;
  const { ends } = useRowText();
  return [
    { key: 'id', head: words.id, cell: ({ row }) => <strong>{row.id}</strong> },
    {
      key: 'when',
      head: words.when,
      cell: ({ row }) => (
        <span class={row.off === true ? 'struck quiet' : undefined}>{conditions[row.when]}</span>
      ),
    },
    {
      key: 'colour',
      head: words.colour,
      cell: ({ row }) =>
        row.off === true ? (
          <strong>{words.off}</strong>
        ) : (
          <ColourTag colour={row.colour}>{terms.colour[row.colour]}</ColourTag>
        ),
    },
    { key: 'measure', head: words.measure, cell: ({ row }) => terms.measure[row.measure] },
    { key: 'decision', head: words.decision, cell: ({ row }) => <DecisionMark decision={row.decision} /> },
    { key: 'ends', head: words.ends, cell: ({ row }) => ends(row) },
    ...(onChange === null
      ? []
      : [
          {
            key: 'change',
            head: changeWord,
            cell: (line: Line) => <Deeds line={line} onChange={onChange} onUndo={onUndo} />,
          },
        ]),
  ];
}

type DeedsProps = { line: Line; onChange: (id: string) => void; onUndo: (key: string) => void };

function Deeds({ line: { row, change }, onChange, onUndo }: DeedsProps) {
  const words = usePlacesWords().policyEdit;
  const { sentence } = useRowText();
  return (
    <>
      <span class="row">
        {change === undefined ? null : <b>{change.from === null ? words.rows.added : words.rows.changed}</b>}
        {change === undefined ? null : (
          <Button kind="plain" label={words.undoOf(row.id)} onPress={() => onUndo(change.key)}>
            {words.undo}
          </Button>
        )}
        <Button kind="plain" label={words.changeOf(row.id)} onPress={() => onChange(row.id)}>
          {words.change}
        </Button>
      </span>
      {change?.clash === true ? (
        <p class="small">
          {words.clash(change.from === null ? words.parameters.none : sentence(change.from))}
        </p>
      ) : null}
    </>
  );
}
