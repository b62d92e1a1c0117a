import type { ComponentChildren } from 'preact';
import type { Device } from '#device/device';
import type { Sign } from '#device/sound';
import type { PreparedPolicy } from '#domain/policy/prepared';
import { useWatched } from '../ui/use-watched';
import { CertificateLater } from './evidence/certificate-later';
import { Identify } from './identify/identify';
import type { PlaceNaming } from './questions/place-naming';
import { Seat } from './seat';
import { Heads } from './vehicle/heads';
import { VehicleInHand } from './vehicle/vehicle-in-hand';
import type { Entering } from './work/judge';
import type { Session } from './work/use-session';
import type { Working } from './work/use-work';
import type { Where } from './work/where';

type InHandProps = {
  device: Device;
  working: Working;
  session: Session;
  header: ComponentChildren;
  where: Exclude<Where, { at: 'direction' | 'scan' | 'trouble' | 'challenge' }>;
  policy: PreparedPolicy;
  places: PlaceNaming;
  entering: Entering;
  onSign: (kind: Sign) => void;
};

/** Everything after the scan: who it is, the heads, the questions, the sign, the vehicle. Fetched while the camera looks. */
export function InHand({ where, session, policy, places, entering, onSign, ...common }: InHandProps) {
  const { device, working } = common;
  const { county } = useWatched(device.known);
  switch (where.at) {
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
      return <Seat {...{ device, working, where, policy, places, session, entering }} onSign={onSign} />;
    case 'car':
      return <VehicleInHand {...common} />;
  }
}
