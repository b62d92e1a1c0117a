import { useRef, useState } from 'preact/hooks';
import type { TakeFault, Taken } from '#device/carry/take';
import type { Device } from '#device/device';
import { toHex } from '#domain/bytes';
import { frameReader, type Progress } from '#domain/record/frame';
import { FILE_BYTES } from '#domain/record/parcel';
import type { Result } from '#domain/result';
import { Page } from '../../ui/page';
import { usePostWords } from '../../words/checkpoint';
import { Key } from '../frame/key';
import { Finder } from '../scan/finder';
import { useDecoder } from '../scan/use-decoder';

type ReceiveProps = { device: Device; onBack: () => void };
/** What came last, or why it was not taken. `broken`: the codes did not give what they said; `not-moving`: another code. */
type Came = Result<Taken, TakeFault> | 'broken' | 'not-moving' | null;

/** Records of other phones, or receipts for this one's, by the camera or as a file. */
export function Receive({ device, onBack }: ReceiveProps) {
  const { handOver } = usePostWords();
  const words = handOver.receive;
  const openDecoder = useDecoder();
  const { progress, came, onText, onFile } = useReceiving(device);
  return (
    <Page
      kind="work"
      title={words.title}
      hideTitle
      footer={
        <div class="keys keys-2">
          <label class="key file-key">
            {words.file}
            <input
              class="unseen"
              type="file"
              onChange={(event) => {
                const [file] = event.currentTarget.files ?? [];
                // The same file again is a new choice too.
                event.currentTarget.value = '';
                if (file !== undefined) onFile(file);
              }}
            />
          </label>
          <Key usual="usual" onPress={onBack}>
            {words.back}
          </Key>
        </div>
      }
    >
      <Finder openDecoder={openDecoder} onText={onText}>
        {progress === null ? (
          <p>{words.title}</p>
        ) : (
          <div class="gathering">
            <p>{words.gathering[progress.kind]}</p>
            <progress
              value={progress.had}
              max={progress.pieces}
              aria-label={words.gathering[progress.kind]}
            />
            <p>{words.part(progress.had, progress.pieces)}</p>
          </div>
        )}
      </Finder>
      <CameWords came={came} />
    </Page>
  );
}

function CameWords({ came }: { came: Came }) {
  const { handOver } = usePostWords();
  const words = handOver.receive;
  if (came === null) return null;
  if (came === 'broken' || came === 'not-moving')
    return <p role="alert">{came === 'broken' ? words.wrong : words.notAnimated}</p>;
  if (!came.ok)
    return (
      <p role="alert" class="banner look">
        {words.fault[came.fault]}
      </p>
    );
  const { value } = came;
  if (value.kind === 'records')
    return (
      <div role="status" class="came">
        <p class="big">{words.taken(value.records)}</p>
        <p>{value.new === 0 ? words.already : words.takenText}</p>
      </div>
    );
  const refused = value.rejected + value.conflict;
  return (
    <div role="status" class="came">
      <p class="big">{words.settled(value.sent)}</p>
      <p>
        {refused > 0 ? words.settledMore(refused) : ''} {words.left(value.left)}
      </p>
    </div>
  );
}

/** Gathers what the camera reads, and takes in what is whole. */
function useReceiving(device: Device) {
  const reader = useRef(frameReader());
  const done = useRef('');
  const [progress, setProgress] = useState<Progress | null>(null);
  const [came, setCame] = useState<Came>(null);
  const take = async (bytes: Uint8Array) => setCame(await (await device.carry()).take(bytes));
  return {
    progress,
    came,
    onText(text: string) {
      if (!/^CP1[XR]:/.test(text)) {
        setCame('not-moving');
        return;
      }
      const whole = reader.current.take(text);
      setProgress(reader.current.progress());
      if (whole === null || whole.transfer === done.current) return;
      const { bytes, transfer } = whole;
      reader.current.forget();
      const finish = async () => {
        // The frames say by what hash the whole is known: one that was misread would spoil it without a word.
        const hash = toHex(await device.sha256(bytes)).slice(0, transfer.length);
        if (hash !== transfer) return setCame('broken');
        done.current = transfer;
        await take(bytes);
      };
      void finish();
    },
    onFile(file: File) {
      if (file.size > FILE_BYTES) return setCame({ ok: false, fault: 'too-large' });
      const read = async () => take(new Uint8Array(await file.arrayBuffer()));
      read().catch(() => setCame({ ok: false, fault: 'malformed' }));
    },
  };
}
