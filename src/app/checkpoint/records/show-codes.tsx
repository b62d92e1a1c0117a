import { useEffect, useState } from 'preact/hooks';
import type { Device } from '#device/device';
import { keepAwake } from '#device/wake-lock';
import type { FrameKind, Shown } from '#domain/record/frame';
import { MovingCode } from '../../ui/moving-code';
import { Page } from '../../ui/page';
import { usePostWords } from '../../words/checkpoint';
import { Key } from '../frame/key';

type Lot = { bytes: Uint8Array<ArrayBuffer>; records: number };
type ShowProps = { device: Device; onBack: () => void };

/** This phone's waiting records as moving codes, lot by lot. */
export function ShowRecords({ device, onBack }: ShowProps) {
  const [lots, setLots] = useState<readonly Lot[]>([]);
  useEffect(() => {
    const pack = async () => (await device.carry()).pack('unsent', 'codes');
    void pack().then((packed) => (packed === null ? onBack() : setLots(packed.parcels)));
  }, []);
  return <ShowCodes {...{ device, lots, onBack }} kind="records" />;
}

/** Receipts of the county as moving codes, for the phone whose records they are of. */
export function ShowReceipts({ device, onBack, bytes, records }: ShowProps & Lot) {
  return <ShowCodes {...{ device, onBack }} kind="receipts" lots={[{ bytes, records }]} />;
}

function ShowCodes({ device, onBack, kind, lots }: ShowProps & { kind: FrameKind; lots: readonly Lot[] }) {
  const { handOver } = usePostWords();
  const words = handOver.show;
  const [at, setAt] = useState(0);
  const [shown, setShown] = useState<Shown | null>(null);
  const lot = lots[at];
  useEffect(keepAwake, []);
  useEffect(() => {
    if (lot === undefined) return;
    const prepare = async () => (await device.carry()).shown(kind, lot.bytes);
    void prepare().then(setShown);
  }, [lot]);
  const more = at + 1 < lots.length;
  return (
    <Page
      kind="work"
      title={words[kind]}
      above={lots.length > 1 ? words.lot(at + 1, lots.length) : undefined}
      footer={
        <div class="keys keys-1">
          {more ? (
            <Key usual="usual" onPress={() => setAt(at + 1)}>
              {words.next}
            </Key>
          ) : (
            <Key usual="usual" onPress={onBack}>
              {words.done}
            </Key>
          )}
        </div>
      }
    >
      {shown === null ? null : <MovingCode shown={shown} label={words.code} progress={words.round} />}
      {lot === undefined ? null : <p class="moving-count">{words.count(lot.records)}</p>}
      <p class="quiet small">{words.how}</p>
    </Page>
  );
}
