import type { PolicyAnswer, Preview, Published } from '#domain/desk/policy-desk';
import { usePlacesWords } from '../words';
import { AddArea } from './add-area';
import { ChangeArea } from './change-area';
import { type AreaEdit, areaKey, withEdit } from './edits';
import { PreviewDialog } from './preview-dialog';
import { Publish } from './publish';

/** Which form is open over the policy. */
export type Open =
  | { what: 'nothing' }
  | { what: 'add' }
  | { what: 'change'; key: string }
  | { what: 'publish' }
  /** Somebody's preview that waits for a second person. */
  | { what: 'look'; preview: Preview }
  /** An earlier version, to be published again. */
  | { what: 'back'; version: PolicyAnswer };

type OpenedProps = {
  open: Open;
  policy: PolicyAnswer;
  edits: readonly AreaEdit[];
  keep: (edits: readonly AreaEdit[]) => void;
  onClose: () => void;
  onPublished: (policy: Published) => void;
  /** A preview was left to a second person, or dropped. */
  onLeft: () => void;
  onOvertaken: () => void;
};

/** The form that is open over the page, if one is. */
export function Opened({ open, policy, edits, keep, onClose, ...told }: OpenedProps) {
  const words = usePlacesWords();
  switch (open.what) {
    case 'nothing':
      return null;
    case 'add':
      return (
        <AddArea
          areas={policy.riskAreas}
          onAdd={(area) => keep(withEdit(edits, { kind: 'add', area }))}
          onClose={onClose}
        />
      );
    case 'change': {
      const area = policy.riskAreas.find((one) => areaKey(one) === open.key);
      if (area === undefined) return null;
      return <ChangeArea area={area} onEdit={(edit) => keep(withEdit(edits, edit))} onClose={onClose} />;
    }
    case 'publish':
      return <Publish {...{ policy, edits, onClose, ...told }} />;
    case 'look':
      return (
        <PreviewDialog
          title={words.policy.publishTitle(open.preview.basedOn + 1)}
          of={{ preview: open.preview }}
          onClose={onClose}
          {...told}
        />
      );
    case 'back': {
      const { riskAreas, parameters, table } = open.version;
      return (
        <PreviewDialog
          title={words.preview.backTitle(open.version.number, policy.number + 1)}
          of={{ wanted: { basedOn: policy.number, riskAreas, parameters, table } }}
          onClose={onClose}
          {...told}
        />
      );
    }
  }
}
