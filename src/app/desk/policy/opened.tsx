import type { PolicyAnswer, Preview, Published } from '#domain/desk/policy-desk';
import { Missing, useLater } from '../../later';
import { usePlacesWords } from '../words';
import { AddArea } from './add-area';
import { ChangeArea } from './change-area';
import { ChangeParameter } from './change-parameter';
import { applied, type Draft } from './draft';
import { type AreaEdit, areaKey, withEdit } from './edits';
import { type ParameterName, withParameter } from './parameter-edits';
import { PreviewDialog } from './preview-dialog';
import { Publish } from './publish';
import { withRow } from './row-edits';
import { RowForm } from './row-form';

/** Which form is open over the policy. */
export type Open =
  | { what: 'nothing' }
  | { what: 'add' }
  | { what: 'import' }
  | { what: 'change'; key: string }
  | { what: 'parameter'; name: ParameterName }
  /** null: a new one. */
  | { what: 'row'; id: string | null }
  | { what: 'publish' }
  /** Somebody's preview that waits for a second person. */
  | { what: 'look'; preview: Preview }
  /** An earlier version, to be published again. */
  | { what: 'back'; version: PolicyAnswer };

type OpenedProps = {
  open: Open;
  policy: PolicyAnswer;
  draft: Draft;
  keep: (draft: Draft) => void;
  onClose: () => void;
  onPublished: (policy: Published) => void;
  /** A preview was left to a second person, or dropped. */
  onLeft: () => void;
  onOvertaken: () => void;
};

/** The form that is open over the page, if one is. */
export function Opened({ open, policy, draft, keep, onClose, ...told }: OpenedProps) {
  const edit = (one: AreaEdit) => keep({ ...draft, areas: withEdit(draft.areas, one) });
  switch (open.what) {
    case 'nothing':
      return null;
    case 'add':
      return (
        <AddArea areas={policy.riskAreas} onAdd={(area) => edit({ kind: 'add', area })} onClose={onClose} />
      );
    case 'import':
      return <ImportLater {...{ policy, draft, keep, onClose }} />;
    case 'change': {
      const area = policy.riskAreas.find((one) => areaKey(one) === open.key);
      return area === undefined ? null : <ChangeArea area={area} onEdit={edit} onClose={onClose} />;
    }
    case 'parameter':
      return (
        <ChangeParameter
          name={open.name}
          parameters={applied(policy, draft).parameters}
          onSet={(part) =>
            keep({ ...draft, parameters: withParameter(policy.parameters, draft.parameters, part) })
          }
          onClose={onClose}
        />
      );
    case 'row':
      return <OpenedRow {...{ id: open.id, policy, draft, keep, onClose }} />;
    case 'publish':
      return <Publish {...{ policy, draft, onClose, ...told }} />;
    case 'look':
    case 'back':
      return <OpenedPreview {...{ open, policy, onClose, ...told }} />;
  }
}

type ImportLaterProps = Pick<OpenedProps, 'policy' | 'draft' | 'keep' | 'onClose'>;

/** What reads lists is fetched when somebody has one. */
function ImportLater(props: ImportLaterProps) {
  const part = useLater(() => import('./import/import-areas'));
  return typeof part === 'string' ? <Missing why={part} /> : <part.ImportAreas {...props} />;
}

type RowProps = Pick<OpenedProps, 'policy' | 'draft' | 'keep' | 'onClose'> & { id: string | null };

function OpenedRow({ id, policy, draft, keep, onClose }: RowProps) {
  const { table, parameters } = applied(policy, draft);
  const row = table.find((one) => one.id === id) ?? null;
  // What only the draft has may take another name; what is in force keeps its own.
  const fixed = row !== null && policy.table.some((one) => one.id === row.id);
  return (
    <RowForm
      row={row}
      fixed={fixed}
      taken={new Set(table.filter((one) => one !== row).map((one) => one.id))}
      parameters={parameters}
      onRow={(made) => {
        const rows = fixed || row === null ? draft.rows : draft.rows.filter((one) => one.now.id !== row.id);
        keep({ ...draft, rows: withRow(policy.table, rows, made) });
      }}
      onClose={onClose}
    />
  );
}

type PreviewProps = Omit<OpenedProps, 'open' | 'draft' | 'keep'> & {
  open: Extract<Open, { what: 'look' | 'back' }>;
};

function OpenedPreview({ open, policy, ...told }: PreviewProps) {
  const words = usePlacesWords();
  if (open.what === 'look')
    return (
      <PreviewDialog
        title={words.policy.publishTitle(open.preview.basedOn + 1)}
        of={{ preview: open.preview }}
        {...told}
      />
    );
  const { riskAreas, parameters, table } = open.version;
  return (
    <PreviewDialog
      title={words.preview.backTitle(open.version.number, policy.number + 1)}
      of={{ wanted: { basedOn: policy.number, riskAreas, parameters, table } }}
      {...told}
    />
  );
}
