import { useState } from 'preact/hooks';
import type { HealthAnswer } from '#domain/check/check';
import { usePostWords } from '../../words/checkpoint';
import { Beside, type Certified } from '../evidence/kept-evidence';
import { Key } from '../frame/key';
import { type Frame, QuestionPage } from '../frame/question-page';
import { WhyQuestion } from './why-question';

type HealthQuestionProps = {
  frame: Frame;
  now: () => number;
  /** Absent where no certificates are scanned. */
  certified?: Certified;
  onAnswer: (answer: HealthAnswer) => void;
};
type Colour = Extract<HealthAnswer, { answer: 'seen' }>['colour'];

/** Step 2: the colour of the health code, and whether its clock ticks. */
export function HealthQuestion({ frame, now, certified, onAnswer }: HealthQuestionProps) {
  const { checkpoint } = usePostWords();
  const words = checkpoint.health;
  const [asking, setAsking] = useState<'colour' | 'yellow' | 'red' | 'why'>('colour');
  const seen = (code: { colour: Colour; ticking: boolean }) =>
    onAnswer({ answer: 'seen', at: now(), ...code });
  const back = { ...frame, onBack: () => setAsking('colour') };
  if (asking === 'why')
    return (
      <WhyQuestion
        frame={back}
        reasons={words.whyNot}
        order={['no-phone', 'battery', 'no-signal', 'no-code', 'other']}
        onAnswer={(why) => onAnswer({ answer: 'not-shown', at: now(), why })}
      />
    );
  if (asking !== 'colour')
    return (
      <QuestionPage
        frame={back}
        title={words.tickingTitle}
        known={<p>{words[asking]}</p>}
        columns={1}
        answers={
          <>
            <Key onPress={() => seen({ colour: asking, ticking: true })}>{words.ticking}</Key>
            <Key onPress={() => seen({ colour: asking, ticking: false })}>{words.still}</Key>
          </>
        }
      />
    );
  return (
    <QuestionPage
      frame={frame}
      title={words.title}
      known={certified === undefined ? undefined : <Beside {...certified} now={now()} />}
      answers={
        <>
          <Key wide="wide" onPress={() => seen({ colour: 'green', ticking: true })}>
            {words.greenTicking}
          </Key>
          <Key wide="wide" onPress={() => seen({ colour: 'green', ticking: false })}>
            {words.greenStill}
          </Key>
          <Key onPress={() => setAsking('yellow')}>{words.yellow}</Key>
          <Key onPress={() => setAsking('red')}>{words.red}</Key>
          <Key onPress={() => setAsking('why')}>{words.notShown}</Key>
          <Key onPress={() => onAnswer({ answer: 'refused', at: now() })}>{checkpoint.ask.refused}</Key>
        </>
      }
    />
  );
}
