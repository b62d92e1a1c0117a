import type { Decision } from '#domain/policy/verdict';
import { Page } from '../../ui/page';
import { SignShape } from '../../ui/sign-shape';
import { usePostWords } from '../../words/checkpoint';
import { Key } from '../frame/key';

type ActScreenProps = {
  decision: Decision;
  name: string;
  busy: boolean;
  onDone: () => void;
  onBack: () => void;
};

/** What the worker does for a decision other than release, before it is recorded: one more tap that names it. */
export function ActScreen({ decision, name, busy, onDone, onBack }: ActScreenProps) {
  const { checkpoint } = usePostWords();
  const words = checkpoint.sign;
  return (
    <Page
      kind="work"
      above={<bdi>{name}</bdi>}
      title={words.confirmTitle[decision]}
      footer={
        <div class="keys keys-1">
          <Key usual="usual" onPress={onDone}>
            {busy ? words.saving : words.confirm[decision]}
          </Key>
          <Key onPress={onBack}>{checkpoint.ask.back}</Key>
        </div>
      }
    >
      <div class={`sign ${decision} small act-sign`}>
        <SignShape kind={decision} />
      </div>
      <ol class="todo">
        {words.todo[decision].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </Page>
  );
}
