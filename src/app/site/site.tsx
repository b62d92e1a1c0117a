import '../checkpoint/styles';
import { useState } from 'preact/hooks';
import type { Device } from '#device/device';
import { Coming } from '../checkpoint/frame/coming';
import { Halted, NotEnrolled } from '../checkpoint/frame/standing';
import { WorkerChoice } from '../checkpoint/frame/worker-choice';
import { useWork } from '../checkpoint/work/use-work';
import { useLater } from '../later';
import { useWatched } from '../ui/use-watched';
import { SitePost } from './site-post';

/** The phone of a quarantine site: who comes, who is in which room, temperatures, the day's report, what is in store. */
export default function Site({ device }: { device: Device }) {
  const install = useWatched(device.install);
  const working = useWork(device);
  const recordsScreen = useLater(() => import('../checkpoint/records/records'));
  const [records, setRecords] = useState<'open' | 'closed'>('closed');
  if (install.kind !== 'post' || install.post?.kind !== 'site') return <NotEnrolled />;
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
  return <SitePost device={device} site={install.post.id} shift={working.work.shift} onRecords={toRecords} />;
}
