import { useState } from 'preact/hooks';
import type { Device, SaveFault } from '#device/device';
import { DEFAULT_ZONE_MINUTES } from '#domain/day';
import { maskName } from '#domain/document/name';
import { stateOf, type Transfer, type TransferStep } from '#domain/transfer/transfer';
import { WorkHeader } from '../checkpoint/frame/work-header';
import { NotSavedScreen } from '../checkpoint/sign/not-saved-screen';
import { useAnnounce } from '../checkpoint/sign/use-announce';
import type { Shift } from '../checkpoint/work/shift';
import { useNow } from '../declare/pass/use-now';
import { useNewTransfers, useTransfers } from '../transfers/use-transfers';
import { useWatched } from '../ui/use-watched';
import { useFormat } from '../words/format';
import { placeText, useTransferWords } from '../words/transfers';
import { CannotScreen } from './cannot-screen';
import { TaskList } from './task-list';
import { TaskScreen } from './task-screen';

type TasksProps = { device: Device; shift: Shift; onRecords: () => void };
type Where = { at: 'list' } | { at: 'task' | 'cannot'; id: string };
type Unsaved = { task: Transfer; step: TransferStep; fault: SaveFault };

/** A team at work: what it has to fetch, and each of them. */
export function Tasks({ device, shift, onRecords }: TasksProps) {
  const { transfers: words } = useTransferWords();
  const { policy } = useWatched(device.known);
  const { post } = useWatched(device.install);
  const zoneMinutes = policy?.parameters.zoneMinutes ?? DEFAULT_ZONE_MINUTES;
  const format = useFormat(zoneMinutes);
  const now = useNow(device);
  const { all, say } = useTransfers(device);
  const [where, go] = useState<Where>({ at: 'list' });
  const [busy, setBusy] = useState(false);
  const [unsaved, setUnsaved] = useState<Unsaved | null>(null);
  const announce = useAnnounce(shift);
  const own = all.filter(({ order }) => order?.driver.id === post?.id);
  useNewTransfers(own, () => announce.sign('hold'));
  const save = async (task: Transfer, step: TransferStep) => {
    if (busy) return;
    setBusy(true);
    const fault = await say(task, step);
    setBusy(false);
    setUnsaved(fault === null ? null : { task, step, fault });
    if (fault === null && step.step === 'cannot') go({ at: 'list' });
  };
  if (unsaved !== null) {
    const { task, step, fault } = unsaved;
    const lines = [
      words.number(task.number),
      maskName(task.person.name),
      step.step === 'cannot' ? step.word : words.step[step.step],
      format.moment(now),
      placeText(task, words),
    ];
    return <NotSavedScreen {...{ fault, busy, lines }} onRetry={() => void save(task, step)} />;
  }
  const task = where.at === 'list' ? undefined : own.find(({ id }) => id === where.id);
  if (where.at === 'list' || task === undefined)
    return (
      <TaskList
        tasks={own}
        now={now}
        zoneMinutes={zoneMinutes}
        header={<WorkHeader device={device} entering={null} onRecords={onRecords} />}
        onOpen={(id) => go({ at: 'task', id })}
      />
    );
  const order = task.order?.number ?? 0;
  const back = () => go({ at: 'list' });
  if (where.at === 'cannot' && mayRefuse(task))
    return (
      <CannotScreen
        task={task}
        onBack={() => go({ at: 'task', id: task.id })}
        onWhy={(word) => void save(task, { transfer: task.id, step: 'cannot', order, word })}
      />
    );
  return (
    <TaskScreen
      {...{ task, now, zoneMinutes }}
      onSay={(step) => void save(task, { transfer: task.id, step, order })}
      onCannot={mayRefuse(task) ? () => go({ at: 'cannot', id: task.id }) : null}
      onBack={back}
    />
  );
}

/** A team may say that it cannot go until it has the person in the car. */
function mayRefuse(task: Transfer): boolean {
  const state = stateOf(task);
  return state === 'ordered' || state === 'accepted' || state === 'at-scene';
}
