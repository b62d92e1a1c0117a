import type { ComponentChildren } from 'preact';
import type { Device } from '#device/device';
import { dayOf } from '#domain/day';
import { ByHand } from '../checkpoint/identify/by-hand';
import { FindScreen } from '../checkpoint/identify/find-screen';
import type { PlaceNaming } from '../checkpoint/questions/place-naming';
import { personFound, personTyped, withDocument } from '../checkpoint/work/person';
import { useWatched } from '../ui/use-watched';
import type { Where } from './where';

type IdentifyProps = {
  device: Device;
  header: ComponentChildren;
  places: PlaceNaming;
  zoneMinutes: number;
  where: Extract<Where, { at: 'find' | 'by-hand' }>;
  go: (to: Where) => void;
};

/** Somebody who enters the village without a good code: found on the list, or typed. */
export function Identify({ device, header, places, zoneMinutes, where, go }: IdentifyProps) {
  const { county } = useWatched(device.known);
  const { carried } = where;
  if (where.at === 'find')
    return (
      <FindScreen
        {...{ device, header, places }}
        note={null}
        document={carried.document ?? null}
        onFound={(found) => go({ at: 'asking', person: personFound(found, carried) })}
        onByHand={(document) => go({ at: 'by-hand', carried: withDocument(carried, document) })}
        onBack={() => go({ at: 'roll' })}
      />
    );
  return (
    <ByHand
      {...{ header, places }}
      document={carried.document ?? null}
      county={county?.area ?? ''}
      today={dayOf(device.now(), zoneMinutes)}
      onTyped={(typed) => go({ at: 'asking', person: personTyped(typed, carried) })}
      onBack={() => go({ at: 'find', carried })}
    />
  );
}
