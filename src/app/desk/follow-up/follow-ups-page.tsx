import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { areaCodeSchema } from '#domain/area/place';
import { followUpsAnswerSchema } from '#domain/desk/follow-ups-desk';
import { LinkButton } from '../../ui/button';
import { State } from '../../ui/state';
import { useFollowUpWords } from '../../words/follow-up';
import { useAnswer, useDesk, useNow } from '../desk-context';
import { DeskPage } from '../desk-page';
import { usePlaceNames } from '../place-names';
import { Read } from '../read';
import { CountTable } from './count-table';
import './follow-up.css';
import { MissedLine } from './missed-line';
import { WardTable } from './ward-table';

/** A whole village's follow-ups come in a rush: they are read together, after so many ms. */
const READ_AFTER = 1500;

/** Who is under a measure and was seen today: what was missed before today first, with the counts of each village. */
export function FollowUpsPage() {
  const words = useFollowUpWords().desk;
  const { live } = useDesk();
  const { query } = useLocation();
  const { short } = usePlaceNames();
  const chosen = areaCodeSchema.safeParse(query['area']);
  const area = chosen.success ? chosen.data : null;
  const answer = useAnswer(
    area === null ? '/v1/follow-ups' : `/v1/follow-ups?area=${area}`,
    followUpsAnswerSchema,
  );
  const now = useNow();
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | null = null;
    const stop = live.listen((event) => {
      if (event.type !== 'follow-ups' && event.type !== 'again') return;
      waiting ??= setTimeout(() => {
        waiting = null;
        void answer.again();
      }, READ_AFTER);
    });
    return () => {
      stop();
      if (waiting !== null) clearTimeout(waiting);
    };
  }, [live, area]);
  return (
    <DeskPage title={words.title}>
      <p class="quiet">{words.intro}</p>
      {area === null ? null : (
        <div class="row">
          <span>{words.shown(short(area))}</span>
          <LinkButton kind="quiet" href="/desk/follow-ups">
            {words.whole}
          </LinkButton>
        </div>
      )}
      <Read answer={answer}>
        {({ counts, rows, more }) =>
          rows.length === 0 ? (
            <State kind="empty" title={words.none}>
              <p>{words.noneText}</p>
            </State>
          ) : (
            <>
              <MissedLine counts={counts} />
              {counts.length > 1 ? (
                <section>
                  <h2>{words.counts}</h2>
                  <CountTable counts={counts} />
                </section>
              ) : null}
              <section>
                <h2>{words.people}</h2>
                <WardTable rows={rows} now={now} />
                {more ? <p class="quiet">{words.more}</p> : null}
              </section>
            </>
          )
        }
      </Read>
    </DeskPage>
  );
}
