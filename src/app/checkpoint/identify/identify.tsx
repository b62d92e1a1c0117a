import type { ComponentChildren } from 'preact';
import type { Device } from '#device/device';
import type { County } from '#domain/county/county';
import { dayOf } from '#domain/day';
import { usePostWords } from '../../words/checkpoint';
import type { PlaceNaming } from '../questions/place-naming';
import { meet } from '../work/moves';
import { type Person, personFound, personTyped } from '../work/person';
import type { Working } from '../work/use-work';
import type { Where } from '../work/where';
import { ByHand } from './by-hand';
import { FindScreen } from './find-screen';

type IdentifyProps = {
  device: Device;
  working: Working;
  where: Extract<Where, { at: 'find' | 'by-hand' }>;
  header: ComponentChildren;
  places: PlaceNaming;
  county: County | null;
};

/** Somebody without a good code: found on the list of who is expected, or typed. */
export function Identify({ device, working, where, header, places, county }: IdentifyProps) {
  const { checkpoint } = usePostWords();
  const { carried } = where;
  const here = (person: Person) => working.change((work) => meet(work, person));
  const go = (to: Where) => working.change((before) => ({ ...before, where: to }));
  if (where.at === 'by-hand')
    return (
      <ByHand
        {...{ header, places }}
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
        carried.venue !== null
          ? checkpoint.find.carried
          : carried.pass.state !== 'none'
            ? checkpoint.find.carriedPass
            : null
      }
      onFound={(found) => here(personFound(found, carried))}
      onByHand={() => go({ at: 'by-hand', carried })}
      onBack={() => go({ at: 'scan' })}
    />
  );
}
