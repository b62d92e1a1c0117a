import { useEffect, useState } from 'preact/hooks';
import type { Device, TroubledRecord } from '#device/device';
import { Button } from '../../ui/button';
import { Page } from '../../ui/page';
import { State } from '../../ui/state';
import { useWatched } from '../../ui/use-watched';
import { usePostWords } from '../../words/checkpoint';
import { useFormat } from '../../words/format';
import { fieldNames, rejectionOf } from '../../words/rejections';
import { Key } from '../frame/key';

type TroubledProps = {
  device: Device;
  /** Begins a new check that names this record; absent where people are not checked. */
  onCheckAgain?: (record: { id: string; name: string }) => void;
  /** The record that the next check will stand for, and the way to leave that. */
  correcting: string | null;
  onStopCorrecting: () => void;
  onExport: () => void;
  onBack: () => void;
};

/** Records that the county did not take, each with the reason as a sentence and what can be done about it. */
export function Troubled({ device, onExport, onBack, ...correction }: TroubledProps) {
  const { handOver, checkpoint } = usePostWords();
  const words = handOver.troubled;
  const waiting = useWatched(device.waiting);
  const [records, setRecords] = useState<readonly TroubledRecord[] | null>(null);
  useEffect(() => {
    void device.troubled().then(setRecords);
  }, [waiting]);
  const open = (records ?? []).filter((one) => !one.aside);
  const aside = (records ?? []).filter((one) => one.aside);
  const rejected = (records ?? []).some((one) => one.state === 'rejected');
  return (
    <Page
      kind="work"
      title={words.title}
      footer={
        <div class="keys keys-2">
          {rejected ? (
            <Key usual="usual" wide="wide" onPress={() => void device.resend()}>
              {words.allAgain}
            </Key>
          ) : null}
          <Key onPress={onBack}>{checkpoint.ask.back}</Key>
          {rejected ? <Key onPress={onExport}>{words.exportAll}</Key> : null}
        </div>
      }
    >
      {records?.length === 0 ? (
        <State kind="empty" title={words.none}>
          <p>{waiting.unsent === 0 ? words.noneText : words.noneYet(waiting.unsent)}</p>
        </State>
      ) : (
        <p class="quiet">{words.text}</p>
      )}
      {open.map((record) => (
        <Trouble key={record.id} {...{ device, record }} {...correction} />
      ))}
      {aside.length === 0 ? null : <h2>{words.asideTitle}</h2>}
      {aside.map((record) => (
        <Trouble key={record.id} {...{ device, record }} {...correction} />
      ))}
    </Page>
  );
}

type TroubleProps = Omit<TroubledProps, 'onExport' | 'onBack'> & { record: TroubledRecord };

function Trouble({ device, record, onCheckAgain, correcting, onStopCorrecting }: TroubleProps) {
  const { handOver, post, rejections } = usePostWords();
  const words = handOver.troubled;
  const format = useFormat();
  const { means, todo } = rejectionOf(record, rejections);
  const fields = fieldNames(record.fields, rejections);
  const { id, label, kind } = record;
  const about = [post.records.kind[kind], format.moment(record.takenAt), label.plate];
  return (
    <article class="refusal">
      <h3>
        <bdi>{label.name}</bdi>
        <span class="record-state">{post.records.state[record.state]}</span>
      </h3>
      <p class="quiet small">{about.filter(Boolean).join(' · ')}</p>
      <p>{means}</p>
      {fields === '' ? null : <p>{rejections.wrongFields(fields)}</p>}
      <p class="quiet">{todo}</p>
      <div class="refusal-deeds">
        {record.state === 'rejected' ? (
          <Button kind="quiet" onPress={() => void device.resend(id)}>
            {words.again}
          </Button>
        ) : null}
        {kind !== 'check' || onCheckAgain === undefined ? null : correcting === id ? (
          <Button kind="quiet" onPress={onStopCorrecting}>
            {handOver.stopCorrecting}
          </Button>
        ) : (
          <Button kind="quiet" onPress={() => onCheckAgain({ id, name: label.name })}>
            {words.checkAgain}
          </Button>
        )}
        {record.state === 'rejected' && !record.aside ? (
          <Button kind="plain" onPress={() => void device.putAside(id)}>
            {words.aside}
          </Button>
        ) : null}
      </div>
    </article>
  );
}
