import type { CapacityAnswer, TeamLoad } from '#domain/desk/capacity-desk';
import { Table } from '../../ui/table';
import { useCapacityWords } from '../../words/capacity';
import { useAgo } from '../when';
import { isOnDuty } from './shortages';

/** The teams of drivers: which are on duty, and what each has under way. */
export function Drivers({ told, now }: { told: CapacityAnswer; now: number }) {
  const { capacity: words } = useCapacityWords();
  const since = useAgo();
  const heard = ({ heardAt }: TeamLoad) =>
    heardAt === null ? words.never : words.heard(since(heardAt, now));
  return (
    <section>
      <h2>{words.drivers}</h2>
      {told.teams.length === 0 ? (
        <p class="quiet">{words.noDrivers}</p>
      ) : (
        <Table<TeamLoad>
          caption={words.drivers}
          rows={told.teams}
          rowKey={({ id }) => id}
          columns={[
            { key: 'team', head: words.team, cell: ({ name }) => <span class="strong">{name}</span> },
            { key: 'state', head: words.state, cell: ({ under }) => words.busy(under) },
            {
              key: 'duty',
              head: words.duty,
              cell: (team) => (
                <>
                  {isOnDuty(team, now) ? words.onDuty : words.offDuty}{' '}
                  <span class="quiet small">{heard(team)}</span>
                </>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
