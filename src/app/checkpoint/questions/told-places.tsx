import { useState } from 'preact/hooks';
import type { Place } from '#domain/area/place';
import { addDays, type Day } from '#domain/day';
import type { Stay } from '#domain/policy/facts';
import { usePostWords } from '../../words/checkpoint';
import { Key } from '../frame/key';
import { type Frame, QuestionPage } from '../frame/question-page';
import type { PlaceNaming } from './place-naming';
import { PlacesQuestion } from './places-question';

type ToldPlacesProps = {
  frame: Frame;
  origin: Place | null;
  places: PlaceNaming;
  today: Day;
  lookBackDays: number;
  onAnswer: (stays: Stay[]) => void;
};

/** Where somebody was in the last days, told at the post: each place counts for all of them, as nobody says when. */
export function ToldPlaces({ frame, origin, places, today, lookBackDays, onAnswer }: ToldPlacesProps) {
  const { checkpoint } = usePostWords();
  const words = checkpoint.told;
  const [asking, setAsking] = useState<'where' | 'more'>('where');
  const tell = (told: readonly Place[]) =>
    onAnswer([...new Set(told)].map((place) => ({ place, from: addDays(today, -lookBackDays), to: today })));
  const from = origin === null ? [] : [origin];
  if (asking === 'more' || origin === null)
    return (
      <PlacesQuestion
        frame={origin === null ? frame : { ...frame, onBack: () => setAsking('where') }}
        title={origin === null ? words.placesTitle(lookBackDays) : words.moreTitle}
        places={places}
        onPlaces={(more) => tell([...from, ...more])}
      />
    );
  return (
    <QuestionPage
      frame={frame}
      title={words.placesTitle(lookBackDays)}
      known={<p>{words.placesHint}</p>}
      columns={1}
      answers={
        <>
          <Key onPress={() => tell(from)}>{words.only(places.short(origin))}</Key>
          <Key onPress={() => setAsking('more')}>{words.more}</Key>
        </>
      }
    />
  );
}
