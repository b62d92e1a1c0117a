import { useState } from 'preact/hooks';
import type { ScanAnswer } from '#domain/check/check';
import { dayOf } from '#domain/day';
import { readDocument } from '#domain/document/read-document';
import { last4 } from '#domain/document/show';
import { Banner } from '../../ui/banner';
import { usePostWords } from '../../words/checkpoint';
import { Key } from '../frame/key';
import { type Frame, QuestionPage } from '../frame/question-page';
import { useHardwareScanner } from '../scan/use-hardware-scanner';
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
      now={now}
      without={{ label: checkpoint.document.notCompared, onPress: () => setAsking('why') }}
      onMatch={(how) => done({ compared: true, how: person.via === 'by-hand' ? 'typed' : how })}
    />
  );
}

type LookProps = OtherAnswers & {
  frame: Frame;
  person: Person;
  now: () => number;
  onMatch: (how: 'looked' | 'typed') => void;
};

function LookQuestion({ frame, person, now, onMatch, ...others }: LookProps) {
  const { checkpoint } = usePostWords();
  const [read, setRead] = useState<{ last: string; same: boolean } | null>(null);
  // A card reader says whether the numbers are the same. Whose face it is, only the worker sees.
  useHardwareScanner((text) => {
    const document = readDocument(text, dayOf(now()))?.document;
    if (document === undefined || person.document.last === null) return;
    setRead({ last: last4(document), same: document.number.endsWith(person.document.last) });
  });
  return (
    <QuestionPage
      frame={frame}
      title={checkpoint.document.title}
      known={
        <>
          <NamedByCode person={person} />
          {read === null ? null : (
            <Banner kind={read.same ? 'plain' : 'look'}>
              {(read.same ? checkpoint.document.readSame : checkpoint.document.readOther)(read.last)}
            </Banner>
          )}
        </>
      }
      answers={
        <>
          <Key wide="wide" onPress={() => onMatch(read?.same === true ? 'typed' : 'looked')}>
            {checkpoint.document.match}
          </Key>
          <OtherKeys {...others} />
        </>
      }
    />
  );
}
