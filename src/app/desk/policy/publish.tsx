import { useState } from 'preact/hooks';
import type * as z from 'zod/mini';
import { policyAnswerSchema } from '#domain/desk/desk';
import { useFormat } from '../../words/format';
import { faultText } from '../ask';
import { Confirm } from '../confirm';
import { useDesk } from '../desk-context';
import { usePlaceNames } from '../place-names';
import { useDeskWords, usePlacesWords } from '../words';
import { type AreaEdit, applyEdits, areaKey, editKey } from './edits';

type PolicyAnswer = z.infer<typeof policyAnswerSchema>;
type PublishProps = {
  policy: PolicyAnswer;
  edits: readonly AreaEdit[];
  onPublished: (policy: PolicyAnswer) => void;
  /** Somebody else published in the meantime. */
  onOvertaken: () => void;
  onClose: () => void;
};

/** Says what will happen, and publishes the draft under the next number. */
export function Publish({ edits, onPublished, onOvertaken, onClose, ...props }: PublishProps) {
  const { policy: words } = usePlacesWords();
  const desk = useDeskWords();
  const { ask } = useDesk();
  // What was read out is what is published: a policy that comes in meanwhile is a conflict, not a new basis.
  const [policy] = useState(props.policy);
  const publish = async () => {
    const body = { basedOn: policy.number, riskAreas: applyEdits(policy.riskAreas, edits) };
    const answer = await ask('POST', '/v1/policy', policyAnswerSchema, body);
    if (answer.ok) onPublished(answer.value);
    else if (answer.fault.code === 'conflict') onOvertaken();
    return answer.ok ? null : faultText(answer.fault.code, desk);
  };
  return (
    <Confirm
      title={words.publishTitle(policy.number + 1)}
      go={words.publishGo}
      onGo={publish}
      onClose={onClose}
    >
      <ul class="changes">
        {edits.map((edit) => (
          <li key={editKey(edit)}>
            <Change edit={edit} policy={policy} />
          </li>
        ))}
      </ul>
      {words.publishText.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </Confirm>
  );
}

function Change({ edit, policy }: { edit: AreaEdit; policy: PolicyAnswer }) {
  const { policy: words } = usePlacesWords();
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
      <b>{what}</b> {full(area.place)} · {words[area.level]} · {words.since} {format.day(area.since)}
    </>
  );
}
