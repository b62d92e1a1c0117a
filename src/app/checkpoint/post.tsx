import type { Device } from '#device/device';
import type { PreparedPolicy } from '#domain/policy/prepared';
import { useLater } from '../later';
import { useWatched } from '../ui/use-watched';
import { Coming } from './frame/coming';
import { DirectionScreen } from './frame/direction-screen';
import { WorkHeader } from './frame/work-header';
import { usePlaceNaming } from './questions/place-naming';
import { Scanning } from './scan/scanning';
import { useAnnounce } from './sign/use-announce';
import { chooseDirection } from './work/moves';
import { useSession } from './work/use-session';
import type { Working } from './work/use-work';

type PostProps = { device: Device; working: Working; policy: PreparedPolicy; onRecords: () => void };

/** A post at work: the screen that the work is at. */
export function Post({ device, working, policy, onRecords }: PostProps) {
  const { work, change } = working;
  const { county } = useWatched(device.known);
  const places = usePlaceNaming(county);
  const announce = useAnnounce(work.shift);
  const session = useSession(device);
  const inHand = useLater(() => import('./in-hand'));
  const { where, shift } = work;
  if (where.at === 'direction' || shift.entering === null)
    return (
      <DirectionScreen
        onDirection={(entering) => {
          announce.unlock();
          change((before) => chooseDirection(before, entering));
        }}
      />
    );
  const header = (
    <WorkHeader
      device={device}
      entering={shift.entering}
      onDirection={() => change((before) => ({ ...before, where: { at: 'direction' } }))}
      onRecords={onRecords}
    />
  );
  const common = { device, working, header };
  if (where.at === 'scan' || where.at === 'trouble' || where.at === 'challenge')
    return (
      <Scanning
        {...{ ...common, session, places }}
        zoneMinutes={policy.policy.parameters.zoneMinutes}
        onSign={announce.sign}
      />
    );
  if (typeof inHand === 'string') return <Coming {...{ header }} why={inHand} />;
  return (
    <inHand.InHand
      {...{ ...common, where, session, places, policy, entering: shift.entering }}
      onSign={announce.sign}
    />
  );
}
