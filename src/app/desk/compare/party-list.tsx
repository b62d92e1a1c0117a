import type { Day } from '#domain/day';
import { differs, type Party, partiesAnswerSchema } from '#domain/desk/comparisons-desk';
import { Banner } from '../../ui/banner';
import { ColourTag } from '../../ui/colour-tag';
import { State } from '../../ui/state';
import { type Column, Table } from '../../ui/table';
import { useWords } from '../../words/base';
import { useComparisonWords } from '../../words/comparisons';
import { useFormat } from '../../words/format';
import { useAnswer, useNow } from '../desk-context';
import { usePlaceNames } from '../place-names';
import { Read } from '../read';
import { personHref } from '../where';
import { type CompareAddress, compareHref } from './compare-address';
import { ArrivedCell, CheckedCell, DeclaredCell, OpenCell } from './trip-cells';

type ListProps = { day: Day; area: string; only: CompareAddress['only'] };

/** The people of one place on a day, party by party: who declared, was checked, arrived, beside each other. */
export function PartyList({ day, area, only }: ListProps) {
  const words = useComparisonWords();
  const format = useFormat();
  const { short } = usePlaceNames();
  const answer = useAnswer(`/v1/comparisons/parties?day=${day}&area=${area}`, partiesAnswerSchema);
  return (
    <>
      <h2>{words.parties(short(area), format.day(day))}</h2>
      <p class="compare-links">
        <a href={compareHref({ day })}>{words.back}</a>{' '}
        <a
          href={compareHref({ day, area, only: only === null ? 'differ' : null })}
          aria-current={only === null ? undefined : 'true'}
        >
          {only === null ? words.differ : words.everybody}
        </a>
      </p>
      <Read answer={answer}>
        {({ parties, more }) => {
          const shown = only === null ? parties : parties.filter(differs);
          return (
            <>
              {shown.length === 0 ? (
                <State kind="empty" title={parties.length === 0 ? words.none : words.agree}>
                  <p>{parties.length === 0 ? words.noneText : words.agreeText}</p>
                </State>
              ) : (
                <Parties parties={shown} />
              )}
              {more ? <Banner>{words.more}</Banner> : null}
            </>
          );
        }}
      </Read>
    </>
  );
}

type Row = Party['people'][number] & { party: Party; first: boolean };

function Parties({ parties }: { parties: readonly Party[] }) {
  const words = useComparisonWords();
  const now = useNow();
  const rows = parties.flatMap((party) =>
    party.people.map((one, at): Row => ({ ...one, party, first: at === 0 })),
  );
  const cells: Column<Row>[] = [
    { key: 'declared', head: words.declared, cell: ({ trip }) => <DeclaredCell {...{ trip, now }} /> },
    { key: 'checked', head: words.checked, cell: ({ trip }) => <CheckedCell {...{ trip, now }} /> },
    { key: 'arrived', head: words.arrived, cell: ({ trip }) => <ArrivedCell {...{ trip, now }} /> },
    { key: 'open', head: words.openNow, cell: ({ trip }) => <OpenCell trip={trip} /> },
  ];
  return (
    <Table<Row>
      caption={words.title}
      rows={rows}
      rowKey={({ person, trip }) =>
        `${person} ${trip.declared?.record ?? trip.arrived?.record ?? trip.checked?.record}`
      }
      columns={[
        { key: 'party', head: words.party, cell: (row) => <PartyCell row={row} /> },
        { key: 'person', head: words.person, cell: (row) => <PersonCell row={row} /> },
        ...cells,
      ]}
    />
  );
}

/** The vehicle, and how many: once for each party. */
function PartyCell({ row: { party, first } }: { row: Row }) {
  const words = useComparisonWords();
  if (!first) return null;
  const checked = party.people.filter(({ trip }) => trip.checked !== null).length;
  return (
    <>
      {party.plate === null ? null : <span class="plate strong">{party.plate} </span>}
      <span class="quiet small">
        {party.party === null ? words.noParty : party.size === 1 ? words.alone : words.size(party.size)}
      </span>
      {checked > 0 && checked < party.size ? (
        <span class="small strong"> {words.fewer(party.size, checked)}</span>
      ) : null}
    </>
  );
}

function PersonCell({ row: { person, name, colour } }: { row: Row }) {
  const { terms } = useWords();
  return (
    <>
      <a class="strong" href={personHref(person)}>
        <bdi>{name === '' ? terms.document.none : name}</bdi>
      </a>{' '}
      <ColourTag colour={colour}>{terms.colour[colour]}</ColourTag>
    </>
  );
}
