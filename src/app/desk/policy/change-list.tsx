import type { PolicyAnswer } from '#domain/desk/policy-desk';
import { useFormat } from '../../words/format';
import { usePlaceNames } from '../place-names';
import { usePlacesWords } from '../words';
import { applied, type Changes, type Draft } from './draft';
import { type AreaEdit, areaKey, editKey } from './edits';
import { kindOf } from './kind';
import { useParameterText } from './parameter-text';
import type { RowChange } from './row-edits';
import { useRowText } from './row-text';

/** More areas than this are counted, not read out. */
const AREAS = 60;

type ChangeListProps = { policy: PolicyAnswer; draft: Draft; changes: Changes };

/** Everything that the draft changes, before it is published. */
export function ChangeList({ policy, draft, changes }: ChangeListProps) {
  const { policy: words, policyEdit } = usePlacesWords();
  const text = useParameterText();
  const { parameters } = applied(policy, draft);
  return (
    <ul class="changes">
      {changes.parameters.map(({ name }) => (
        <li key={name}>
          <b>{policyEdit.parameters.name[name]}</b> {text(name, policy.parameters)} → {text(name, parameters)}
        </li>
      ))}
      {changes.rows.map((change) => (
        <li key={change.key}>
          <RowChanged change={change} />
        </li>
      ))}
      {changes.areas.slice(0, AREAS).map((edit) => (
        <li key={editKey(edit)}>
          <AreaChanged edit={edit} policy={policy} />
        </li>
      ))}
      {changes.areas.length > AREAS ? <li>{words.moreAreas(changes.areas.length - AREAS)}</li> : null}
    </ul>
  );
}

function RowChanged({ change: { from, row } }: { change: RowChange }) {
  const { rows: words } = usePlacesWords().policyEdit;
  const { sentence } = useRowText();
  const what = from === null ? words.added : row.off === true ? words.off : words.changed;
  return (
    <>
      <b>
        {row.id} {what}
      </b>{' '}
      {sentence(row)}
      {from === null || row.off === true ? null : <span class="quiet"> ({sentence(from)})</span>}
    </>
  );
}

function AreaChanged({ edit, policy }: { edit: AreaEdit; policy: PolicyAnswer }) {
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
