import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Device } from '#device/device';
import type { Check } from '#domain/check/check';
import { completeCheck, type Deed } from '#domain/check/draft';
import { maskName } from '#domain/document/name';
import type { PreparedPolicy } from '#domain/policy/prepared';
import type { Verdict } from '#domain/policy/verdict';
import { usePostWords } from '../../words/checkpoint';
import type { PlaceNaming } from '../questions/place-naming';
import { draftOf, type Entering, judge } from '../work/judge';
import { type OpenSeat, seatAt, type Vehicle } from '../work/vehicle';
import { Deciding } from './deciding';
import { NotSaved } from './not-saved-screen';
import { isBlocked } from './sign-screen';
import { type Saved, useSaving } from './use-saving';
import { WhySign } from './why-sign';

type DecideSeatProps = {
  device: Device;
  vehicle: Vehicle;
  seat: number;
  entering: Entering;
  policy: PreparedPolicy;
  places: PlaceNaming;
  /** Who comes after this one, for the button of a release. */
  next: string;
  /** The sign arrives: let it be heard. */
  onSign: (kind: Check['decision'] | 'compare') => void;
  onTested: (test: Check['onSpot'][number]) => void;
  onCompare: () => void;
  onBack: () => void;
  onSaved: (saved: Saved) => void;
};

/** The end of a check: the policy's word over all answers of one seat. */
export function DecideSeat(props: DecideSeatProps) {
  const { device, vehicle, seat, entering, policy } = props;
  const open = seatAt(vehicle, seat);
  const { now, verdict } = useMemo(() => {
    const at = device.now();
    return { now: at, verdict: judge(vehicle, seat, { entering, policy, now: at }) };
  }, [open, policy]);
  const kind = verdict === null ? null : isBlocked(verdict) ? 'compare' : verdict.decision;
  useEffect(() => {
    if (kind !== null) props.onSign(kind);
  }, [kind]);
  if (open.is !== 'open' || verdict === null) return null;
  return <Judged {...props} {...{ open, verdict, judgedAt: now }} />;
}

type JudgedProps = DecideSeatProps & { open: OpenSeat; verdict: Verdict; judgedAt: number };

/** What is done about it, and the record on disk before anything else. */
function Judged(props: JudgedProps) {
  const { device, vehicle, seat, policy, open, verdict } = props;
  const { checkpoint } = usePostWords();
  const [deed, setDeed] = useState<Deed | null>(null);
  const { busy, fault, save } = useSaving(device, props.onSaved);
  const name = open.person.name ?? checkpoint.ask.unnamed(seat);
  const start = (done: Deed) => {
    setDeed(done);
    const label = {
      name: maskName(name),
      decision: done.decision,
      colour: verdict.colour,
      plate: vehicle.car.plate,
    };
    save(finished(props, done), label);
  };
  if (fault !== null && deed !== null)
    return (
      <NotSaved
        {...{ open, name, fault, busy }}
        plate={vehicle.car.plate}
        decision={deed.decision}
        now={device.now()}
        onRetry={() => start(deed)}
      />
    );
  return (
    <Deciding
      {...{ verdict, busy, name }}
      next={props.next}
      worker={device.install.value().worker?.name ?? ''}
      now={device.now}
      onDeed={start}
      onTested={props.onTested}
      onCompare={props.onCompare}
      onBack={props.onBack}
    >
      <WhySign
        {...{ verdict, open }}
        name={maskName(name)}
        places={props.places}
        zoneMinutes={policy.policy.parameters.zoneMinutes}
        now={props.judgedAt}
      />
    </Deciding>
  );
}

/** The check as it is recorded. The screens offer nothing that the domain refuses: anything else is a mistake of ours. */
function finished({ vehicle, seat, entering, verdict }: JudgedProps, deed: Deed): Check {
  const draft = draftOf(vehicle, seat, entering);
  const check = draft === null ? null : completeCheck(draft, verdict, deed);
  if (check === null || !check.ok) throw new Error('the check is not complete');
  return check.value;
}
