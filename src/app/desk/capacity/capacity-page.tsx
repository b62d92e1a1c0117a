import { type CapacityAnswer, capacityAnswerSchema } from '#domain/desk/capacity-desk';
import { useCapacityWords } from '../../words/capacity';
import { warningText } from '../../words/supplies';
import { useAnswer, useNow } from '../desk-context';
import { DeskPage } from '../desk-page';
import { useKeptFresh } from '../keep-fresh';
import { Read } from '../read';
import './capacity.css';
import { Drivers } from './drivers';
import { type Shortage, shortagesOf } from './shortages';
import { Sites } from './sites';
import { Supplies } from './supplies';
import { Tests } from './tests';

/** Rooms, tests, drivers and supplies against what is ordered; what is short first. */
export function CapacityPage() {
  const { capacity: words } = useCapacityWords();
  const now = useNow();
  const answer = useAnswer('/v1/capacity', capacityAnswerSchema);
  const again = () => void answer.again();
  useKeptFresh(answer, 'capacity', 'transfers', 'instructions', 'open-items', 'follow-ups');
  return (
    <DeskPage title={words.title}>
      <p class="quiet">{words.intro}</p>
      <Read answer={answer}>
        {(told) => (
          <div class="capacity">
            <First {...{ told, now }} />
            <Sites {...{ told, now }} />
            <Tests told={told} onChanged={again} />
            <Drivers {...{ told, now }} />
            <Supplies {...{ told, now }} onChanged={again} />
          </div>
        )}
      </Read>
    </DeskPage>
  );
}

/** What is short, at the top: a list to work off. */
function First({ told, now }: { told: CapacityAnswer; now: number }) {
  const { capacity: words, supplies } = useCapacityWords();
  const short = shortagesOf(told, now);
  const placeOf = (site: string | null) => told.sites.find(({ id }) => id === site)?.name ?? words.store;
  const textOf = (one: Shortage): string => {
    switch (one.kind) {
      case 'no-rooms':
        return words.noRooms(one.site);
      case 'few-rooms':
        return words.fewRooms(one.site, one.free);
      case 'no-teams':
        return words.noTeams;
      case 'all-busy':
        return words.allBusy;
      case 'tests-over':
        return words.testsOver(one.over);
      case 'tests-unsaid':
        return words.testsUnsaid;
      case 'supply': {
        const { supply, standing } = one.stored;
        const what = words.supplyAt(supply.name, placeOf(supply.site));
        return `${what} ${warningText(standing, supplies) ?? ''}`;
      }
    }
  };
  if (short.length === 0) return <p class="strong">{words.firstNone}</p>;
  return (
    <section>
      <h2>{words.first}</h2>
      <ul class="shortages">
        {short.map((one, at) => (
          <li key={at} class="banner look">
            {textOf(one)}
          </li>
        ))}
      </ul>
    </section>
  );
}
