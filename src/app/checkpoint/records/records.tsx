import { useState } from 'preact/hooks';
import type { Device } from '#device/device';
import { Button } from '../../ui/button';
import { Page } from '../../ui/page';
import { useWatched } from '../../ui/use-watched';
import { usePostWords } from '../../words/checkpoint';
import { Key } from '../frame/key';
import { WorkerChoice } from '../frame/worker-choice';
import type { Shift } from '../work/shift';
import { KnownLists } from './known-lists';
import { RecentList } from './recent-list';
import { Settings } from './settings';
import { UnfinishedCars } from './unfinished-cars';
import { WaitingCounts } from './waiting-counts';

type RecordsProps = {
  device: Device;
  shift: Shift;
  onShift: (change: Partial<Shift>) => void;
  onBack: () => void;
};

/** What waits on this phone, what it knows, and its settings. */
export function Records({ device, shift, onShift, onBack }: RecordsProps) {
  const { post } = usePostWords();
  const { checkpoint } = usePostWords();
  const { phase } = useWatched(device.sync);
  const { revoked } = useWatched(device.install);
  const [at, setAt] = useState<'records' | 'settings' | 'worker'>('records');
  const back = () => setAt('records');
  if (at === 'worker') return <WorkerChoice device={device} onChosen={back} />;
  if (at === 'settings')
    return (
      <Settings device={device} {...{ shift, onShift }} onWorker={() => setAt('worker')} onBack={back} />
    );
  return (
    <Page
      kind="work"
      title={post.records.title}
      footer={
        <div class="keys keys-2">
          <Key usual="usual" wide="wide" onPress={() => void device.syncNow()}>
            {phase === 'sending' ? post.records.sending : post.records.send}
          </Key>
          <Key onPress={onBack}>{checkpoint.ask.back}</Key>
          <Key onPress={() => setAt('settings')}>{post.records.settings}</Key>
        </div>
      }
    >
      {revoked ? <p class="banner look">{checkpoint.revokedText}</p> : null}
      {phase === 'paused' && !revoked ? <p class="banner look">{post.records.paused}</p> : null}
      {phase === 'update-needed' ? <p class="banner look">{post.records.updateNeeded}</p> : null}
      <WaitingCounts device={device} />
      <Resend device={device} />
      <UnfinishedCars unfinished={shift.unfinished} />
      <RecentList device={device} />
      <KnownLists device={device} />
    </Page>
  );
}

function Resend({ device }: { device: Device }) {
  const { post } = usePostWords();
  const { rejected } = useWatched(device.waiting);
  if (rejected === 0) return null;
  return (
    <div class="stack">
      <p>{post.records.rejectedText}</p>
      <Button kind="quiet" onPress={() => void device.resend()}>
        {post.records.resend}
      </Button>
    </div>
  );
}
