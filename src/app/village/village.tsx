import '../checkpoint/styles';
import { useState } from 'preact/hooks';
import type { Device } from '#device/device';
import type { Post } from '#domain/county/county';
import { Coming } from '../checkpoint/frame/coming';
import { elsewhere, OwnPage } from '../checkpoint/frame/own-page';
import { Halted, NotEnrolled } from '../checkpoint/frame/standing';
import { WorkerChoice } from '../checkpoint/frame/worker-choice';
import { useWork, type Working } from '../checkpoint/work/use-work';
import { useLater } from '../later';
import { useWatched } from '../ui/use-watched';
import { FreshBanner } from './instructions/fresh-banner';
import { useFresh } from './instructions/use-fresh';
import { VillagePost } from './village-post';

/** The phone of a village's duty post: who is bound for it today, and everybody who enters. */
export default function Village({ device }: { device: Device }) {
  const install = useWatched(device.install);
  const working = useWork(device);
  if (install.kind !== 'post' || install.post === null) return <NotEnrolled device={device} />;
  const page = elsewhere(install.post.kind);
  if (page !== null) return <OwnPage page={page} />;
  if (working === null) return null;
  return <Joined device={device} working={working} post={install.post} />;
}

type JoinedProps = { device: Device; working: Working; post: Post };

/** The phone of a post: its work, or its records; a new instruction is heard on every screen. */
function Joined({ device, working, post }: JoinedProps) {
  const install = useWatched(device.install);
  const recordsScreen = useLater(() => import('../checkpoint/records/records'));
  const [records, setRecords] = useState<'open' | 'closed'>('closed');
  const { shift } = working.work;
  const fresh = useFresh(device, shift);
  if (records === 'open') {
    if (typeof recordsScreen === 'string') return <Coming why={recordsScreen} />;
    return (
      <>
        <FreshBanner fresh={fresh} onOpen={null} />
        <recordsScreen.Records
          device={device}
          shift={shift}
          onShift={(change) => working.change((work) => ({ ...work, shift: { ...work.shift, ...change } }))}
          onBack={() => setRecords('closed')}
        />
      </>
    );
  }
  const toRecords = () => setRecords('open');
  if (install.revoked) return <Halted device={device} why="revoked" onRecords={toRecords} />;
  if (install.worker === null) return <WorkerChoice device={device} onChosen={() => {}} />;
  return <VillagePost {...{ device, post, fresh }} onRecords={toRecords} />;
}
