import { useEffect, useState } from 'preact/hooks';
import type { Device } from '#device/device';
import { askToPersist } from '#device/storage';
import { LinkButton } from '../../ui/button';
import { Page } from '../../ui/page';
import { State } from '../../ui/state';
import { useWatched } from '../../ui/use-watched';
import { usePostWords } from '../../words/checkpoint';
import { workPage } from '../../work-page';
import { Key } from '../frame/key';
import { WorkerChoice } from '../frame/worker-choice';

/** The phone belongs to a post: who works here, whether storage is kept, and whether it can do without a network. */
export function Joined({ device }: { device: Device }) {
  const { post: words } = usePostWords();
  const { post, worker } = useWatched(device.install);
  const { policy, issuers } = useWatched(device.known);
  const { phase } = useWatched(device.sync);
  const [kept, setKept] = useState<boolean | null | 'asking'>('asking');
  useEffect(() => {
    void askToPersist().then(setKept);
  }, []);
  if (worker === null) return <WorkerChoice device={device} onChosen={() => {}} />;
  const page = workPage(post?.kind ?? 'road');
  const ready = policy !== null && issuers.length > 0;
  const storage =
    kept === 'asking'
      ? words.enrol.storage.asking
      : kept === true
        ? words.enrol.storage.kept
        : words.enrol.storage.notKept;
  return (
    <Page
      kind="work"
      above={<bdi>{worker.name}</bdi>}
      title={words.enrol.joined(post?.name ?? '')}
      footer={
        ready ? (
          <LinkButton href={`/${page}`}>
            {page === 'checkpoint' || page === 'village' ? words.enrol.start : words.enrol.startWork}
          </LinkButton>
        ) : (
          <Key usual="usual" onPress={() => void device.syncNow()}>
            {phase === 'sending' ? words.records.sending : words.records.send}
          </Key>
        )
      }
    >
      <State
        kind={ready ? 'empty' : 'waiting'}
        title={ready ? words.enrol.readyTitle : words.enrol.notReadyTitle}
      >
        <p>{ready ? words.enrol.readyText : words.enrol.notReadyText}</p>
      </State>
      <p>{storage}</p>
    </Page>
  );
}
