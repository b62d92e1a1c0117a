import { useState } from 'preact/hooks';
import type { Device, OwnPass } from '#device/device';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { useCarryWords } from '../../words/carry';

type ToPaperProps = { device: Device; pass: OwnPass; onBack: () => void };

/** Issues the paper pass after a clear word about what it does to the live one. */
export function ToPaper({ device, pass, onBack }: ToPaperProps) {
  const { ask: words } = useCarryWords().paper;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const issue = async () => {
    setBusy(true);
    const issued = await device.fetchPasses([pass.declaration], 'paper');
    setBusy(false);
    if (issued.ok) return;
    const { network, often, refused } = words;
    setProblem(issued.fault === 'no-network' ? network : issued.fault === 'slow-down' ? often : refused);
  };
  return (
    <section class="stack" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      {problem === null ? null : <Banner kind="look">{problem}</Banner>}
      <Button busy={busy} onPress={() => void issue()}>
        {words.sure}
      </Button>
      <Button kind="quiet" onPress={onBack}>
        {words.keep}
      </Button>
    </section>
  );
}
