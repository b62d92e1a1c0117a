import type { BoardQuery, BoardRow } from '#domain/desk/desk';
import { Banner } from '../../ui/banner';
import { LinkButton } from '../../ui/button';
import { State } from '../../ui/state';
import { useDeskWords } from '../words';
import { boardHref, isNarrowed } from './board-filter';
import { Row } from './row';
import type { Board } from './use-board';

/** The checks and arrivals, newest first. */
export function Rows({ board, filter, more }: { board: Board; filter: BoardQuery; more: boolean }) {
  const words = useDeskWords().board;
  const { rows, now, isNew } = board;
  if (rows.length === 0)
    return (
      <State
        kind="empty"
        title={words.empty}
        action={
          isNarrowed(filter) ? (
            <LinkButton kind="quiet" href={boardHref({ hours: filter.hours })}>
              {words.clear}
            </LinkButton>
          ) : (
            <LinkButton kind="quiet" href="/desk/places?show=phones">
              {words.toPhones}
            </LinkButton>
          )
        }
      >
        <p>{isNarrowed(filter) ? words.emptyFiltered : words.emptyText}</p>
      </State>
    );
  return (
    <>
      <table class="rows" aria-label={words.rows}>
        <thead>
          <tr>
            {[words.at, words.colour, words.person, words.post, words.way, words.decision, words.rules].map(
              (head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row: BoardRow) => (
            <Row key={row.record} row={row} now={now} isNew={isNew(row)} />
          ))}
        </tbody>
      </table>
      {more ? <Banner>{words.more}</Banner> : null}
    </>
  );
}
