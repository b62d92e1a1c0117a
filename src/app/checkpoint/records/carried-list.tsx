import { useEffect, useState } from 'preact/hooks';
import type { Carried } from '#device/carry/carry';
import type { Device } from '#device/device';
import { giveFile } from '#device/give-file';
import { dayOf } from '#domain/day';
import { Button } from '../../ui/button';
import { useWatched } from '../../ui/use-watched';
import { usePostWords } from '../../words/checkpoint';
import { useFormat } from '../../words/format';

type CarriedListProps = {
  device: Device;
  onReceipts: (receipts: { bytes: Uint8Array<ArrayBuffer>; records: number }) => void;
};

/** What this phone carries for others, and the receipts that go back to them. Nothing stands here when it carries nothing. */
export function CarriedList({ device, onReceipts }: CarriedListProps) {
  const waiting = useWatched(device.waiting);
  const [carried, setCarried] = useState<readonly Carried[]>([]);
  useEffect(() => {
    const read = async () => (await device.carry()).carried();
    void read().then(setCarried, () => undefined);
  }, [waiting]);
  const others = carried.filter((one) => !one.before);
  return (
    <>
      <Before carried={carried.filter((one) => one.before)} />
      {others.length === 0 ? null : <Others {...{ device, onReceipts }} carried={others} />}
    </>
  );
}

/** What this phone had itself before it lost its storage, and that it is on its way. */
function Before({ carried }: { carried: readonly Carried[] }) {
  const { handOver } = usePostWords();
  const words = handOver.before;
  const format = useFormat();
  if (carried.length === 0) return null;
  return (
    <section class="stack">
      <h2>{words.carried}</h2>
      <p>{words.carriedText}</p>
      <ul class="people">
        {carried.map(({ install, at, records, state, reason }) => (
          <li key={`${install} ${at} ${state}`} class="record-row">
            <strong>{words.line(records, format.moment(at))}</strong>
            <span class={state === 'sent' ? 'quiet' : 'record-state'}>{handOver.carried.state[state]}</span>
            {reason === null ? null : <p class="row-all">{handOver.carried.refused[reason]}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Others({ device, onReceipts, carried }: CarriedListProps & { carried: readonly Carried[] }) {
  const { handOver } = usePostWords();
  const words = handOver.carried;
  const format = useFormat();
  return (
    <section class="stack">
      <h2>{words.title}</h2>
      <ul class="people">
        {carried.map(({ install, at, records, state, reason, receipts }) => (
          <li key={`${install} ${at} ${state}`} class="record-row">
            <strong>{words.line(records, format.moment(at))}</strong>
            <span class={state === 'sent' ? 'quiet' : 'record-state'}>{words.state[state]}</span>
            {reason === null ? null : <p class="row-all">{words.refused[reason]}</p>}
            {receipts === null ? null : (
              <div class="row-all">
                <Button kind="quiet" onPress={() => onReceipts({ bytes: receipts, records })}>
                  {words.receipts}
                </Button>
                <Button
                  kind="plain"
                  onPress={() => void giveFile(handOver.receiptsName(dayOf(device.now())), receipts)}
                >
                  {words.receiptsFile}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
