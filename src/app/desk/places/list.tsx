import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../ui/button';
import { State } from '../../ui/state';
import { type Column, Table } from '../../ui/table';
import { usePlacesWords } from '../words';

type Endable = { id: string; endedAt: number | null };

type ListProps<T extends Endable> = {
  caption: string;
  rows: readonly T[];
  columns: readonly Column<T>[];
  empty: { title: string; text: string };
  /** The way to make one more: what it is called, and its form. Null for who may not. */
  add: { label: string; form: (onClose: () => void) => ComponentChildren } | null;
};

/** A list of things in use; what was ended is folded away. */
export function List<T extends Endable>({ caption, rows, columns, empty, add }: ListProps<T>) {
  const words = usePlacesWords();
  const [all, setAll] = useState(false);
  const [adding, setAdding] = useState(false);
  const active = rows.filter((one) => one.endedAt === null);
  const ended = rows.length - active.length;
  const addButton =
    add === null ? null : (
      <Button kind={active.length === 0 ? 'primary' : 'quiet'} onPress={() => setAdding(true)}>
        {add.label}
      </Button>
    );
  return (
    <>
      {active.length === 0 ? (
        <State kind="empty" title={empty.title} action={addButton}>
          <p>{empty.text}</p>
        </State>
      ) : (
        <div class="row">{addButton}</div>
      )}
      {active.length === 0 && !all ? null : (
        <Table caption={caption} rows={all ? rows : active} columns={columns} rowKey={(one) => one.id} />
      )}
      {ended === 0 ? null : (
        <label class="also-ended">
          <input type="checkbox" checked={all} onChange={() => setAll(!all)} />
          {words.showEnded(ended)}
        </label>
      )}
      {adding && add !== null ? add.form(() => setAdding(false)) : null}
    </>
  );
}
