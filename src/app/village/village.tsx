import '../checkpoint/styles';
import { useState } from 'preact/hooks';
import type { Device } from '#device/device';
import { Coming } from '../checkpoint/frame/coming';
import { elsewhere, OwnPage } from '../checkpoint/frame/own-page';
import { Halted, NotEnrolled } from '../checkpoint/frame/standing';
import { WorkerChoice } from '../checkpoint/frame/worker-choice';
import { useWork } from '../checkpoint/work/use-work';
import { useLater } from '../later';
import { useWatched } from '../ui/use-watched';
import { VillagePost } from './village-post';

/** The phone of a village's duty post: who is bound for it today, and everybody who enters. */
export default function Village({ device }: { device: Device }) {
  const install = useWatched(device.install);
  const working = useWork(device);
  const page = elsewhere(install.post.kind);
  if (page !== null) return <OwnPage page={page} />;
  const recordsScreen = useLater(() => import('../checkpoint/records/records'));
  const [records, setRecords] = useState<'open' | 'closed'>('closed');
  if (install.kind !== 'post' || install.post === null) return <NotEnrolled />;
  if (working === null) return null;
  if (records === 'open') {
    if (typeof recordsScreen === 'string') return <Coming why={recordsScreen} />;
    return (
      <recordsScreen.Records
        device={device}
        shift={working.work.shift}
        onShift={(change) => working.change((work) => ({ ...work, shift: { ...work.shift, ...change } }))}
        onBack={() => setRecords('closed')}
      />
    );
  }
  const toRecords = () => setRecords('open');
  if (install.revoked) return <Halted device={device} why="revoked" onRecords={toRecords} />;
  if (install.worker === null) return <WorkerChoice device={device} onChosen={() => {}} />;
  return <VillagePost device={device} post={install.post} shift={working.work.shift} onRecords={toRecords} />;
}
