import '../checkpoint/styles';
import { useState } from 'preact/hooks';
import type { Device } from '#device/device';
import { Coming } from '../checkpoint/frame/coming';
import { Halted, NotEnrolled } from '../checkpoint/frame/standing';
import { WorkerChoice } from '../checkpoint/frame/worker-choice';
import { useWork } from '../checkpoint/work/use-work';
import { useLater } from '../later';
import { useWatched } from '../ui/use-watched';
import { Tasks } from './tasks';

/** The phone of a team of transfer drivers: where, who, how urgent, and one key for what comes next. */
export default function Driver({ device }: { device: Device }) {
  const install = useWatched(device.install);
  const working = useWork(device);
  const recordsScreen = useLater(() => import('../checkpoint/records/records'));
  const [records, setRecords] = useState<'open' | 'closed'>('closed');
  if (install.kind !== 'post' || install.post?.kind !== 'drivers') return <NotEnrolled />;
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
  return <Tasks device={device} shift={working.work.shift} onRecords={toRecords} />;
}
