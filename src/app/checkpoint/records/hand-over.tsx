import { useState } from 'preact/hooks';
import type { Device } from '#device/device';
import { type Given, giveFile } from '#device/give-file';
import { concat } from '#domain/bytes';
import { dayOf } from '#domain/day';
import { Banner } from '../../ui/banner';
import { Page } from '../../ui/page';
import { State } from '../../ui/state';
import { useWatched } from '../../ui/use-watched';
import { usePostWords } from '../../words/checkpoint';
import { Key } from '../frame/key';

type HandOverProps = { device: Device; onShow: () => void; onReceive: () => void; onBack: () => void };

/** The ways out of a phone that has no network: to another phone by codes, or as a file. And the way in. */
export function HandOver({ device, onShow, onReceive, onBack }: HandOverProps) {
  const { handOver, checkpoint } = usePostWords();
  const words = handOver.hand;
  const { unsent } = useWatched(device.waiting);
  const [given, setGiven] = useState<Given | null>(null);
  const save = useFileOf(device, 'unsent', setGiven);
  return (
    <Page
      kind="work"
      title={words.title}
      footer={
        <div class="keys keys-1">
          {unsent === 0 ? null : (
            <>
              <Key usual="usual" onPress={onShow}>
                <Deed name={words.show} hint={words.showHint} />
              </Key>
              <Key onPress={save}>
                <Deed name={words.file} hint={words.fileHint} />
              </Key>
            </>
          )}
          <Key onPress={onReceive}>
            <Deed name={words.receive} hint={words.receiveHint} />
          </Key>
          <Key onPress={onBack}>{checkpoint.ask.back}</Key>
        </div>
      }
    >
      {given === null ? null : <Banner>{words.given[given]}</Banner>}
      {unsent === 0 ? (
        <State kind="empty" title={words.nothing}>
          <p>{words.nothingText}</p>
        </State>
      ) : (
        <>
          <p class="big">{words.count(unsent)}</p>
          <p class="quiet">{words.how}</p>
        </>
      )}
    </Page>
  );
}

function Deed({ name, hint }: { name: string; hint: string }) {
  return (
    <span class="deed">
      <span>{name}</span>
      <span class="deed-hint">{hint}</span>
    </span>
  );
}

/** Packs records into one file and gives it out; does nothing when there are none. */
export function useFileOf(
  device: Device,
  which: 'unsent' | 'rejected',
  onGiven: (given: Given) => void,
): () => void {
  const { handOver } = usePostWords();
  return () => {
    const give = async () => {
      const carry = await device.carry();
      const packed = await carry.pack(which, 'file');
      if (packed === null) return;
      const post = (device.install.value().post?.name ?? '').replaceAll(/[^\p{L}\p{N}]/gu, '');
      const name = handOver.fileName(post, dayOf(device.now()));
      onGiven(await giveFile(name, concat(...packed.parcels.map((one) => one.bytes))));
    };
    void give();
  };
}
