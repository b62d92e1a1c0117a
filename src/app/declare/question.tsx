import type { JSX } from 'preact';
import { type Later, Missing } from '../later';
import type { DeclareWords } from '../words/declare';
import type { Draft } from './draft';
import type * as furtherQuestion from './further-question';
import { Plate, Vehicle } from './questions/vehicle';
import { Size, Who } from './questions/who';
import type { Step } from './steps';

/** The questions that come right after the first paint. */
export type Further = Later<typeof furtherQuestion>;

/** The one question of a step. */
export function Question({ step, further }: { step: Step; further: Further }): JSX.Element | null {
  switch (step.ask) {
    case 'who':
      return <Who />;
    case 'size':
      return <Size />;
    case 'vehicle':
      return <Vehicle />;
    case 'plate':
      return <Plate />;
    case 'check':
      return null;
    default:
      return typeof further === 'string' ? (
        <Missing why={further} />
      ) : (
        <further.FurtherQuestion step={step} />
      );
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
