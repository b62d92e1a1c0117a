import type { PassSeen } from '#domain/check/check';
import { Banner } from '../../ui/banner';
import { useWords } from '../../words/base';
import { usePostWords } from '../../words/checkpoint';
import { Key } from '../frame/key';
import { spanText } from '../scan/trouble-words';
import type { Person } from '../work/person';

/** What else can be said of the document than that it matches. */
export type OtherAnswers = {
  onDiffers: () => void;
  onRefused: () => void;
  /** It was not compared, and why is asked next. A paper pass is nothing without the document: there is none with them. */
  without: { label: string; onPress: () => void };
};

/** The answers other than "it matches". */
export function OtherKeys({ onDiffers, onRefused, without }: OtherAnswers) {
  const { checkpoint } = usePostWords();
  return (
    <>
      <Key onPress={onDiffers}>{checkpoint.document.differ}</Key>
      <Key onPress={without.onPress}>{without.label}</Key>
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
      <p class="quiet">
        {checkpoint.document.pass[person.pass.state]}
        {person.issuer === undefined ? '' : ` · ${checkpoint.document.issuedBy(person.issuer)}`}
      </p>
      <Doubts pass={person.pass} />
      {person.pass.state === 'live' ? <p class="quiet small relay">{checkpoint.document.relay}</p> : null}
    </>
  );
}

/** A clock that is off by more is named: the code is genuine all the same (PASS.md, fresh to 45 s). */
const CLOCK_OFF = 45;

/** What the challenge brought to light: the traveller's clock, or that nothing answered. */
function Doubts({ pass }: { pass: PassSeen }) {
  const { checkpoint, troubles } = usePostWords();
  const words = checkpoint.document;
  const { challenged, ageSeconds = 0 } = pass;
  if (challenged === false) return <Banner kind="look">{words.unanswered}</Banner>;
  if (challenged !== true || Math.abs(ageSeconds) <= CLOCK_OFF) return null;
  const span = spanText(ageSeconds, troubles);
  return <Banner kind="look">{(ageSeconds > 0 ? words.behind : words.ahead)(span)}</Banner>;
}
