import { useState } from 'preact/hooks';
import type { FollowUpCount } from '#domain/desk/follow-ups-desk';
import { type Column, Table } from '../../ui/table';
import { useFollowUpWords } from '../../words/follow-up';
import { usePlaceNames } from '../place-names';

/** So many stand there; a county has hundreds. */
const FIRST = 6;

/** How the follow-ups of each village stand; the one with the most missed comes first. */
export function CountTable({ counts }: { counts: readonly FollowUpCount[] }) {
  const words = useFollowUpWords().desk;
  const { short } = usePlaceNames();
  const [all, setAll] = useState(false);
  const number = (key: 'missed' | 'due' | 'done' | 'away' | 'all'): Column<FollowUpCount> => ({
    key,
    head: words.count[key],
    number: true,
    cell: (one) => (one[key] === 0 ? <span class="quiet">0</span> : one[key]),
  });
  return (
    <>
      <Table<FollowUpCount>
        caption={words.counts}
        rows={all ? counts : counts.slice(0, FIRST)}
        rowKey={({ area }) => area}
        rowTone={({ fromYesterday }) => (fromYesterday > 0 ? 'late' : null)}
        columns={[
          {
            key: 'where',
            head: words.where,
            cell: ({ area }) => (
              <a href={`/desk/follow-ups?area=${area}`} aria-label={words.only(short(area))}>
                {short(area)}
              </a>
            ),
          },
          {
            ...number('missed'),
            cell: ({ missed, fromYesterday }) =>
              missed === 0 ? (
                <span class="quiet">0</span>
              ) : (
                <>
                  <strong>{missed}</strong>
                  {fromYesterday > 0 ? (
                    <span class="small"> {words.fromYesterday(fromYesterday)}</span>
                  ) : null}
                </>
              ),
          },
          number('due'),
          number('done'),
          number('away'),
          number('all'),
        ]}
      />
      {counts.length <= FIRST ? null : (
        <button type="button" class="button plain small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? words.fewerCounts : words.allCounts(counts.length)}
        </button>
      )}
    </>
  );
}
