import { useState } from 'preact/hooks';
import type { PolicyAnswer, Published } from '#domain/desk/policy-desk';
import { useFormat } from '../../words/format';
import { usePlaceNames } from '../place-names';
import { usePlacesWords } from '../words';
import { type AreaEdit, applyEdits, areaKey, editKey } from './edits';
import { kindOf } from './kind';
import { PreviewDialog } from './preview-dialog';

type PublishProps = {
  policy: PolicyAnswer;
  edits: readonly AreaEdit[];
  onPublished: (policy: Published) => void;
  /** A second person was asked to publish it. */
  onLeft: () => void;
  /** Somebody else published in the meantime. */
  onOvertaken: () => void;
  onClose: () => void;
};

/** Says what the draft changes and whom, and publishes it under the next number. */
export function Publish({ edits, onPublished, onLeft, onOvertaken, onClose, ...props }: PublishProps) {
  const { policy: words } = usePlacesWords();
  // What was read out is what is published: a policy that comes in meanwhile is a conflict, not a new basis.
  const [policy] = useState(props.policy);
  const [of] = useState({
    wanted: { basedOn: policy.number, riskAreas: applyEdits(policy.riskAreas, edits) },
  });
  return (
    <PreviewDialog
      title={words.publishTitle(policy.number + 1)}
      {...{ of, onPublished, onLeft, onOvertaken, onClose }}
    >
      <ul class="changes">
        {edits.map((edit) => (
          <li key={editKey(edit)}>
            <Change edit={edit} policy={policy} />
          </li>
        ))}
      </ul>
    </PreviewDialog>
  );
}

function Change({ edit, policy }: { edit: AreaEdit; policy: PolicyAnswer }) {
  const { policy: words, policyEdit } = usePlacesWords();
  const { full } = usePlaceNames();
  const format = useFormat();
  const area = edit.kind === 'add' ? edit.area : policy.riskAreas.find((one) => areaKey(one) === edit.key);
  if (area === undefined) return null;
  const what = {
    add: words.added,
    end: edit.kind === 'end' ? words.ended(format.day(edit.until)) : '',
    reopen: words.reopened,
    remove: words.removed,
  }[edit.kind];
  return (
    <>
      <b>{what}</b> {full(area.place)} · {policyEdit.kind[kindOf(area)]} · {words.since}{' '}
      {format.day(area.since)}
    </>
  );
}
