import type { ComponentChildren, ComponentProps } from 'preact';
import type { Device } from '#device/device';
import type { Sign } from '#device/sound';
import { maskName } from '#domain/document/name';
import { type Later, useLater } from '../../later';
import { useWatched } from '../../ui/use-watched';
import { useWords } from '../../words/base';
import { usePostWords } from '../../words/checkpoint';
import { Coming } from '../frame/coming';
import type { PlaceNaming } from '../questions/place-naming';
import { meet } from '../work/moves';
import { NO_CODE, ownNumber, unanswered } from '../work/person';
import type { Session } from '../work/use-session';
import type { Working } from '../work/use-work';
import { nextOf } from '../work/vehicle';
import type { Where } from '../work/where';
import type * as challengeScreen from './challenge-screen';
import { ScanScreen } from './scan-screen';
import { useReading } from './use-reading';

export type ScanningProps = {
  device: Device;
  working: Working;
  session: Session;
  header: ComponentChildren;
  places: PlaceNaming;
  zoneMinutes: number;
  /** Lets a trouble be heard. */
  onSign: (kind: Sign) => void;
};

/** From the camera to somebody who is recognised: scan, named trouble, challenge. */
export function Scanning(props: ScanningProps) {
  const { device, working, session, header } = props;
  const { where, kept } = working.work;
  const go = (to: Where) => working.change((before) => ({ ...before, where: to }));
  const onText = useReading(device, working, session);
  const notices = useNotices(device, working, session);
  const screen = useLater(() => import('./challenge-screen'));
  const trouble = useLater(() => import('./in-trouble'));
  const { challenges } = session;
  const nonce = challenges.nonce();
  if (where.at === 'challenge' && nonce !== null) {
    const { why, person } = where;
    return (
      <Challenge
        {...{ device, header, screen, nonce, why }}
        onNext={() => go({ at: 'scan' })}
        onBack={() => {
          if (why === 'asked') challenges.end(null);
          go({ at: 'scan' });
        }}
        {...(person === null
          ? {}
          : {
              onCompare: () => {
                challenges.end(ownNumber(person.pass));
                working.change((work) => meet(work, unanswered(person)));
              },
            })}
      />
    );
  }
  if (where.at === 'trouble') {
    if (typeof trouble === 'string') return <Coming {...{ header }} why={trouble} />;
    return <trouble.InTrouble {...props} read={where.read} go={go} />;
  }
  return (
    <ScanScreen
      {...{ header, notices, onText }}
      openDecoder={session.openDecoder}
      vehicle={
        kept.vehicle === null
          ? null
          : { decided: kept.vehicle.car.decided.length, heads: kept.vehicle.car.heads }
      }
      onFind={() => go({ at: 'find', carried: NO_CODE })}
      onNoCode={() => go({ at: 'by-hand', carried: NO_CODE })}
      onVehicle={() => go({ at: 'car' })}
    />
  );
}

type ChallengeProps = Pick<ScanningProps, 'device'> &
  Omit<ComponentProps<typeof challengeScreen.ChallengeScreen>, 'post'> & {
    screen: Later<typeof challengeScreen>;
  };

function Challenge({ device, header, screen, ...props }: ChallengeProps) {
  const { post } = useWatched(device.install);
  if (typeof screen === 'string') return <Coming {...{ header }} why={screen} />;
  return <screen.ChallengeScreen {...props} header={header} post={post?.name ?? ''} />;
}

/** Lists older than a day are told on the screen where they are used. */
const OLD_MS = 86_400_000;

function useNotices(device: Device, { work }: Working, session: Session): string[] {
  const { checkpoint, post, handOver } = usePostWords();
  const { pulledAt } = useWatched(device.known);
  const { terms } = useWords();
  const words = checkpoint.scan;
  const { vehicle } = work.kept;
  const { correcting = null } = work.shift;
  const next = vehicle === null ? null : nextOf(vehicle);
  const said = session.recorded;
  return [
    correcting === null ? null : handOver.correcting(correcting.name),
    said === null ? null : words.recorded(said.name, terms.decision[said.decision]),
    pulledAt === null || device.now() - pulledAt > OLD_MS ? post.records.oldList : null,
    session.clockOff === null ? null : words.ownClock(session.clockOff),
    session.challenges.nonce() === null ? null : words.challenged,
    vehicle === null || next === null
      ? null
      : [words.seat(next.seat, vehicle.car.heads), next.name === null ? '' : maskName(next.name)].join(' '),
  ].flatMap((notice) => (notice === null ? [] : [notice]));
}
