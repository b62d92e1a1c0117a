import { useState } from 'preact/hooks';
import { useShell } from './shell-context';
import { Banner } from './ui/banner';
import { Button } from './ui/button';
import { useWatched } from './ui/use-watched';
import { useWords } from './words/base';

/**
 * Offers a newer version, never takes it by itself. Stands only on pages where nothing is half done: a form or a check in
 * progress shows none, and gets the new version when the app is opened next.
 */
export function UpdateBanner() {
  const { common } = useWords();
  const { updates } = useShell();
  const state = useWatched(updates.state);
  const [later, setLater] = useState(false);
  const [busy, setBusy] = useState(false);
  const apply = async () => {
    setBusy(true);
    const taken = await updates.applyUpdate();
    setBusy(false);
    if (taken) location.reload();
  };
  if (state === 'changed')
    return (
      <Banner
        action={
          <Button kind="plain" onPress={() => location.reload()}>
            {common.update.reload}
          </Button>
        }
      >
        {common.update.changed}
      </Banner>
    );
  if (state !== 'waiting' || later) return null;
  return (
    <Banner
      action={
        <>
          <Button kind="plain" onPress={() => setLater(true)}>
            {common.update.later}
          </Button>
          <Button kind="quiet" busy={busy} onPress={() => void apply()}>
            {common.update.apply}
          </Button>
        </>
      }
    >
      {common.update.ready}
    </Banner>
  );
}
