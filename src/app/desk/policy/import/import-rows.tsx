import { useState } from 'preact/hooks';
import type { Place } from '#domain/area/place';
import { type Column, Table } from '../../../ui/table';
import { useFormat } from '../../../words/format';
import { usePlaceNames } from '../../place-names';
import { Select } from '../../select';
import { usePlacesWords } from '../../words';
import { kindOf } from '../kind';
import type { Planned } from './plan-import';

/** What is looked at together, what needs somebody first. */
const GROUPS = ['ask', 'fault', 'new', 'known'] as const;
type Group = (typeof GROUPS)[number];

const GROUP_OF: Readonly<Record<Planned['state'], Group>> = {
  ask: 'ask',
  left: 'ask',
  fault: 'fault',
  add: 'new',
  end: 'new',
  known: 'known',
  twice: 'known',
};

/** A screen that lists thousands says nothing. */
const LISTED = 100;

type RowsProps = {
  rows: readonly Planned[];
  chosen: ReadonlyMap<string, Place | null>;
  /** undefined: not chosen after all. */
  onChoose: (question: string, place: Place | null | undefined) => void;
  onPick: (question: string) => void;
};

/** The rows of a list by what becomes of them. */
export function ImportRows({ rows, ...choice }: RowsProps) {
  const words = usePlacesWords().areaImport;
  const of = (group: Group) => rows.filter((row) => GROUP_OF[row.state] === group);
  const [wanted, setGroup] = useState<Group | null>(null);
  const group = wanted ?? GROUPS.find((one) => of(one).length > 0) ?? 'new';
  const shown = of(group);
  const columns = useColumns(choice);
  return (
    <>
      <div class="chips" role="group" aria-label={words.groups}>
        {GROUPS.map((one) => (
          <button
            key={one}
            type="button"
            class="chip"
            aria-pressed={one === group}
            onClick={() => setGroup(one)}
          >
            {words.group[one](of(one).length)}
          </button>
        ))}
      </div>
      <p class="hint">{words.groupHint[group]}</p>
      {shown.length === 0 ? null : (
        <div class="import">
          <Table<Planned>
            caption={words.group[group](shown.length)}
            rows={shown.slice(0, LISTED)}
            rowKey={({ listed }) => String(listed.line)}
            columns={columns}
          />
        </div>
      )}
      {shown.length > LISTED ? <p class="quiet">{words.more(shown.length - LISTED)}</p> : null}
    </>
  );
}

function useColumns(choice: Omit<RowsProps, 'rows'>): Column<Planned>[] {
  const { areaImport: words, policy, policyEdit } = usePlacesWords();
  const format = useFormat();
  const since = (row: Planned) => ('area' in row ? row.area.since : row.listed.since);
  const until = (row: Planned) => ('area' in row ? row.area.until : row.listed.until);
  const day = (one: string | null | undefined) => (one === null || one === undefined ? '' : format.day(one));
  return [
    { key: 'line', head: words.line, cell: ({ listed }) => listed.line, number: true },
    { key: 'said', head: words.said, cell: ({ listed }) => <Said listed={listed} /> },
    { key: 'place', head: policy.place, cell: (row) => <PlaceCell row={row} {...choice} /> },
    {
      key: 'level',
      head: policy.level,
      cell: ({ listed: { level, zone } }) =>
        level === null ? '' : policyEdit.kind[kindOf(zone === null ? { level } : { level, zone })],
    },
    { key: 'since', head: policy.since, cell: (row) => day(since(row)) },
    { key: 'until', head: policy.until, cell: (row) => day(until(row)) },
    { key: 'state', head: words.state, cell: (row) => <State row={row} /> },
  ];
}

function Said({ listed }: Pick<Planned, 'listed'>) {
  return (
    <bdi>
      {[listed.code, ...listed.words.map(({ text }) => text)].filter((part) => part !== null).join(' ')}
    </bdi>
  );
}

function PlaceCell({ row, chosen, onChoose, onPick }: { row: Planned } & Omit<RowsProps, 'rows'>) {
  const words = usePlacesWords().areaImport;
  const { full } = usePlaceNames();
  if (row.state === 'ask' || row.state === 'left') {
    const { question } = row;
    const options = row.state === 'ask' ? row.options : [];
    return (
      <Select
        label={<span class="unseen">{words.which(question)}</span>}
        none={words.choosePlace}
        options={[
          ...options.map((place) => ({ value: place, label: full(place) })),
          { value: OTHER, label: words.otherPlace },
          { value: LEAVE, label: words.leave },
        ]}
        value={row.state === 'left' ? LEAVE : null}
        onChoose={(value) => {
          if (value === OTHER) onPick(question);
          else onChoose(question, value === null ? undefined : value === LEAVE ? null : value);
        }}
      />
    );
  }
  if (!('area' in row)) return null;
  const question = row.listed.words.map(({ text }) => text).join(' ');
  return (
    <>
      {full(row.area.place)}
      {chosen.has(question) ? (
        <button type="button" class="button plain" onClick={() => onChoose(question, undefined)}>
          {words.again}
        </button>
      ) : null}
    </>
  );
}

const OTHER = 'other';
const LEAVE = 'leave';

function State({ row }: { row: Planned }) {
  const words = usePlacesWords().areaImport;
  const hidden = row.listed.hidden ? <span class="mark">{words.hidden}</span> : null;
  if (row.state === 'fault')
    return (
      <ul>
        {row.faults.map((one) => (
          <li key={one}>{words.fault[one]}</li>
        ))}
      </ul>
    );
  if (row.state === 'ask' || row.state === 'left') return hidden;
  const coarse =
    'rest' in row && row.rest !== '' ? <span class="small">{words.coarse(row.rest)}</span> : null;
  return (
    <>
      {words.states[row.state]} {hidden} {coarse}
    </>
  );
}
