import type { Device } from '#device/device';
import { maskName } from '#domain/document/name';
import { isMeasureOver } from '#domain/transfer/measure-over';
import { stateOf, type Transfer, type TransferStep } from '#domain/transfer/transfer';
import { useSiteWords } from '../words/site';
import { DischargeScreen } from './discharge-screen';
import { PersonScreen } from './person-screen';
import { RoomScreen } from './room-screen';
import type { Saying } from './site-post';
import type { Site } from './use-site';
import type { Where } from './where';

type PersonPartProps = {
  device: Device;
  site: Site;
  now: number;
  person: Transfer;
  where: Extract<Where, { id: string }>;
  save: Saying;
  go: (where: Where) => void;
  onHome: () => void;
};

/** One person of the site: what is known, the room, the way out. */
export function PersonPart({ device, site, now, person, where, save, go, onHome }: PersonPartProps) {
  const words = useSiteWords();
  const { id } = person;
  const name = maskName(person.person.name);
  const say = (what: string, step: TransferStep, then: Where) =>
    save(
      [name, what],
      () => site.transfers.say(person, step),
      () => go(then),
    );
  const toPerson = () => go({ at: 'person', id });
  const isHere = stateOf(person) === 'received';
  if (where.at === 'room')
    return (
      <RoomScreen
        {...{ site, person }}
        onRoom={(room) =>
          say(
            room === null ? words.receivedRoomless : words.inRoom(room.name),
            { transfer: id, step: 'received', room: room?.id ?? null },
            { at: 'home' },
          )
        }
        onBack={toPerson}
      />
    );
  if (where.at === 'discharge')
    return (
      <DischargeScreen
        {...{ person, now }}
        zoneMinutes={site.zoneMinutes}
        over={isMeasureOver(person.person, { now: device.now(), zoneMinutes: site.zoneMinutes })}
        onDischarge={(word) =>
          say(
            words.discharged,
            { transfer: id, step: 'discharged', ...(word === null ? {} : { word }) },
            { at: 'home' },
          )
        }
        onBack={toPerson}
      />
    );
  return (
    <PersonScreen
      {...{ site, person, now }}
      onRoom={() => go({ at: 'room', id })}
      onMeasure={isHere ? () => go({ at: 'round', person: person.person.id }) : null}
      onDischarge={isHere ? () => go({ at: 'discharge', id }) : null}
      onBack={onHome}
    />
  );
}
