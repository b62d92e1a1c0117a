import type * as z from 'zod/mini';
import type { policyAnswerSchema } from '#domain/desk/desk';
import { AddArea } from './add-area';
import { ChangeArea } from './change-area';
import { type AreaEdit, areaKey, withEdit } from './edits';
import { Publish } from './publish';

type PolicyAnswer = z.infer<typeof policyAnswerSchema>;

/** Which form is open over the policy. */
export type Open =
  | { what: 'nothing' }
  | { what: 'add' }
  | { what: 'change'; key: string }
  | { what: 'publish' };

type OpenedProps = {
  open: Open;
  policy: PolicyAnswer;
  edits: readonly AreaEdit[];
  keep: (edits: readonly AreaEdit[]) => void;
  onClose: () => void;
  onPublished: (policy: PolicyAnswer) => void;
  onOvertaken: () => void;
};

/** The form that is open over the page, if one is. */
export function Opened({ open, policy, edits, keep, onClose, onPublished, onOvertaken }: OpenedProps) {
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
      return <Publish {...{ policy, edits, onPublished, onOvertaken, onClose }} />;
  }
}
