import { useEffect, useState } from 'preact/hooks';
import type { Device } from '#device/device';
import { type Given, giveFile } from '#device/give-file';
import { concat } from '#domain/bytes';
import { dayOf } from '#domain/day';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { usePostWords } from '../../words/checkpoint';

/** What this phone still has of before it lost its storage: how much, what becomes of it, and a way out where nobody can make it join. */
export function FromBefore({ device }: { device: Device }) {
  const { handOver } = usePostWords();
  const words = handOver.before;
  const [count, setCount] = useState(0);
  const [given, setGiven] = useState<Given | null>(null);
  useEffect(() => {
    device.before().then(
      ({ post }) => setCount(post),
      () => undefined,
    );
  }, [device]);
  if (count === 0) return null;
  const give = async () => {
    const packed = await (await device.carry()).packBefore();
    if (packed === null) return;
    const bytes = concat(...packed.parcels.map((one) => one.bytes));
    setGiven(await giveFile(handOver.fileName(words.inFileName, dayOf(device.now())), bytes));
  };
  return (
    <section class="stack">
      <h2>{words.title(count)}</h2>
      <p>{words.text}</p>
      {given === null ? null : <Banner>{handOver.hand.given[given]}</Banner>}
      <Button kind="quiet" onPress={() => void give()}>
        {words.file}
      </Button>
      <p class="quiet">{words.fileHint}</p>
    </section>
  );
}
