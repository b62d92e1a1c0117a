import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { TemperatureAnswer } from '#domain/check/check';
import { usePostWords } from '../../words/checkpoint';
import { Key } from '../frame/key';
import { type Frame, QuestionPage } from '../frame/question-page';
import { Keypad } from './keypad';
import { WhyQuestion } from './why-question';

type TemperatureQuestionProps = {
  frame: Frame;
  now: () => number;
  /** What is known already, between the question and the answers. */
  known?: ComponentChildren;
  onAnswer: (answer: TemperatureAnswer) => void;
};

/** 35.8 to 37.4: what nearly everybody has, the fever threshold included. In tenths. */
const USUAL: readonly number[] = Array.from({ length: 17 }, (_, index) => 358 + index);

/** The temperature: one tap for the usual ones, a keypad for the others. */
export function TemperatureQuestion({ frame, now, known, onAnswer }: TemperatureQuestionProps) {
  const { checkpoint } = usePostWords();
  const words = checkpoint.temperature;
  const [asking, setAsking] = useState<'usual' | 'other' | 'why'>('usual');
  const taken = (tenths: number) => onAnswer({ answer: 'taken', at: now(), tenths });
  const back = { ...frame, onBack: () => setAsking('usual') };
  if (asking === 'other') return <Keypad frame={back} onTenths={taken} />;
  if (asking === 'why')
    return (
      <WhyQuestion
        frame={back}
        reasons={words.whyNot}
        order={['no-thermometer', 'cold', 'other']}
        onAnswer={(why) => onAnswer({ answer: 'not-taken', at: now(), why })}
      />
    );
  return (
    <QuestionPage
      frame={frame}
      title={words.title}
      {...(known === undefined ? {} : { known })}
      columns={4}
      answers={
        <>
          {USUAL.map((tenths) => (
            <Key key={tenths} onPress={() => taken(tenths)}>
              {(tenths / 10).toFixed(1)}
            </Key>
          ))}
          <Key onPress={() => setAsking('other')}>
            <span class="key-word">{words.other}</span>
          </Key>
          <Key onPress={() => setAsking('why')}>
            <span class="key-word">{words.notTaken}</span>
          </Key>
          <Key onPress={() => onAnswer({ answer: 'refused', at: now() })}>
            <span class="key-word">{checkpoint.ask.refused}</span>
          </Key>
        </>
      }
    />
  );
}
