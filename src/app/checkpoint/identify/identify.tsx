import type { ComponentChildren } from 'preact';
import type { Device } from '#device/device';
import type { County, Venue } from '#domain/county/county';
import { dayOf } from '#domain/day';
import { usePostWords } from '../../words/checkpoint';
import type { Books } from '../../words/library';
import type { PlaceNaming } from '../questions/place-naming';
import { useHardwareScanner } from '../scan/use-hardware-scanner';
import { useReading } from '../scan/use-reading';
import { meet } from '../work/moves';
import { type Carried, type Person, personFound, personTyped, withDocument } from '../work/person';
import type { Session } from '../work/use-session';
import type { Working } from '../work/use-work';
import type { Where } from '../work/where';
import { ByHand } from './by-hand';
import { FindScreen } from './find-screen';

type IdentifyProps = {
  device: Device;
  working: Working;
  session: Session;
  where: Extract<Where, { at: 'find' | 'by-hand' }>;
  header: ComponentChildren;
  places: PlaceNaming;
  county: County | null;
};

/** Somebody without a good code: found on the list of who is expected, or typed. */
export function Identify({ device, working, session, where, header, places, county }: IdentifyProps) {
  const { checkpoint } = usePostWords();
  const { carried } = where;
  const refused = useHardwareScanner(useReading(device, working, session));
  const here = (person: Person) => working.change((work) => meet(work, person));
  const go = (to: Where) => working.change((before) => ({ ...before, where: to }));
  if (where.at === 'by-hand')
    return (
      <ByHand
        {...{ header, places }}
        document={carried.document ?? null}
        county={county?.area ?? ''}
        today={dayOf(device.now())}
        onTyped={(typed) => here(personTyped(typed, carried))}
        onBack={() => go({ at: 'find', carried })}
      />
    );
  return (
    <FindScreen
      {...{ device, header, places }}
      note={
        refused === null
          ? noteOf(carried, device.known.value().venues, checkpoint.find)
          : checkpoint.scan.wedge[refused]
      }
      document={carried.document ?? null}
      onFound={(found) => here(personFound(found, carried))}
      onByHand={(document) => go({ at: 'by-hand', carried: withDocument(carried, document) })}
      onBack={() => go({ at: 'scan' })}
    />
  );
}

/** Why somebody is looked for, where a code was scanned before. */
function noteOf(
  { pass, venue }: Carried,
  venues: ReadonlyMap<string, Venue>,
  words: Books['post']['checkpoint']['find'],
): string | null {
  if (pass.state === 'borrowed') return words.borrowed;
  if (venue === null) return pass.state === 'none' ? null : words.carriedPass;
  const name = venues.get(venue)?.name;
  return name === undefined ? words.carried : words.venue(name);
}
