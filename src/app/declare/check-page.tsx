import { useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import type { Device, SaveFault } from '#device/device';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { Page } from '../ui/page';
import { useWords } from '../words/base';
import { useDeclareWords } from '../words/declare';
import { useForm } from './form-context';
import { Review } from './review';
import { send } from './send';
import { toDeclarations } from './to-declarations';

/** Everything read back, the promise that it is true, and the sending. */
export function CheckPage({ device, onStartAgain }: { device: Device; onStartAgain: () => void }) {
  const { common } = useWords();
  const words = useDeclareWords();
  const { route } = useLocation();
  const { sending, problem, sendAll } = useSending(device);
  return (
    <Page
      title={words.check.title}
      header={
        <button type="button" class="back" onClick={() => history.back()}>
          <Icon name="back" />
          {common.back}
        </button>
      }
      footer={
        <Button busy={sending} onPress={() => void sendAll()}>
          {sending ? words.check.sending : words.check.send}
        </Button>
      }
    >
      {problem === null ? null : (
        <Banner kind="look">
          {problem === 'storage-full' ? words.check.storageFull : words.check.notSaved}
        </Banner>
      )}
      <Review />
      <StartAgain
        onSure={() => {
          onStartAgain();
          route('/declare/who');
        }}
      />
    </Page>
  );
}

function useSending(device: Device) {
  const form = useForm();
  const { route } = useLocation();
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<SaveFault | null>(null);
  // A second tap arrives before the first is drawn.
  const started = useRef(false);
  const sendAll = async () => {
    const declarations = toDeclarations(form.draft, { ...form, now: device.now() });
    if (started.current || declarations === null) return;
    started.current = true;
    setSending(true);
    setProblem(null);
    const sent = await send(device, form.draft, declarations);
    started.current = false;
    setSending(false);
    if (sent.ok) route('/pass', true);
    else setProblem(sent.fault);
  };
  return { sending, problem, sendAll };
}

function StartAgain({ onSure }: { onSure: () => void }) {
  const words = useDeclareWords();
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <Button kind="plain" onPress={() => setAsked(true)}>
        {words.startAgain}
      </Button>
    );
  return (
    <div class="stack" role="group" aria-label={words.startAgain}>
      <p>{words.startAgainSure}</p>
      <div class="pair">
        <Button kind="quiet" onPress={() => setAsked(false)}>
          {words.keep}
        </Button>
        <Button kind="quiet" onPress={onSure}>
          {words.startAgain}
        </Button>
      </div>
    </div>
  );
}
