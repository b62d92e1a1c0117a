import type { Device } from '#device/device';
import { LinkButton } from '../../ui/button';
import { Page } from '../../ui/page';
import { State } from '../../ui/state';
import { useWatched } from '../../ui/use-watched';
import { usePostWords } from '../../words/checkpoint';
import { FromBefore } from '../enrol/from-before';
import { Key } from './key';

/** A phone that belongs to no post cannot check anybody. */
export function NotEnrolled({ device }: { device: Device }) {
  const { checkpoint } = usePostWords();
  return (
    <Page
      kind="work"
      title={checkpoint.notEnrolledTitle}
      footer={<LinkButton href="/enrol">{checkpoint.enrolNow}</LinkButton>}
    >
      <p>{checkpoint.notEnrolledText}</p>
      <FromBefore device={device} />
    </Page>
  );
}

type HaltedProps = { device: Device; why: 'revoked' | 'no-policy'; onRecords: () => void };

/** A phone that may not, or cannot yet, check: it says so and keeps its records in sight. */
export function Halted({ device, why, onRecords }: HaltedProps) {
  const { checkpoint } = usePostWords();
  const { phase } = useWatched(device.sync);
  const revoked = why === 'revoked';
  return (
    <Page
      kind="work"
      title={revoked ? checkpoint.revokedTitle : checkpoint.noPolicyTitle}
      hideTitle
      footer={
        <div class="keys keys-1">
          {revoked ? null : (
            <Key usual="usual" onPress={() => void device.syncNow()}>
              {phase === 'sending' ? checkpoint.syncing : checkpoint.syncNow}
            </Key>
          )}
          <Key onPress={onRecords}>{checkpoint.header.records}</Key>
        </div>
      }
    >
      <State kind="failed" title={revoked ? checkpoint.revokedTitle : checkpoint.noPolicyTitle}>
        <p>{revoked ? checkpoint.revokedText : checkpoint.noPolicyText}</p>
      </State>
    </Page>
  );
}
