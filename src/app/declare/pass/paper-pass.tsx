import './paper.css';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Device, OwnPass } from '#device/device';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Choice } from '../../ui/choice';
import { Icon } from '../../ui/icon';
import { useCarryWords } from '../../words/carry';
import { PaperSheet, type PaperSize } from './paper-sheet';

const SIZES = ['a6', 'a4'] as const satisfies readonly PaperSize[];

/** The paper pass as it will be printed, in the size that is chosen, and the way back to the pass on the phone. */
export function PaperPass({ device, pass }: { device: Device; pass: OwnPass }) {
  const { paper: words, replaced } = useCarryWords();
  const [size, setSize] = useState<PaperSize>('a6');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useLayoutEffect(() => {
    // Which @page rule holds is asked of the root: the whole sheet is of one size, so no second page comes of it.
    document.documentElement.dataset['paper'] = size;
    return () => {
      delete document.documentElement.dataset['paper'];
    };
  }, [size]);
  const takeBack = async () => {
    setBusy(true);
    const taken = await device.fetchPasses([pass.declaration], 'take-back');
    setBusy(false);
    if (taken.ok) return;
    const { network, often, refused } = replaced.fault;
    setProblem(taken.fault === 'no-network' ? network : taken.fault === 'slow-down' ? often : refused);
  };
  return (
    <>
      <PaperSheet device={device} pass={pass} />
      <div class="stack screen-only">
        <Choice
          id="paper-size"
          legend={words.size}
          options={SIZES.map((value) => ({ value, label: words.sizes[value] }))}
          value={size}
          onChoose={setSize}
        />
        <Button onPress={() => print()}>
          <Icon name="print" size={20} /> {words.print}
        </Button>
        <p class="hint">{words.how}</p>
        {problem === null ? null : <Banner kind="look">{problem}</Banner>}
        <Button kind="plain" busy={busy} onPress={() => void takeBack()}>
          {words.back}
        </Button>
        <p class="hint">{words.backHint}</p>
      </div>
    </>
  );
}
