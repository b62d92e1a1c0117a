import { useWords } from '../../words/base';
import { usePostWords } from '../../words/checkpoint';
import { Key } from '../frame/key';
import type { Person } from '../work/person';

/** What else can be said of the document than that it matches. */
export type OtherAnswers = { onDiffers: () => void; onNotCompared: () => void; onRefused: () => void };

/** The answers other than "it matches". */
export function OtherKeys({ onDiffers, onNotCompared, onRefused }: OtherAnswers) {
  const { checkpoint } = usePostWords();
  return (
    <>
      <Key onPress={onDiffers}>{checkpoint.document.differ}</Key>
      <Key onPress={onNotCompared}>{checkpoint.document.notCompared}</Key>
      <Key wide="wide" onPress={onRefused}>
        {checkpoint.ask.refused}
      </Key>
    </>
  );
}

/** Name, kind of document and its end, unmasked: they are compared with what is in hand. */
export function NamedByCode({ person }: { person: Person }) {
  const { checkpoint } = usePostWords();
  const { terms } = useWords();
  const { last, type } = person.document;
  return (
    <>
      <p class="compare-name">
        <bdi>{person.name}</bdi>
      </p>
      <p class="compare-document">
        {terms.document[type]}{' '}
        <strong>{last === null ? checkpoint.document.noLast : checkpoint.document.last(last)}</strong>
      </p>
      <p class="quiet">{checkpoint.document.pass[person.pass.state]}</p>
      {person.pass.state === 'live' ? <p class="quiet small relay">{checkpoint.document.relay}</p> : null}
    </>
  );
}
