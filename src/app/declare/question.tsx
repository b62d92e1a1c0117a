import type { JSX } from 'preact';
import type { DeclareWords } from '../words/declare';
import type { Draft } from './draft';
import { Health, Naat } from './questions/health';
import { Person } from './questions/person';
import { Places, Together } from './questions/places';
import { Plate, Vehicle } from './questions/vehicle';
import { Destination, Entry, Origin, Stops } from './questions/way';
import { When } from './questions/when';
import { Size, Who } from './questions/who';
import type { Step } from './steps';

/** The one question of a step. */
export function Question({ step }: { step: Step }): JSX.Element | null {
  switch (step.ask) {
    case 'who':
      return <Who />;
    case 'size':
      return <Size />;
    case 'vehicle':
      return <Vehicle />;
    case 'plate':
      return <Plate />;
    case 'origin':
      return <Origin />;
    case 'stops':
      return <Stops />;
    case 'when':
      return <When />;
    case 'destination':
      return <Destination />;
    case 'entry':
      return <Entry />;
    case 'person':
      return <Person index={step.index} />;
    case 'together':
      return <Together index={step.index} />;
    case 'places':
      return <Places index={step.index} />;
    case 'health':
      return <Health index={step.index} />;
    case 'naat':
      return <Naat index={step.index} />;
    case 'check':
      return null;
  }
}

/** What a step asks, as the heading of its page. */
export function questionTitle(
  step: Step,
  draft: Draft,
  about: { words: DeclareWords; county: string },
): string {
  const { words, county } = about;
  switch (step.ask) {
    case 'destination':
      return words.destination.title(county);
    case 'person':
      return step.index === 0 && draft.filledBy === 'self'
        ? words.person.titleSelf
        : words.person.title(step.index + 1);
    default:
      return words[step.ask].title;
  }
}
