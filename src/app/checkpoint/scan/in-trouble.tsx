import { useEffect } from 'preact/hooks';
import { usePostWords } from '../../words/checkpoint';
import { meet } from '../work/moves';
import { borrowed, ownNumber } from '../work/person';
import type { Where } from '../work/where';
import type { Read } from './read-code';
import type { ScanningProps } from './scanning';
import { canChallenge, passSeenOf, personIn } from './trouble';
import { TroubleScreen } from './trouble-screen';
import { letThrough } from './use-reading';

type InTroubleProps = ScanningProps & { read: Extract<Read, { is: 'trouble' }>; go: (to: Where) => void };

/** What is done about a code that leads no further by itself, at a checkpoint. */
export function InTrouble({
  device,
  working,
  session,
  header,
  places,
  zoneMinutes,
  onSign,
  read,
  go,
}: InTroubleProps) {
  const { trouble, declared } = read;
  const { checkpoint } = usePostWords();
  const { pulledAt } = device.known.value();
  const seen = passSeenOf(trouble, pulledAt === null ? null : device.now() - pulledAt);
  const person = personIn(trouble, seen, declared);
  const pass = person === null ? null : ownNumber(person.pass);
  const clockOff = canChallenge(trouble) ? session.clockOff : null;
  useEffect(() => onSign('compare'), [read]);
  return (
    <TroubleScreen
      {...{ header, trouble, person, zoneMinutes }}
      place={(area) => places.name(area.slice(0, 6))}
      ownClock={clockOff === null ? null : checkpoint.scan.ownClock(clockOff)}
      onRescan={() => go({ at: 'scan' })}
      onCompare={() => {
        if (person === null) return;
        // Used here, and shown again by its own phone: the post may challenge it like any other.
        if (trouble.code === 'used-here') return letThrough(device, { ...working, session }, person);
        session.challenges.end(pass);
        working.change((work) => meet(work, person));
      }}
      onByHand={() =>
        go({
          at: 'find',
          carried: {
            pass:
              trouble.code === 'used-here' ? borrowed({ ...seen, number: trouble.pass.payload.cti }) : seen,
            venue: null,
          },
        })
      }
      onChallenge={() => {
        if (pass === null) return;
        session.challenges.ask(pass, 'asked');
        go({ at: 'challenge', why: 'asked', person });
      }}
      onSync={() => {
        void device.syncNow();
        go({ at: 'scan' });
      }}
    />
  );
}
