import type { Device } from '#device/device';
import type { PreparedPolicy } from '#domain/policy/prepared';
import { useWatched } from '../ui/use-watched';
import { CertificateLater } from './evidence/certificate-later';
import { DirectionScreen } from './frame/direction-screen';
import { WorkHeader } from './frame/work-header';
import { Identify } from './identify/identify';
import { usePlaceNaming } from './questions/place-naming';
import { Scanning } from './scan/scanning';
import { Seat } from './seat';
import { useAnnounce } from './sign/use-announce';
import { Heads } from './vehicle/heads';
import { VehicleInHand } from './vehicle/vehicle-in-hand';
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
  switch (where.at) {
    case 'scan':
    case 'trouble':
    case 'challenge':
      return (
        <Scanning
          {...{ ...common, session, places }}
          zoneMinutes={policy.policy.parameters.zoneMinutes}
          onSign={announce.sign}
        />
      );
    case 'find':
    case 'by-hand':
      return <Identify {...{ ...common, session, where, places, county }} />;
    case 'heads':
      return <Heads device={device} working={working} />;
    case 'certificate':
      return (
        <CertificateLater {...{ device, working, session, where, policy: policy.policy }} key={where.seat} />
      );
    case 'ask':
    case 'sign':
      return (
        <Seat
          {...{ device, working, where, policy, places, session, entering: shift.entering }}
          onSign={announce.sign}
        />
      );
    case 'car':
      return <VehicleInHand {...common} />;
  }
}
