import type { ComponentChildren } from 'preact';
import { Button } from '../../ui/button';
import { Dialog } from '../dialog';
import { usePlacesWords } from '../words';
import type { ParameterName } from './parameter-edits';

type FormProps = { name: ParameterName; onClose: () => void; onGo: () => void; children: ComponentChildren };

/** The frame of the form of one parameter: what it is, what it is for, and into the draft. */
export function ParameterForm({ name, onClose, onGo, children }: FormProps) {
  const { policyEdit: words, confirm } = usePlacesWords();
  return (
    <Dialog
      title={words.parameters.name[name]}
      onClose={onClose}
      footer={
        <>
          <Button kind="quiet" onPress={onClose}>
            {confirm.cancel}
          </Button>
          <Button onPress={onGo}>{words.toDraft}</Button>
        </>
      }
    >
      <p>{words.parameters.hint[name]}</p>
      {children}
    </Dialog>
  );
}
