import type { JSX } from 'preact';
import { Health, Naat } from './questions/health';
import { Person } from './questions/person';
import { Places, Together } from './questions/places';
import { Destination, Entry, Origin, Stops } from './questions/way';
import { When } from './questions/when';
import type { Step } from './steps';

/** The one question of a step after the vehicle's: with lists of places, days and documents, which the first do without. */
export function FurtherQuestion({ step }: { step: Step }): JSX.Element | null {
  switch (step.ask) {
    case 'who':
    case 'size':
    case 'vehicle':
    case 'plate':
    case 'check':
      return null;
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
  }
}
