import { useState } from 'preact/hooks';
import type { Device } from '#device/device';
import type { Post } from '#domain/county/county';
import { DEFAULT_ZONE_MINUTES, dayOf } from '#domain/day';
import { WorkHeader } from '../checkpoint/frame/work-header';
import { ByHand } from '../checkpoint/identify/by-hand';
import { FindScreen } from '../checkpoint/identify/find-screen';
import { usePlaceNaming } from '../checkpoint/questions/place-naming';
import type { Read } from '../checkpoint/scan/read-code';
import { useDecoder } from '../checkpoint/scan/use-decoder';
import { type Carried, NO_CODE, type Person, personFound, personTyped } from '../checkpoint/work/person';
import { useWatched } from '../ui/use-watched';
import { ArrivalCheck } from './arrival-check';
import { RollScreen } from './roll-screen';
import { useRegistered } from './use-registered';
import { VillageScan, VillageTrouble } from './village-scan';

type VillagePostProps = { device: Device; post: Post; onRecords: () => void };

/** Where the worker of a village post is. */
type Where =
  | { at: 'roll' }
  | { at: 'scan' }
  | { at: 'trouble'; read: Extract<Read, { is: 'trouble' }> }
  | { at: 'find'; carried: Carried }
  | { at: 'by-hand'; carried: Carried }
  | { at: 'asking'; person: Person };

/** A village post at work: the roll, the ways to somebody who stands there, and the questions. */
export function VillagePost({ device, post, onRecords }: VillagePostProps) {
  const { county, policy } = useWatched(device.known);
  const zoneMinutes = policy?.parameters.zoneMinutes ?? DEFAULT_ZONE_MINUTES;
  const places = usePlaceNaming(county);
  const openDecoder = useDecoder();
  const { registered, add } = useRegistered(device);
  const [where, setWhere] = useState<Where>({ at: 'roll' });
  const [done, setDone] = useState<string | null>(null);
  const ask = (person: Person) => setWhere({ at: 'asking', person });
  const toRoll = () => setWhere({ at: 'roll' });
  const header = <WorkHeader device={device} entering={null} onRecords={onRecords} />;
  switch (where.at) {
    case 'roll':
      return (
        <RollScreen
          {...{ device, header, registered, zoneMinutes, places, done }}
          onPerson={(expected) => ask(personFound(expected, NO_CODE))}
          onScan={() => setWhere({ at: 'scan' })}
          onFind={() => setWhere({ at: 'find', carried: NO_CODE })}
        />
      );
    case 'scan':
      return (
        <VillageScan
          {...{ device, header, openDecoder }}
          onPerson={ask}
          onTrouble={(read) => setWhere({ at: 'trouble', read })}
          onFind={(carried) => setWhere({ at: 'find', carried })}
          onRoll={toRoll}
        />
      );
    case 'trouble':
      return (
        <VillageTrouble
          {...{ device, header, zoneMinutes }}
          read={where.read}
          onRescan={() => setWhere({ at: 'scan' })}
          onPerson={ask}
          onFind={(carried) => setWhere({ at: 'find', carried })}
        />
      );
    case 'find':
      return (
        <FindScreen
          {...{ device, header, places }}
          note={null}
          onFound={(found) => ask(personFound(found, where.carried))}
          onByHand={() => setWhere({ at: 'by-hand', carried: where.carried })}
          onBack={toRoll}
        />
      );
    case 'by-hand':
      return (
        <ByHand
          {...{ header, places }}
          county={county?.area ?? ''}
          today={dayOf(device.now(), zoneMinutes)}
          onTyped={(typed) => ask(personTyped(typed, where.carried))}
          onBack={() => setWhere({ at: 'find', carried: where.carried })}
        />
      );
    case 'asking':
      return (
        <ArrivalCheck
          {...{ device, places }}
          village={post.area}
          person={where.person}
          onBack={toRoll}
          onSaved={(name) => {
            const declaration = where.person.declared?.declaration;
            if (declaration !== undefined) add(declaration, device.now());
            setDone(name);
            toRoll();
          }}
        />
      );
  }
}
