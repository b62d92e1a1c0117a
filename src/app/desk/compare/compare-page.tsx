import './compare.css';
import { useLocation } from 'preact-iso/router';
import { addDays, type Day, dayOf } from '#domain/day';
import { comparisonsAnswerSchema } from '#domain/desk/comparisons-desk';
import { State } from '../../ui/state';
import { useWatched } from '../../ui/use-watched';
import { useComparisonWords } from '../../words/comparisons';
import { useFormat } from '../../words/format';
import { useAnswer, useDesk, useNow } from '../desk-context';
import { DeskPage } from '../desk-page';
import { useKeptFresh } from '../keep-fresh';
import { Read } from '../read';
import { byTown } from './by-town';
import { compareHref, readAddress } from './compare-address';
import { PartyList } from './party-list';
import { PlaceTable } from './place-table';

/** Declared against checked against arrived: a day by town and village, or the people of one place. */
export function ComparePage() {
  const words = useComparisonWords();
  const { device } = useDesk();
  const { query } = useLocation();
  const { day: asked, area, only } = readAddress(query);
  const zoneMinutes = useWatched(device.known).policy?.parameters.zoneMinutes;
  const today = dayOf(useNow(), zoneMinutes);
  const day = asked ?? today;
  return (
    <DeskPage title={words.title}>
      <Days {...{ day, today, area }} />
      {area === null ? <Places day={day} /> : <PartyList {...{ day, area, only }} />}
    </DeskPage>
  );
}

/** The day that is looked at, and its neighbours. */
function Days({ day, today, area }: { day: Day; today: Day; area: string | null }) {
  const words = useComparisonWords();
  const format = useFormat();
  return (
    <nav class="compare-days" aria-label={words.day}>
      <a class="button quiet-button" href={compareHref({ day: addDays(day, -1), area })}>
        {words.before}
      </a>
      <strong aria-live="polite">
        {format.day(day)}
        {day === today ? ` · ${words.today}` : ''}
      </strong>
      <a class="button quiet-button" href={compareHref({ day: addDays(day, 1), area })}>
        {words.after}
      </a>
      {day === today ? null : <a href={compareHref({ area })}>{words.today}</a>}
    </nav>
  );
}

function Places({ day }: { day: Day }) {
  const words = useComparisonWords();
  const { account } = useDesk();
  const answer = useAnswer(`/v1/comparisons?day=${day}`, comparisonsAnswerSchema);
  useKeptFresh(answer, 'open-items');
  return (
    <Read answer={answer}>
      {({ rows }) =>
        rows.length === 0 ? (
          <State kind="empty" title={words.none}>
            <p>{words.noneText}</p>
          </State>
        ) : (
          <>
            <PlaceTable day={day} rows={byTown(rows, account.area)} />
            <p class="quiet small compare-explain">{words.explain}</p>
          </>
        )
      }
    </Read>
  );
}
