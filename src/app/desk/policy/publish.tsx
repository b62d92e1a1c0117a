import { useState } from 'preact/hooks';
import type { PolicyAnswer, Published } from '#domain/desk/policy-desk';
import { usePlacesWords } from '../words';
import { ChangeList } from './change-list';
import { changesOf, type Draft, wantedOf } from './draft';
import { PreviewDialog } from './preview-dialog';

type PublishProps = {
  policy: PolicyAnswer;
  draft: Draft;
  onPublished: (policy: Published) => void;
  /** A second person was asked to publish it. */
  onLeft: () => void;
  /** Somebody else published in the meantime. */
  onOvertaken: () => void;
  onClose: () => void;
};

/** Says what the draft changes and whom, and publishes it under the next number. */
export function Publish({ draft, onPublished, onLeft, onOvertaken, onClose, ...props }: PublishProps) {
  const { policy: words } = usePlacesWords();
  // What was read out is what is published: a policy that comes in meanwhile is a conflict, not a new basis.
  const [policy] = useState(props.policy);
  const [of] = useState({ wanted: wantedOf(policy, draft) });
  return (
    <PreviewDialog
      title={words.publishTitle(policy.number + 1)}
      {...{ of, onPublished, onLeft, onOvertaken, onClose }}
    >
      <ChangeList policy={policy} draft={draft} changes={changesOf(policy, draft)} />
    </PreviewDialog>
  );
}
