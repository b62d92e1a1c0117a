import type { Day } from '#domain/day';
import { COMPARISON_KINDS } from '#domain/reconcile/said';
import { type Column, Table } from '../../ui/table';
import { useComparisonWords } from '../../words/comparisons';
import { countText } from '../count-text';
import { openHref } from '../open/open-address';
import { usePlaceNames } from '../place-names';
import type { PlaceRow } from './by-town';
import { compareHref } from './compare-address';

/** A day by town and village: how many declared, were checked, arrived, and what is to be found out. */
export function PlaceTable({ day, rows }: { day: Day; rows: readonly PlaceRow[] }) {
  const words = useComparisonWords();
  const { short, names } = usePlaceNames();
  const named = ({ area, tier }: PlaceRow) =>
    tier === 'all' ? words.all : tier === 'village' ? (names[area.slice(0, 12)] ?? short(area)) : short(area);
  const people = (key: 'declared' | 'checked' | 'arrived' | 'undeclared'): Column<PlaceRow> => ({
    key,
    head: words[key],
    number: true,
    cell: (row) =>
      row[key] === 0 || row.tier === 'all' ? (
        <Count of={row[key]} />
      ) : (
        <a href={compareHref({ day, area: row.area })} aria-label={words.to(named(row))}>
          {countText(row[key])}
        </a>
      ),
  });
  return (
    <Table<PlaceRow>
      caption={words.title}
      rows={rows}
      rowKey={(row) => `${row.tier} ${row.area}`}
      columns={[
        {
          key: 'where',
          head: words.where,
          cell: (row) => <span class={`compare-${row.tier}`}>{named(row)}</span>,
        },
        people('declared'),
        people('checked'),
        people('arrived'),
        people('undeclared'),
        ...COMPARISON_KINDS.map(
          (kind): Column<PlaceRow> => ({
            key: kind,
            head: words.open[kind],
            number: true,
            cell: ({ open }) =>
              open[kind] === 0 ? (
                <Count of={0} />
              ) : (
                <a
                  class="compare-open"
                  href={openHref(kind)}
                  aria-label={words.toOpen(open[kind], words.open[kind])}
                >
                  {countText(open[kind])}
                </a>
              ),
          }),
        ),
      ]}
    />
  );
}

const Count = ({ of }: { of: number }) => <span class={of === 0 ? 'quiet' : ''}>{countText(of)}</span>;
