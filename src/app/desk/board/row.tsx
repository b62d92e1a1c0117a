import type { BoardRow } from '#domain/desk/desk';
import { ColourTag } from '../../ui/colour-tag';
import { useWords } from '../../words/base';
import { useFormat } from '../../words/format';
import { DecisionMark } from '../decision-mark';
import { usePlaceNames } from '../place-names';
import { useAgo, useMoment } from '../when';
import { personHref } from '../where';
import { useDeskWords } from '../words';
import { RuleCodes } from './rule-codes';

/** A record that took longer to arrive was taken where there is no network: worth saying. */
const LATE = 5 * 60_000;

/** One check or arrival. On a phone the cells stand below each other. */
export function Row({ row, now, isNew }: { row: BoardRow; now: number; isNew: boolean }) {
  const words = useDeskWords().board;
  return (
    <tr class={isNew ? `${row.colour} new` : row.colour}>
      <td class="row-at">
        <RowTime row={row} now={now} />
      </td>
      <td class="row-colour">
        <Colours row={row} />
      </td>
      <td class="row-person">
        <a href={personHref(row.person)}>
          <bdi>{row.name}</bdi>
        </a>{' '}
        {row.plate === null ? null : <span class="quiet small plate">{row.plate}</span>}
      </td>
      <td class="row-post">
        {row.postName}
        {row.worker === null ? null : (
          <>
            {' '}
            <span class="quiet small">{row.worker}</span>
          </>
        )}
      </td>
      <td class="row-way">
        <Way row={row} />
      </td>
      <td class="row-decision">
        {row.decision === null ? (
          <span class="quiet">{words.arrival}</span>
        ) : (
          <DecisionMark decision={row.decision} overridden={row.overridden} />
        )}
      </td>
      <td class="row-rules">
        <RuleCodes codes={row.rows} />
      </td>
    </tr>
  );
}

function RowTime({ row, now }: { row: BoardRow; now: number }) {
  const words = useDeskWords().board;
  const format = useFormat();
  const said = useMoment();
  const since = useAgo();
  return (
    <>
      <time dateTime={new Date(row.at).toISOString()} title={format.moment(row.at)}>
        {said(row.at, now)}
      </time>{' '}
      <span class="quiet small">{since(row.at, now)}</span>
      {row.receivedAt - row.at > LATE ? (
        <span class="quiet small row-line">{words.late(said(row.receivedAt, row.at))}</span>
      ) : null}
    </>
  );
}

function Colours({ row }: { row: BoardRow }) {
  const words = useDeskWords().board;
  const { terms } = useWords();
  const differs = row.shown !== null && row.shown !== row.colour;
  return (
    <>
      <ColourTag colour={row.colour}>{terms.colour[row.colour]}</ColourTag>
      {differs && row.shown !== null ? (
        <span class="small row-line row-differs" title={words.changed}>
          {words.shown(terms.colour[row.shown])}
        </span>
      ) : null}
    </>
  );
}

function Way({ row }: { row: BoardRow }) {
  const words = useDeskWords().board;
  const { short } = usePlaceNames();
  if (row.origin === null && row.destination === null) return <span class="quiet">{words.unknown}</span>;
  return (
    <>
      {row.origin === null ? <span class="quiet">{words.unknown}</span> : short(row.origin)}
      <span aria-hidden="true"> → </span>
      <span class="unseen"> {words.to} </span>
      {row.destination === null ? <span class="quiet">{words.unknown}</span> : short(row.destination)}
    </>
  );
}
