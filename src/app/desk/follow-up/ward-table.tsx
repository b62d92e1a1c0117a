import type { FollowUpRow } from '#domain/desk/follow-ups-desk';
import { ColourTag } from '../../ui/colour-tag';
import { type Column, Table } from '../../ui/table';
import { useWords } from '../../words/base';
import { leftText, partText, reportText, useFollowUpWords } from '../../words/follow-up';
import { useInstructionWords } from '../../words/instructions';
import { Telephone } from '../board/released/telephone';
import { usePlaceNames } from '../place-names';
import { useMoment } from '../when';
import { personHref } from '../where';

type TableProps = { rows: readonly FollowUpRow[]; now: number };

/** Who is under a measure, line by line: whether they were seen, whose it is when not, and the last that was said. */
export function WardTable({ rows, now }: TableProps) {
  const words = useFollowUpWords();
  const { short } = usePlaceNames();
  const columns: Column<FollowUpRow>[] = [
    { key: 'who', head: words.desk.who, cell: (row) => <Who row={row} /> },
    { key: 'now', head: words.desk.now, cell: (row) => <Now row={row} now={now} /> },
    { key: 'last', head: words.desk.last, cell: (row) => <Last row={row} now={now} /> },
    { key: 'where', head: words.desk.where, cell: ({ ward }) => short(ward.area) },
    {
      key: 'ends',
      head: words.desk.ends,
      cell: ({ ward }) => leftText(ward.ends, { now, zoneMinutes: undefined, words }),
    },
    {
      key: 'call',
      head: '',
      cell: ({ ward }) => <Telephone person={ward.person} name={ward.name} />,
    },
  ];
  return (
    <Table<FollowUpRow>
      caption={words.desk.people}
      rows={rows}
      rowKey={({ ward }) => ward.person}
      rowTone={({ standing }) => ('missed' in standing && standing.missed > 0 ? 'late' : null)}
      columns={columns}
    />
  );
}

function Who({ row: { ward } }: { row: FollowUpRow }) {
  const words = useFollowUpWords().desk;
  const { terms } = useWords();
  return (
    <span class="row">
      <a href={personHref(ward.person)} aria-label={words.toPerson(ward.name)}>
        <bdi class="strong">{ward.name}</bdi>
      </a>
      <ColourTag colour={ward.colour}>{terms.measure[ward.measure]}</ColourTag>
    </span>
  );
}

/** Whether they were seen in this part of the day; what was missed says since when, and whose it is now. */
function Now({ row: { ward, standing }, now }: { row: FollowUpRow; now: number }) {
  const words = useFollowUpWords();
  const tiers = useInstructionWords();
  const said = useMoment();
  if (standing.is === 'away' || standing.is === 'none')
    return (
      <>
        {words.desk.state[standing.is]}
        {ward.saidHereAt === null ? null : (
          <span class="small quiet"> {words.saidHere(said(ward.saidHereAt, now))}</span>
        )}
      </>
    );
  return (
    <>
      <span class={standing.is === 'due' ? 'strong' : 'quiet'}>
        {standing.missedSince === null
          ? standing.is === 'done'
            ? words.desk.state.done
            : words.desk.state.due(partText(standing, words))
          : words.missed(standing.missed, said(standing.missedSince, now))}
      </span>
      {standing.is === 'due' && standing.reported ? (
        <span class="small quiet"> {words.desk.reported}</span>
      ) : null}
      {standing.missedSince !== null && standing.tier !== 'village' ? (
        <span class="instruction-mark">{tiers.tierOf(tiers.tier[standing.tier])}</span>
      ) : null}
    </>
  );
}

function Last({ row: { ward }, now }: { row: FollowUpRow; now: number }) {
  const words = useFollowUpWords();
  const { terms } = useWords();
  const said = useMoment();
  const [last] = ward.reports;
  if (last === undefined) return <span class="quiet">{words.never}</span>;
  const signs = last.symptoms.map((one) => terms.symptom[one]).join(words.comma);
  const how = last.own ? words.desk.detail.own : last.seen ? (last.by ?? '') : words.desk.detail.phoned;
  return (
    <>
      <span>{[said(last.at, now), reportText(last, words), signs].filter(Boolean).join(' ')}</span>{' '}
      <span class="small quiet">{[how, last.word].filter(Boolean).join(' · ')}</span>
    </>
  );
}
