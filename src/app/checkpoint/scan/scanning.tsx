import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Device } from '#device/device';
import { maskName } from '#domain/document/name';
import { type Later, Missing, useLater } from '../../later';
import { Page } from '../../ui/page';
import { useWatched } from '../../ui/use-watched';
import { useWords } from '../../words/base';
import { usePostWords } from '../../words/checkpoint';
import { certificateInHand } from '../evidence/certificate-in-hand';
import { meet } from '../work/moves';
import { NO_CODE } from '../work/person';
import type { Session } from '../work/use-session';
import type { Working } from '../work/use-work';
import { nextOf } from '../work/vehicle';
import type { Where } from '../work/where';
import type * as challengeScreen from './challenge-screen';
import type { Read } from './read-code';
import { ScanScreen } from './scan-screen';
import { passSeenOf, personIn } from './trouble';
import { TroubleScreen } from './trouble-screen';

type ScanningProps = {
  device: Device;
  working: Working;
  session: Session;
  header: ComponentChildren;
  zoneMinutes: number;
};

/** From the camera to somebody who is recognised: scan, named trouble, challenge. */
export function Scanning({ device, working, session, header, zoneMinutes }: ScanningProps) {
  const { where, kept } = working.work;
  const go = (to: Where) => working.change((before) => ({ ...before, where: to }));
  const onText = useReading(device, working, session);
  const notices = useNotices(device, working, session);
  const screen = useLater(() => import('./challenge-screen'));
  if (where.at === 'challenge' && session.nonce !== null)
    return (
      <Challenge
        {...{ device, header, screen }}
        nonce={session.nonce}
        onNext={() => go({ at: 'scan' })}
        onBack={() => {
          session.endChallenge();
          go({ at: 'scan' });
        }}
      />
    );
  if (where.at === 'trouble')
    return <InTrouble {...{ device, working, session, header, zoneMinutes, read: where.read, go }} />;
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

type ChallengeProps = Pick<ScanningProps, 'device' | 'header'> & {
  screen: Later<typeof challengeScreen>;
  nonce: Uint8Array<ArrayBuffer>;
  onNext: () => void;
  onBack: () => void;
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

/** Reads one text at a time: what comes while one is being verified is the same code seen again. */
function useReading(device: Device, { change }: Working, session: Session): (text: string) => void {
  const reading = useRef(false);
  useEffect(() => () => void (reading.current = true), []);
  const take = (read: Read, text: string) => {
    if (read.proof !== null) session.noteAge(read.proof);
    if (read.is === 'person') session.endChallenge();
    session.setRecorded(null);
    change((work) => {
      switch (read.is) {
        case 'person':
          return meet(work, read.person);
        case 'place':
          return { ...work, where: { at: 'find', carried: { ...NO_CODE, venue: read.venue } } };
        case 'trouble':
          return { ...work, where: certificateInHand(work, read.trouble, text) ?? { at: 'trouble', read } };
      }
    });
  };
  return (text) => {
    if (reading.current) return;
    reading.current = true;
    void import('./read-code')
      .then(({ readCode }) => readCode(text, device, session.nonce))
      .then((read) => take(read, text))
      .finally(() => {
        reading.current = false;
      });
  };
}

/** Lists older than a day are told on the screen where they are used. */
const OLD_MS = 86_400_000;

function useNotices(device: Device, { work }: Working, session: Session): string[] {
  const { checkpoint, post } = usePostWords();
  const { pulledAt } = useWatched(device.known);
  const { terms } = useWords();
  const words = checkpoint.scan;
  const { vehicle } = work.kept;
  const next = vehicle === null ? null : nextOf(vehicle);
  const said = session.recorded;
  return [
    said === null ? null : words.recorded(said.name, terms.decision[said.decision]),
    pulledAt === null || device.now() - pulledAt > OLD_MS ? post.records.oldList : null,
    session.clockOff === null ? null : words.ownClock(session.clockOff),
    session.nonce === null ? null : words.challenged,
    vehicle === null || next === null
      ? null
      : [words.seat(next.seat, vehicle.car.heads), next.name === null ? '' : maskName(next.name)].join(' '),
  ].flatMap((notice) => (notice === null ? [] : [notice]));
}

type InTroubleProps = ScanningProps & { read: Extract<Read, { is: 'trouble' }>; go: (to: Where) => void };

function InTrouble({ device, working, session, header, zoneMinutes, read, go }: InTroubleProps) {
  const { trouble, declared } = read;
  const { pulledAt } = device.known.value();
  const seen = passSeenOf(trouble, pulledAt === null ? null : device.now() - pulledAt);
  const person = personIn(trouble, seen, declared);
  return (
    <TroubleScreen
      {...{ header, trouble, person, zoneMinutes }}
      onRescan={() => go({ at: 'scan' })}
      onCompare={() => {
        session.endChallenge();
        if (person !== null) working.change((work) => meet(work, person));
      }}
      // A pass that is good but another person's says nothing of who stands there.
      onByHand={() =>
        go({ at: 'find', carried: trouble.code === 'used-here' ? NO_CODE : { pass: seen, venue: null } })
      }
      onChallenge={() => {
        session.challenge();
        go({ at: 'challenge' });
      }}
    />
  );
}
