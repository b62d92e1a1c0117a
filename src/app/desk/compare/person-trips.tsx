import type { TripRow } from '#domain/desk/comparisons-desk';
import { Table } from '../../ui/table';
import { useComparisonWords } from '../../words/comparisons';
import { ArrivedCell, CheckedCell, DeclaredCell, OpenCell } from './trip-cells';

/** A person's trips: what was declared, checked and seen to arrive beside each other, the newest first. */
export function PersonTrips({ trips, now }: { trips: readonly TripRow[]; now: number }) {
  const words = useComparisonWords();
  if (trips.length === 0) return null;
  return (
    <section>
      <h2>{words.trips}</h2>
      <Table<TripRow>
        caption={words.trips}
        rows={trips}
        rowKey={({ declared, checked, arrived }) =>
          [declared?.record, checked?.record, arrived?.record].join(' ')
        }
        columns={[
          { key: 'declared', head: words.declared, cell: (trip) => <DeclaredCell {...{ trip, now }} /> },
          { key: 'checked', head: words.checked, cell: (trip) => <CheckedCell {...{ trip, now }} /> },
          { key: 'arrived', head: words.arrived, cell: (trip) => <ArrivedCell {...{ trip, now }} /> },
          { key: 'open', head: words.openNow, cell: (trip) => <OpenCell trip={trip} /> },
        ]}
      />
    </section>
  );
}
