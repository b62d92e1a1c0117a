import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Device } from '#device/device';
import type { PostKind } from '#domain/county/county';
import { useLater } from '../../later';
import { useWatched } from '../../ui/use-watched';
import type { Shift } from '../work/shift';
import { useWork } from '../work/use-work';
import { Coming } from './coming';
import { Halted, NotEnrolled } from './standing';
import { WorkerChoice } from './worker-choice';

type AtPostProps = {
  device: Device;
  kind: PostKind;
  /** The post's own screens, from which the records are opened. */
  children: (work: { post: string; shift: Shift; onRecords: () => void }) => ComponentChildren;
};

/** The phone of a post that has one way to work: that, its records, or why it cannot work. */
export function AtPost({ device, kind, children }: AtPostProps) {
  const install = useWatched(device.install);
  const working = useWork(device);
  const recordsScreen = useLater(() => import('../records/records'));
  const [records, setRecords] = useState<'open' | 'closed'>('closed');
  if (install.kind !== 'post' || install.post?.kind !== kind) return <NotEnrolled device={device} />;
  if (working === null) return null;
  const { shift } = working.work;
  if (records === 'open') {
    if (typeof recordsScreen === 'string') return <Coming why={recordsScreen} />;
    return (
      <recordsScreen.Records
        device={device}
        shift={shift}
        onShift={(change) => working.change((work) => ({ ...work, shift: { ...work.shift, ...change } }))}
        onBack={() => setRecords('closed')}
      />
    );
  }
  const onRecords = () => setRecords('open');
  if (install.revoked) return <Halted device={device} why="revoked" onRecords={onRecords} />;
  if (install.worker === null) return <WorkerChoice device={device} onChosen={() => {}} />;
  return <>{children({ post: install.post.id, shift, onRecords })}</>;
}
