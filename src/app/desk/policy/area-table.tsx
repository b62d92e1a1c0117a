import { useEffect, useState } from 'preact/hooks';
import { type Day, dayOf } from '#domain/day';
import type { RiskArea } from '#domain/policy/policy';
import { LEVELS } from '#domain/policy/zone';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { State } from '../../ui/state';
import { type Column, Table } from '../../ui/table';
import { useFormat } from '../../words/format';
import { useDesk } from '../desk-context';
import { usePlaceNames } from '../place-names';
import { usePlacesWords } from '../words';
import { type AreaEdit, areaKey, editKey, isOver } from './edits';
import { kindOf } from './kind';

type AreaTableProps = {
  areas: readonly RiskArea[];
  edits: readonly AreaEdit[];
  /** null: only to be read. */
  onChange: ((key: string) => void) | null;
  onUndo: (key: string) => void;
};
type Line = { area: RiskArea; edit: AreaEdit | undefined };

/** The risk areas in force with what the draft makes of them: high before medium, the newest first, those over last. */
export function AreaTable({ areas, edits, onChange, onUndo }: AreaTableProps) {
  const words = usePlacesWords().policy;
  const { need } = usePlaceNames();
  const { device } = useDesk();
  const today = dayOf(device.now());
  const { text, setText, hits } = useSearch(sorted(areas, edits, today));
  const lines = hits.slice(0, SHOWN);
  const columns = useColumns({ today, onChange, onUndo });
  useEffect(() => need(areas.map((area) => area.place)), [areas.length]);
  if (areas.length + edits.length === 0)
    return (
      <State kind="empty" title={words.empty}>
        <p>{onChange === null ? words.only : words.emptyText}</p>
      </State>
    );
  return (
    <>
      {areas.length + edits.length <= SEARCHED ? null : (
        <Field
          id="area-search"
          type="search"
          width="half"
          label={words.search}
          hint={words.searchHint(hits.length)}
          value={text}
          onInput={setText}
        />
      )}
      <Table<Line>
        caption={words.areas}
        rows={lines}
        rowKey={(line) => areaKey(line.area)}
        rowTone={(line) => (line.edit === undefined ? null : 'orange')}
        columns={columns}
      />
      {hits.length > SHOWN ? <p class="quiet">{words.moreAreas(hits.length - SHOWN)}</p> : null}
    </>
  );
}

/** A list that is longer than a screen can be searched, and of one that nobody reads to its end only the first are drawn. */
const SEARCHED = 20;
const SHOWN = 200;

/** The lines whose place or source holds what was typed. */
function useSearch(lines: readonly Line[]) {
  const { full } = usePlaceNames();
  const [text, setText] = useState('');
  const wanted = text.normalize('NFKC').trim();
  const hits =
    wanted === ''
      ? lines
      : lines.filter(({ area }) => full(area.place).includes(wanted) || area.source.includes(wanted));
  return { text, setText, hits };
}

function useColumns({
  today,
  onChange,
  onUndo,
}: Pick<AreaTableProps, 'onChange' | 'onUndo'> & { today: Day }): Column<Line>[] {
  const { policy: words, policyEdit } = usePlacesWords();
  const format = useFormat();
  const { full } = usePlaceNames();
  return [
    {
      key: 'place',
      head: words.place,
      cell: ({ area, edit }) => (
        <span class={edit?.kind === 'remove' ? 'struck' : isOver(area, today) ? 'quiet' : 'strong'}>
          {full(area.place)}
        </span>
      ),
    },
    { key: 'level', head: words.level, cell: ({ area }) => policyEdit.kind[kindOf(area)] },
    { key: 'since', head: words.since, cell: ({ area }) => format.day(area.since) },
    {
      key: 'until',
      head: words.until,
      cell: ({ area }) => <Until area={area} over={isOver(area, today)} />,
    },
    { key: 'source', head: words.source, cell: ({ area }) => area.source || words.noSource },
    ...(onChange === null
      ? []
      : [
          {
            key: 'change',
            head: words.change,
            cell: (line: Line) => <Deed line={line} onChange={onChange} onUndo={onUndo} />,
          },
        ]),
  ];
}

function Until({ area, over }: { area: RiskArea; over: boolean }) {
  const words = usePlacesWords().policy;
  const format = useFormat();
  if (area.until === undefined) return <span class="quiet">{words.open}</span>;
  return (
    <>
      {format.day(area.until)} {over ? <span class="quiet small">{words.over}</span> : null}
    </>
  );
}

type DeedProps = { line: Line; onChange: (key: string) => void; onUndo: (key: string) => void };

function Deed({ line: { area, edit }, onChange, onUndo }: DeedProps) {
  const words = usePlacesWords().policy;
  const { full } = usePlaceNames();
  const key = areaKey(area);
  if (edit === undefined)
    return (
      <Button kind="plain" onPress={() => onChange(key)} label={`${words.change} ${full(area.place)}`}>
        {words.change}
      </Button>
    );
  return (
    <span class="row">
      <EditMark edit={edit} />
      <Button kind="plain" onPress={() => onUndo(key)} label={`${words.undo} ${full(area.place)}`}>
        {words.undo}
      </Button>
    </span>
  );
}

function EditMark({ edit }: { edit: AreaEdit }) {
  const words = usePlacesWords().policy;
  const format = useFormat();
  switch (edit.kind) {
    case 'add':
      return <b>{words.added}</b>;
    case 'end':
      return <b>{words.ended(format.day(edit.until))}</b>;
    case 'reopen':
      return <b>{words.reopened}</b>;
    case 'remove':
      return <b>{words.removed}</b>;
  }
}

function sorted(areas: readonly RiskArea[], edits: readonly AreaEdit[], today: string): Line[] {
  const byKey = new Map(edits.map((edit) => [editKey(edit), edit]));
  const added = edits.flatMap((edit) => (edit.kind === 'add' ? [edit.area] : []));
  const rank = ({ area }: Line) => (isOver(area, today) ? 4 : 0) + LEVELS.indexOf(area.level);
  return [...added, ...areas]
    .map((area) => ({ area, edit: byKey.get(areaKey(area)) }))
    .sort((a, b) => rank(a) - rank(b) || (a.area.since < b.area.since ? 1 : -1));
}
