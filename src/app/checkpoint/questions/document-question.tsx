import { useState } from 'preact/hooks';
import type { ScanAnswer } from '#domain/check/check';
import { useWords } from '../../words/base';
import { usePostWords } from '../../words/checkpoint';
import { Key } from '../frame/key';
import { type Frame, QuestionPage } from '../frame/question-page';
import type { Person } from '../work/person';
import { PaperQuestion } from './paper-question';
import { WhyQuestion } from './why-question';

type DocumentQuestionProps = {
  frame: Frame;
  person: Person;
  now: () => number;
  onAnswer: (answer: ScanAnswer) => void;
  /** The document is another person's: the code is not theirs. */
  onDiffers: () => void;
};

type DocumentLook = Extract<ScanAnswer, { answer: 'done' }>['document'];

/** Step 1: the code was scanned; is it this person's, by the document in hand? */
export function DocumentQuestion(props: DocumentQuestionProps) {
  const { frame, person, now, onAnswer } = props;
  const { checkpoint } = usePostWords();
  const [asking, setAsking] = useState<'match' | 'why'>('match');
  const done = (document: DocumentLook) =>
    onAnswer({ answer: 'done', at: now(), pass: person.pass, document });
  if (asking === 'why')
    return (
      <WhyQuestion
        frame={{ ...frame, onBack: () => setAsking('match') }}
        reasons={checkpoint.document.whyNot}
        order={['no-document', 'refused', 'child', 'unreadable', 'other']}
        onAnswer={(why) => done({ compared: false, why })}
      />
    );
  const others = {
    frame,
    person,
    onDiffers: props.onDiffers,
    onNotCompared: () => setAsking('why'),
    onRefused: () => onAnswer({ answer: 'refused', at: now() }),
  };
  return person.pass.state === 'paper' && person.document.last !== null ? (
    <PaperQuestion
      {...others}
      last={person.document.last}
      onTyped={() => done({ compared: true, how: 'typed' })}
    />
  ) : (
    <LookQuestion
      {...others}
      onMatch={() => done({ compared: true, how: person.via === 'by-hand' ? 'typed' : 'looked' })}
    />
  );
}

type OtherAnswers = {
  frame: Frame;
  person: Person;
  onDiffers: () => void;
  onNotCompared: () => void;
  onRefused: () => void;
};

function LookQuestion({ frame, person, onMatch, ...others }: OtherAnswers & { onMatch: () => void }) {
  const { checkpoint } = usePostWords();
  return (
    <QuestionPage
      frame={frame}
      title={checkpoint.document.title}
      known={<NamedByCode person={person} />}
      answers={
        <>
          <Key wide="wide" onPress={onMatch}>
            {checkpoint.document.match}
          </Key>
          <OtherKeys {...others} />
        </>
      }
    />
  );
}

/** The answers other than "it matches". */
export function OtherKeys({ onDiffers, onNotCompared, onRefused }: Omit<OtherAnswers, 'frame' | 'person'>) {
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
