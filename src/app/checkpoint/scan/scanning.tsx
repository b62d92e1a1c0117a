import type { ComponentChildren, ComponentProps } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Device } from '#device/device';
import type { Sign } from '#device/sound';
import { maskName } from '#domain/document/name';
import { type Later, Missing, useLater } from '../../later';
import { Page } from '../../ui/page';
import { useWatched } from '../../ui/use-watched';
import { useWords } from '../../words/base';
import { usePostWords } from '../../words/checkpoint';
import type { PlaceNaming } from '../questions/place-naming';
import { meet } from '../work/moves';
import { borrowed, NO_CODE, ownNumber, unanswered } from '../work/person';
import type { Session } from '../work/use-session';
import type { Working } from '../work/use-work';
import { nextOf } from '../work/vehicle';
import type { Where } from '../work/where';
import type * as challengeScreen from './challenge-screen';
import type { Read } from './read-code';
import { ScanScreen } from './scan-screen';
import { canChallenge, passSeenOf, personIn } from './trouble';
import { TroubleScreen } from './trouble-screen';
import { letThrough, useReading } from './use-reading';

type ScanningProps = {
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
  const { device, working, session, header, places, zoneMinutes } = props;
  const { where, kept } = working.work;
  const go = (to: Where) => working.change((before) => ({ ...before, where: to }));
  const onText = useReading(device, working, session);
  const notices = useNotices(device, working, session);
  const screen = useLater(() => import('./challenge-screen'));
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
  if (where.at === 'trouble')
    return (
      <InTrouble
        {...{ device, working, session, header, places, zoneMinutes, read: where.read, go }}
        onSign={props.onSign}
      />
    );
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
  const { checkpoint } = usePostWords();
  const { post } = useWatched(device.install);
  if (typeof screen === 'string')
    return (
      <Page kind="work" title={checkpoint.challenge.title} header={header}>
        <Missing why={screen} />
      </Page>
    );
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

type InTroubleProps = ScanningProps & { read: Extract<Read, { is: 'trouble' }>; go: (to: Where) => void };

function InTrouble({
  device,
  working,
  session,
  header,
  places,
  zoneMinutes,
  onSign,
  read,
  go,
}: InTroubleProps) {
  const { trouble, declared } = read;
  const { checkpoint } = usePostWords();
  const { pulledAt } = device.known.value();
  const seen = passSeenOf(trouble, pulledAt === null ? null : device.now() - pulledAt);
  const person = personIn(trouble, seen, declared);
  const pass = person === null ? null : ownNumber(person.pass);
  const clockOff = canChallenge(trouble) ? session.clockOff : null;
  useEffect(() => onSign('compare'), [read]);
  return (
    <TroubleScreen
      {...{ header, trouble, person, zoneMinutes }}
      place={(area) => places.name(area.slice(0, 6))}
      ownClock={clockOff === null ? null : checkpoint.scan.ownClock(clockOff)}
      onRescan={() => go({ at: 'scan' })}
      onCompare={() => {
        if (person === null) return;
        // Used here, and shown again by its own phone: the post may challenge it like any other.
        if (trouble.code === 'used-here') return letThrough(device, { ...working, session }, person);
        session.challenges.end(pass);
        working.change((work) => meet(work, person));
      }}
      onByHand={() =>
        go({
          at: 'find',
          carried: {
            pass:
              trouble.code === 'used-here' ? borrowed({ ...seen, number: trouble.pass.payload.cti }) : seen,
            venue: null,
          },
        })
      }
      onChallenge={() => {
        if (pass === null) return;
        session.challenges.ask(pass, 'asked');
        go({ at: 'challenge', why: 'asked', person });
      }}
      onSync={() => {
        void device.syncNow();
        go({ at: 'scan' });
      }}
    />
  );
}
