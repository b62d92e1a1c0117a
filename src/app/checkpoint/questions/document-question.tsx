import { useState } from 'preact/hooks';
import type { ScanAnswer } from '#domain/check/check';
import { usePostWords } from '../../words/checkpoint';
import { Key } from '../frame/key';
import { type Frame, QuestionPage } from '../frame/question-page';
import type { Person } from '../work/person';
import { NamedByCode, type OtherAnswers, OtherKeys } from './document-answers';
import { PaperQuestion } from './paper-question';
import { WhyQuestion } from './why-question';

type DocumentQuestionProps = {
  frame: Frame;
  person: Person;
  now: () => number;
  onAnswer: (answer: ScanAnswer) => void;
  /** The document is another person's: the code is not theirs. */
  onDiffers: () => void;
  /** A paper pass without the document that must be compared with it: whoever shows it is looked for by hand. */
  onNoDocument: () => void;
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
    onRefused: () => onAnswer({ answer: 'refused', at: now() }),
  };
  return person.pass.state === 'paper' && person.document.last !== null ? (
    <PaperQuestion
      {...others}
      without={{ label: checkpoint.document.noDocument, onPress: props.onNoDocument }}
      last={person.document.last}
      onTyped={() => done({ compared: true, how: 'typed' })}
    />
  ) : (
    <LookQuestion
      {...others}
      without={{ label: checkpoint.document.notCompared, onPress: () => setAsking('why') }}
      onMatch={() => done({ compared: true, how: person.via === 'by-hand' ? 'typed' : 'looked' })}
    />
  );
}

type LookProps = OtherAnswers & { frame: Frame; person: Person; onMatch: () => void };

function LookQuestion({ frame, person, onMatch, ...others }: LookProps) {
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
