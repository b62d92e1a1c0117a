import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { usePlacesWords } from '../words';
import type { Changes } from './draft';
import { useFaultText } from './fault-text';

type DraftBarProps = { changes: Changes; next: number; onPublish: () => void };

/** What the draft changes, why it cannot be published yet, and the way to publish it. Nothing while nothing is changed. */
export function DraftBar({ changes, next, onPublish }: DraftBarProps) {
  const { policy: words, policyEdit } = usePlacesWords();
  const faultText = useFaultText();
  if (changes.count === 0) return null;
  return (
    <div class="draft waiting">
      <p class="strong" role="status">
        {words.draft(changes.count)}
      </p>
      {changes.faults.length === 0 ? (
        <div class="row">
          <Button onPress={onPublish}>{words.publish(next)}</Button>
        </div>
      ) : (
        <div class="draft-faults" role="alert">
          <p class="row strong">
            <Icon name="look" />
            {policyEdit.faultsTitle}
          </p>
          <ul>
            {changes.faults.map((fault) => (
              <li key={JSON.stringify(fault)}>{faultText(fault)}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
