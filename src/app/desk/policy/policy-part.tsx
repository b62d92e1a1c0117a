import type { PolicyAnswer } from '#domain/desk/policy-desk';
import { BOUNDS } from '#domain/policy/policy';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { usePlacesWords } from '../words';
import { AreaTable } from './area-table';
import { applied, type Changes, type Draft, withoutImport } from './draft';
import { batchOf, withoutEdit } from './edits';
import type { Open } from './opened';
import { withoutParameter } from './parameter-edits';
import { ParametersView } from './parameters-view';
import type { Part } from './policy-parts';
import { withoutRow } from './row-edits';
import { RowTable } from './row-table';
import { Versions } from './versions';

type PartProps = {
  part: Part;
  policy: PolicyAnswer;
  draft: Draft;
  changes: Changes;
  /** null: only to be read. */
  deeds: { keep: (draft: Draft) => void; setOpen: (open: Open) => void } | null;
  onBack: ((number: number) => void) | null;
};

/** One part of the policy, with what the draft makes of it. */
export function PolicyPart({ part, onBack, ...props }: PartProps) {
  switch (part) {
    case 'areas':
      return <Areas {...props} />;
    case 'parameters':
      return <Parameters {...props} />;
    case 'table':
      return <Rows {...props} />;
    case 'versions':
      return <Versions inForce={props.policy.number} onBack={onBack} />;
  }
}

type Props = Omit<PartProps, 'part' | 'onBack'>;

function Areas({ policy, draft, changes, deeds }: Props) {
  const { policy: words, areaImport } = usePlacesWords();
  return (
    <>
      {deeds === null ? null : (
        <div class="row">
          <Button
            kind={changes.count === 0 ? 'primary' : 'quiet'}
            onPress={() => deeds.setOpen({ what: 'add' })}
          >
            {words.add}
          </Button>
          <Button kind="quiet" onPress={() => deeds.setOpen({ what: 'import' })}>
            {areaImport.open}
          </Button>
        </div>
      )}
      {deeds === null ? null : <Imports draft={draft} changes={changes} keep={deeds.keep} />}
      <AreaTable
        areas={policy.riskAreas}
        edits={changes.areas}
        onChange={deeds === null ? null : (key) => deeds.setOpen({ what: 'change', key })}
        onUndo={(key) => deeds?.keep({ ...draft, areas: withoutEdit(draft.areas, key) })}
      />
    </>
  );
}

/** A file's name in a sentence, whatever direction its letters run in. */
const isolated = (name: string): string => `\u2068${name}\u2069`;

type ImportsProps = Pick<Props, 'draft' | 'changes'> & { keep: (draft: Draft) => void };

/** The lists that were taken into the draft, each with the way to take it back as a whole. */
function Imports({ draft, changes, keep }: ImportsProps) {
  const words = usePlacesWords().areaImport;
  return draft.imports.map(({ id, name }) => {
    const count = changes.areas.filter((edit) => batchOf(edit) === id).length;
    if (count === 0) return null;
    return (
      <Banner
        key={id}
        action={
          <Button kind="quiet" label={words.takeBackOf(name)} onPress={() => keep(withoutImport(draft, id))}>
            {words.takeBack}
          </Button>
        }
      >
        {words.taken(isolated(name), count)}
      </Banner>
    );
  });
}

function Parameters({ policy, draft, changes, deeds }: Props) {
  return (
    <ParametersView
      current={policy.parameters}
      next={applied(policy, draft).parameters}
      changes={changes.parameters}
      onChange={deeds === null ? null : (name) => deeds.setOpen({ what: 'parameter', name })}
      onUndo={(name) =>
        deeds?.keep({ ...draft, parameters: withoutParameter(policy.parameters, draft.parameters, name) })
      }
    />
  );
}

function Rows({ policy, draft, changes, deeds }: Props) {
  const words = usePlacesWords().policyEdit.rows;
  const { table } = applied(policy, draft);
  return (
    <>
      <RowTable
        table={table}
        changes={changes.rows}
        onChange={deeds === null ? null : (id) => deeds.setOpen({ what: 'row', id })}
        onUndo={(key) => deeds?.keep({ ...draft, rows: withoutRow(draft.rows, key) })}
      />
      {deeds === null ? null : table.length >= BOUNDS.rows.most ? (
        <p>{words.tooMany(BOUNDS.rows.most)}</p>
      ) : (
        <div class="row">
          <Button kind="quiet" onPress={() => deeds.setOpen({ what: 'row', id: null })}>
            {words.add}
          </Button>
        </div>
      )}
    </>
  );
}
