import { useState } from 'preact/hooks';
import type { Place } from '#domain/area/place';
import type { ItineraryAnswer } from '#domain/check/check';
import { usePostWords } from '../../words/checkpoint';
import { Key } from '../frame/key';
import { type Frame, QuestionPage } from '../frame/question-page';
import type { PlaceNaming } from './place-naming';
import { PlacesQuestion } from './places-question';
import { WhyQuestion } from './why-question';

type ItineraryQuestionProps = {
  frame: Frame;
  /** The places that code or declaration name already. */
  known: readonly Place[];
  /** Where they are known from. */
  from: 'declaration' | 'origin';
  places: PlaceNaming;
  now: () => number;
  onAnswer: (answer: ItineraryAnswer) => void;
};

/** More than this is summed up, so that the answers stay where the thumb is. */
const NAMED = 4;

/** Step 4: whether the travel record's arrow moves, and which places it lists. */
export function ItineraryQuestion({ frame, known, from, places, now, onAnswer }: ItineraryQuestionProps) {
  const { checkpoint } = usePostWords();
  const words = checkpoint.itinerary;
  const [asking, setAsking] = useState<'arrow' | 'places' | 'why'>('arrow');
  const seen = (arrow: 'moving' | 'still', listed: readonly Place[]) =>
    onAnswer({ answer: 'seen', at: now(), arrow, places: [...new Set(listed)] });
  const back = { ...frame, onBack: () => setAsking('arrow') };
  if (asking === 'places')
    return (
      <PlacesQuestion
        frame={back}
        title={words.placesTitle}
        places={places}
        onPlaces={(more) => seen('moving', [...known, ...more])}
      />
    );
  if (asking === 'why')
    return (
      <WhyQuestion
        frame={back}
        reasons={words.whyNot}
        order={['no-phone', 'battery', 'no-signal', 'other']}
        onAnswer={(why) => onAnswer({ answer: 'not-shown', at: now(), why })}
      />
    );
  return (
    <QuestionPage
      frame={frame}
      title={words.title}
      known={
        known.length === 0 ? undefined : (
          <p>
            {(from === 'declaration' ? words.known : words.onPass)(
              known.slice(0, NAMED).map(places.short).join(checkpoint.comma),
            )}
            {known.length > NAMED ? ` +${known.length - NAMED}` : ''}
          </p>
        )
      }
      answers={
        <>
          <Key wide="wide" onPress={() => seen('moving', known)}>
            {words.movingKnown}
          </Key>
          <Key wide="wide" onPress={() => setAsking('places')}>
            {words.movingMore}
          </Key>
          <Key wide="wide" onPress={() => seen('still', [])}>
            {words.still}
          </Key>
          <Key onPress={() => setAsking('why')}>{words.notShown}</Key>
          <Key onPress={() => onAnswer({ answer: 'refused', at: now() })}>{checkpoint.ask.refused}</Key>
        </>
      }
    />
  );
}
