import type { Check } from '#domain/check/check';
import { Page } from '../../ui/page';
import { usePostWords } from '../../words/checkpoint';
import { Key } from '../frame/key';

type Test = Check['onSpot'][number];

type SpotScreenProps = {
  name: string;
  now: () => number;
  onTested: (test: Test) => void;
  /** No result yet: it is recorded as waiting for one. */
  onLater: () => void;
  onBack: () => void;
};

/** The result of a test made at the post. A negative one makes a release of it. */
export function SpotScreen({ name, now, onTested, onLater, onBack }: SpotScreenProps) {
  const { checkpoint } = usePostWords();
  const words = checkpoint.sign;
  const tested = (method: Test['method'], result: Test['result']) => onTested({ method, result, at: now() });
  return (
    <Page
      kind="work"
      above={<bdi>{name}</bdi>}
      title={words.spotTitle}
      footer={
        <div class="keys keys-2">
          <Key onPress={() => tested('antigen', 'negative')}>{words.spotNegative}</Key>
          <Key onPress={() => tested('antigen', 'positive')}>{words.spotPositive}</Key>
          <Key onPress={() => tested('naat', 'negative')}>{words.spotNaatNegative}</Key>
          <Key onPress={() => tested('naat', 'positive')}>{words.spotNaatPositive}</Key>
          <Key wide="wide" onPress={onLater}>
            {words.spotLater}
          </Key>
          <Key wide="wide" onPress={onBack}>
            {checkpoint.ask.back}
          </Key>
        </div>
      }
    >
      <ol class="todo">
        {words.todo['test-on-spot'].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <p class="quiet">{words.spotLaterHint}</p>
    </Page>
  );
}
