import { useState } from 'preact/hooks';
import type { Device } from '#device/device';
import { Icon } from '../../ui/icon';
import { Page } from '../../ui/page';
import { useWatched } from '../../ui/use-watched';
import { usePostWords } from '../../words/checkpoint';
import { Key } from '../frame/key';
import type { Kept, Shift } from '../work/shift';
import { CarriedList } from './carried-list';
import { HandOver, useFileOf } from './hand-over';
import { HeldHere } from './held-here';
import { KnownLists } from './known-lists';
import { OpenList } from './open-list';
import { Receive } from './receive';
import { RecentList } from './recent-list';
import { Settings } from './settings';
import { ShiftChange } from './shift-change';
import { ShowReceipts, ShowRecords } from './show-codes';
import { Troubled } from './troubled';
import { UnfinishedCars } from './unfinished-cars';
import { useOpenHere } from './use-open-here';
import { WaitingCounts } from './waiting-counts';

type RecordsProps = {
  device: Device;
  shift: Shift;
  /** The vehicle in hand; null where there are no vehicles. */
  kept?: Kept;
  onShift: (change: Partial<Shift>) => void;
  /** Begins a new check that names an old one; absent where people are not checked. */
  onCheckAgain?: (record: { id: string; name: string }) => void;
  onBack: () => void;
};

type Receipts = { bytes: Uint8Array<ArrayBuffer>; records: number };
/** Which of the quieter screens stands there. */
type At =
  | { is: 'records' | 'open' | 'settings' | 'shift' | 'troubled' | 'hand' | 'show' | 'receive' }
  | { is: 'receipts'; receipts: Receipts };

/** What waits on this phone and the ways out of it, what it knows, who works here, and its settings. */
export function Records({ device, shift, kept, onShift, onCheckAgain, onBack }: RecordsProps) {
  const [at, setAt] = useState<At>({ is: 'records' });
  const saveRejected = useFileOf(device, 'rejected', () => undefined);
  const go = (is: Exclude<At['is'], 'receipts'>) => () => setAt({ is });
  const back = go('records');
  switch (at.is) {
    case 'shift':
      return <ShiftChange device={device} kept={kept ?? null} onChosen={onBack} onBack={back} />;
    case 'open':
      return <OpenList device={device} onBack={back} />;
    case 'settings':
      return (
        <Settings
          device={device}
          {...{ shift, onShift }}
          onWorker={() => setAt({ is: 'shift' })}
          onBack={back}
        />
      );
    case 'troubled':
      return (
        <Troubled
          device={device}
          {...(onCheckAgain === undefined ? {} : { onCheckAgain })}
          correcting={shift.correcting?.record ?? null}
          onStopCorrecting={() => onShift({ correcting: null })}
          onExport={saveRejected}
          onBack={back}
        />
      );
    case 'hand':
      return <HandOver device={device} onShow={go('show')} onReceive={go('receive')} onBack={back} />;
    case 'show':
      return <ShowRecords device={device} onBack={go('hand')} />;
    case 'receive':
      return <Receive device={device} onBack={back} />;
    case 'receipts':
      return <ShowReceipts device={device} {...at.receipts} onBack={back} />;
    case 'records':
      return (
        <Overview
          {...{ device, shift, onBack }}
          go={(is) => setAt({ is })}
          onReceipts={(receipts) => setAt({ is: 'receipts', receipts })}
        />
      );
  }
}

type OverviewProps = Pick<RecordsProps, 'device' | 'shift' | 'onBack'> & {
  go: (is: Exclude<At['is'], 'receipts'>) => void;
  onReceipts: (receipts: Receipts) => void;
};

function Overview({ device, shift, onBack, go, onReceipts }: OverviewProps) {
  const { post, checkpoint, handOver } = usePostWords();
  const { phase } = useWatched(device.sync);
  const { revoked } = useWatched(device.install);
  return (
    <Page
      kind="work"
      title={post.records.title}
      footer={
        <div class="keys keys-2">
          <Key usual="usual" wide="wide" onPress={() => (revoked ? go('hand') : void device.syncNow())}>
            {revoked ? handOver.hand.title : phase === 'sending' ? post.records.sending : post.records.send}
          </Key>
          <Key onPress={onBack}>{checkpoint.ask.back}</Key>
          <Key onPress={() => go('settings')}>{post.records.settings}</Key>
        </div>
      }
    >
      <Refused device={device} />
      <WaitingCounts device={device} />
      <Ways {...{ device, go }} />
      <HeldHere device={device} />
      <UnfinishedCars unfinished={shift.unfinished} />
      <CarriedList device={device} onReceipts={onReceipts} />
      <RecentList device={device} />
      <KnownLists device={device} />
    </Page>
  );
}

/** That the county refuses this phone, and what is still to be done with it. */
function Refused({ device }: { device: Device }) {
  const { post, checkpoint, handOver } = usePostWords();
  const { phase } = useWatched(device.sync);
  const { revoked } = useWatched(device.install);
  const { unsent } = useWatched(device.waiting);
  if (revoked)
    return (
      <div class="banner look">
        <p class="banner-words">
          <strong>{checkpoint.revokedTitle}</strong>{' '}
          {unsent > 0 ? handOver.revoked.unsent(unsent) : handOver.revoked.empty}
        </p>
      </div>
    );
  if (phase === 'paused') return <p class="banner look">{post.records.paused}</p>;
  return phase === 'update-needed' ? <p class="banner look">{post.records.updateNeeded}</p> : null;
}

/** What can be done with records besides sending them. */
function Ways({ device, go }: Pick<OverviewProps, 'device' | 'go'>) {
  const { handOver, openEnds } = usePostWords();
  const { rejected, conflict, aside = 0 } = useWatched(device.waiting);
  const troubled = rejected + conflict;
  const open = useOpenHere(device).all;
  const late = open.filter(({ due }) => due < device.now()).length;
  return (
    <ul class="ways">
      {open.length === 0 ? null : (
        <Way onPress={() => go('open')} look={late > 0 ? 'look' : ''}>
          {openEnds.open(open.length, late)}
        </Way>
      )}
      {troubled === 0 ? null : (
        <Way onPress={() => go('troubled')} look={troubled > aside ? 'look' : ''}>
          {handOver.troubled.open(troubled)}
        </Way>
      )}
      <Way onPress={() => go('hand')}>{handOver.hand.open}</Way>
      <Way onPress={() => go('shift')}>{handOver.shift.open}</Way>
    </ul>
  );
}

function Way({
  onPress,
  look = '',
  children,
}: {
  onPress: () => void;
  look?: '' | 'look';
  children: string;
}) {
  return (
    <li>
      <button type="button" class={`way ${look}`} onClick={onPress}>
        {look === '' ? null : <Icon name="look" />}
        <span>{children}</span>
        <Icon name="forward" />
      </button>
    </li>
  );
}
