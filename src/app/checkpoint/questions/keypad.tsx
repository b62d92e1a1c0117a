import { useState } from 'preact/hooks';
import { parseTemperature, type TemperatureFault } from '#domain/document/temperature';
import { FieldError } from '../../ui/field-error';
import { usePostWords } from '../../words/checkpoint';
import { Key } from '../frame/key';
import { type Frame, QuestionPage } from '../frame/question-page';

/** A temperature typed on keys of our own: the system's keyboard is too small for gloves. */
export function Keypad({ frame, onTenths }: { frame: Frame; onTenths: (tenths: number) => void }) {
  const { checkpoint } = usePostWords();
  const words = checkpoint.temperature;
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<TemperatureFault | null>(null);
  const type = (character: string) => {
    setFault(null);
    setTyped((before) => (before.length < 4 ? before + character : before));
  };
  const finish = () => {
    const tenths = parseTemperature(typed);
    if (tenths.ok) onTenths(tenths.value);
    else setFault(tenths.fault);
  };
  return (
    <QuestionPage
      frame={frame}
      title={words.typeTitle}
      columns={4}
      known={
        <>
          <output class="keypad-typed">{typed === '' ? '–' : typed} ℃</output>
          <FieldError id="keypad-error" text={fault === null ? null : words.fault[fault]} />
        </>
      }
      answers={
        <>
          {['1', '2', '3'].map((digit) => (
            <Key key={digit} onPress={() => type(digit)}>
              {digit}
            </Key>
          ))}
          <Key label={words.erase} onPress={() => setTyped((before) => before.slice(0, -1))}>
            ⌫
          </Key>
          {['4', '5', '6', '0', '7', '8', '9'].map((digit) => (
            <Key key={digit} onPress={() => type(digit)}>
              {digit}
            </Key>
          ))}
          <Key label={words.point} onPress={() => type('.')}>
            .
          </Key>
          <Key usual="usual" wide="wide" onPress={finish}>
            {words.enter}
          </Key>
        </>
      }
    />
  );
}
