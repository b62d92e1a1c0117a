import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Device } from '#device/device';
import { Key } from '../checkpoint/frame/key';
import { Finder } from '../checkpoint/scan/finder';
import type { Read } from '../checkpoint/scan/read-code';
import { passSeenOf, personIn } from '../checkpoint/scan/trouble';
import { TroubleScreen } from '../checkpoint/scan/trouble-screen';
import type { OpenDecoder } from '../checkpoint/scan/use-decoder';
import { NO_CODE } from '../checkpoint/work/person';
import { Page } from '../ui/page';
import { usePostWords } from '../words/checkpoint';
import type { Where } from './where';

type VillageScanProps = {
  device: Device;
  header: ComponentChildren;
  openDecoder: OpenDecoder;
  go: (to: Where) => void;
};

/** Scans the pass of somebody who enters the village. */
export function VillageScan({ device, header, openDecoder, go }: VillageScanProps) {
  const { checkpoint, village } = usePostWords();
  const reading = useRef(false);
  const read = (text: string) => {
    if (reading.current) return;
    reading.current = true;
    void import('../checkpoint/scan/read-code')
      .then(({ readCode }) => readCode(text, device, null))
      .then(take)
      .finally(() => {
        reading.current = false;
      });
  };
  const take = (found: Read) => {
    if (found.is === 'person') go({ at: 'asking', person: found.person });
    else if (found.is === 'trouble') go({ at: 'trouble', read: found });
    else if (found.is === 'place') go({ at: 'find', carried: { ...NO_CODE, venue: found.venue } });
    else go({ at: 'find', carried: { ...NO_CODE, document: found.document } });
  };
  return (
    <Page
      kind="work"
      title={checkpoint.scan.title}
      hideTitle
      header={header}
      footer={
        <div class="keys keys-2">
          <Key onPress={() => go({ at: 'roll' })}>{checkpoint.ask.back}</Key>
          <Key onPress={() => go({ at: 'find', carried: NO_CODE })}>{village.byHand}</Key>
        </div>
      }
    >
      <Finder openDecoder={openDecoder} onText={read}>
        <p aria-hidden="true">{checkpoint.scan.title}</p>
      </Finder>
    </Page>
  );
}

type VillageTroubleProps = {
  device: Device;
  header: ComponentChildren;
  zoneMinutes: number;
  read: Extract<Read, { is: 'trouble' }>;
  go: (to: Where) => void;
};

/** A code that leads no further, at a village post: who it names is registered all the same, with what it was. */
export function VillageTrouble({ device, header, zoneMinutes, read, go }: VillageTroubleProps) {
  const { trouble, declared } = read;
  const { pulledAt } = device.known.value();
  const seen = passSeenOf(trouble, pulledAt === null ? null : device.now() - pulledAt);
  const person = personIn(trouble, seen, declared);
  return (
    <TroubleScreen
      {...{ header, trouble, person, zoneMinutes }}
      onRescan={() => go({ at: 'scan' })}
      onCompare={() => {
        if (person !== null) go({ at: 'asking', person });
      }}
      onByHand={() =>
        go({ at: 'find', carried: trouble.code === 'used-here' ? NO_CODE : { pass: seen, venue: null } })
      }
    />
  );
}
