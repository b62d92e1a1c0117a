import type { ComponentChildren } from 'preact';
import type { Device } from '#device/device';
import type { Worker } from '#domain/pull-wire';
import { Page } from '../../ui/page';
import { useWatched } from '../../ui/use-watched';
import { usePostWords } from '../../words/checkpoint';
import { beginTurn } from '../work/turn';
import { Key } from './key';

type WorkerChoiceProps = { device: Device; header?: ComponentChildren; onChosen: (worker: Worker) => void };

/** Who holds the phone now, of those who work at its post. */
export function WorkerChoice({ device, header, onChosen }: WorkerChoiceProps) {
  const { checkpoint } = usePostWords();
  const { workers } = useWatched(device.known);
  const { post } = useWatched(device.install);
  const here = workers.filter((worker) => worker.post === post?.id);
  const choose = async (worker: Worker) => {
    await device.chooseWorker(worker);
    await beginTurn(device, worker);
    onChosen(worker);
  };
  return (
    <Page
      kind="work"
      above={<bdi>{post?.name}</bdi>}
      title={here.length === 0 ? checkpoint.noWorkersTitle : checkpoint.chooseWorkerTitle}
      header={header}
      footer={
        <div class="keys keys-1">
          {here.map((worker) => (
            <Key key={worker.id} onPress={() => void choose(worker)}>
              <bdi>{worker.name}</bdi>
            </Key>
          ))}
          {here.length === 0 ? <Key onPress={() => void device.syncNow()}>{checkpoint.syncNow}</Key> : null}
        </div>
      }
    >
      {here.length === 0 ? <p>{checkpoint.noWorkersText}</p> : null}
    </Page>
  );
}
