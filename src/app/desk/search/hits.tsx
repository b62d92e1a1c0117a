import type { SearchAnswer } from '#domain/desk/search-desk';
import { ColourTag } from '../../ui/colour-tag';
import { Table } from '../../ui/table';
import { useWords } from '../../words/base';
import { useNow } from '../desk-context';
import { When } from '../when';
import { personHref } from '../where';
import { useDeskWords } from '../words';

type Hit = SearchAnswer['hits'][number];

/** Who was found: masked, each a way to the file. */
export function Hits({ hits }: { hits: readonly Hit[] }) {
  const words = useDeskWords();
  const { terms } = useWords();
  const now = useNow();
  return (
    <Table<Hit>
      caption={words.search.hits(hits.length)}
      rows={hits}
      rowKey={(hit) => hit.person}
      columns={[
        {
          key: 'colour',
          head: words.board.colour,
          cell: (hit) => <ColourTag colour={hit.colour}>{terms.colour[hit.colour]}</ColourTag>,
        },
        {
          key: 'name',
          head: words.search.name,
          cell: (hit) => (
            <a class="strong" href={personHref(hit.person)}>
              <bdi>{hit.name}</bdi>
            </a>
          ),
        },
        {
          key: 'document',
          head: words.search.document,
          cell: (hit) => hit.document ?? <span class="quiet">{words.search.noDocument}</span>,
        },
        { key: 'plate', head: words.search.plate, cell: (hit) => hit.plate ?? '' },
        {
          key: 'at',
          head: words.search.lastAt,
          cell: (hit) => (hit.lastAt === null ? words.time.never : <When at={hit.lastAt} now={now} />),
        },
      ]}
    />
  );
}
