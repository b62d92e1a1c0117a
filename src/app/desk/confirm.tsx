import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { Dialog } from './dialog';
import { usePlacesWords } from './words';

type ConfirmProps = {
  title: string;
  /** What the deed is called, on its button. */
  go: string;
  /** Does it; a sentence when it did not work, null when it did. */
  onGo: () => Promise<string | null>;
  onClose: () => void;
  /** What will happen. */
  children: ComponentChildren;
};

/** Asks once more before what cannot be taken back, and says what will happen. */
export function Confirm({ title, go, onGo, onClose, children }: ConfirmProps) {
  const { confirm } = usePlacesWords();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const run = async () => {
    setBusy(true);
    const why = await onGo();
    setBusy(false);
    setWrong(why);
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button kind="quiet" onPress={onClose}>
            {confirm.cancel}
          </Button>
          <Button busy={busy} onPress={() => void run()}>
            {go}
          </Button>
        </>
      }
    >
      {children}
      {wrong === null ? null : <Banner kind="look">{wrong}</Banner>}
    </Dialog>
  );
}
