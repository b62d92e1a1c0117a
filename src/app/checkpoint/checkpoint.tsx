import './styles';
import { useMemo, useState } from 'preact/hooks';
import type { Device } from '#device/device';
import { prepare } from '#domain/policy/prepared';
import { useLater } from '../later';
import { useWatched } from '../ui/use-watched';
import { Coming } from './frame/coming';
import { elsewhere, OwnPage } from './frame/own-page';
import { Halted, NotEnrolled } from './frame/standing';
import { TakeOver } from './frame/take-over-screen';
import { WorkerChoice } from './frame/worker-choice';
import { Post } from './post';
import { checkAgain, othersVehicle } from './work/take-over';
import { useWork } from './work/use-work';

/** The checkpoint phone. Nothing is checked before post, worker and policy are known. */
export default function Checkpoint({ device }: { device: Device }) {
  const install = useWatched(device.install);
  const { policy } = useWatched(device.known);
  const working = useWork(device);
  const prepared = useMemo(() => (policy === null ? null : prepare(policy)), [policy]);
  const recordsScreen = useLater(() => import('./records/records'));
  const [records, setRecords] = useState<'open' | 'closed'>('closed');
  if (install.kind !== 'post') return <NotEnrolled device={device} />;
  const page = elsewhere(install.post?.kind);
  if (page !== null) return <OwnPage page={page} />;
  if (working === null) return null;
  if (records === 'open') {
    if (typeof recordsScreen === 'string') return <Coming why={recordsScreen} />;
    return (
      <recordsScreen.Records
        device={device}
        shift={working.work.shift}
        onShift={(change) => working.change((work) => ({ ...work, shift: { ...work.shift, ...change } }))}
        kept={working.work.kept}
        onCheckAgain={(record) => {
          working.change((work) => checkAgain(work, record));
          setRecords('closed');
        }}
        onBack={() => setRecords('closed')}
      />
    );
  }
  const toRecords = () => setRecords('open');
  if (install.revoked) return <Halted device={device} why="revoked" onRecords={toRecords} />;
  if (install.worker === null) return <WorkerChoice device={device} onChosen={() => {}} />;
  const others = othersVehicle(working.work, install.worker);
  if (others !== null)
    return (
      <TakeOver {...{ device, working }} name={others.name} onWorker={() => void device.chooseWorker(null)} />
    );
  if (prepared === null) return <Halted device={device} why="no-policy" onRecords={toRecords} />;
  return <Post device={device} working={working} policy={prepared} onRecords={toRecords} />;
}
