import { Key } from '../../checkpoint/frame/key';
import { Page } from '../../ui/page';
import { Sign } from '../../ui/sign';
import { useWords } from '../../words/base';
import { useFollowUpWords } from '../../words/follow-up';

type UnwellProps = {
  name: string;
  helpline: string | null;
  todo: readonly string[];
  /** There is somebody else to see. */
  more: boolean;
  onNext: () => void;
};

/** Somebody under a measure is unwell: what is done now, before the next door. */
export function UnwellScreen({ name, helpline, todo, more, onNext }: UnwellProps) {
  const words = useFollowUpWords();
  const { terms } = useWords();
  return (
    <Page
      kind="work"
      title={words.unwellTitle}
      hideTitle
      footer={
        <div class="keys keys-1">
          <Key usual="usual" onPress={onNext}>
            {more ? words.next : words.toList}
          </Key>
        </div>
      }
    >
      <Sign kind="fever-clinic" word={terms.decision['fever-clinic']} name={name} />
      <ul class="todo">
        {todo.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {helpline === null ? null : (
        <p>
          <a class="key-plain" href={`tel:${helpline}`}>
            {words.callCounty(helpline)}
          </a>
        </p>
      )}
    </Page>
  );
}
