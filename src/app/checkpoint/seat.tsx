import type { Device } from '#device/device';
import type { Sign } from '#device/sound';
import { maskName } from '#domain/document/name';
import type { PreparedPolicy } from '#domain/policy/prepared';
import { usePostWords } from '../words/checkpoint';
import type { PlaceNaming } from './questions/place-naming';
import { SeatQuestion } from './questions/seat-question';
import { DecideSeat } from './sign/decide-seat';
import { type Asked, questionBefore } from './work/asking';
import type { Entering } from './work/judge';
import { give, lookFor, notTheirs, settle } from './work/moves';
import { NO_CODE } from './work/person';
import type { Session } from './work/use-session';
import type { Working } from './work/use-work';
import { nameAt, nextAfter, type OpenSeat, seatAt, type Vehicle } from './work/vehicle';
import type { Where } from './work/where';

type SeatProps = {
  device: Device;
  working: Working;
  where: Extract<Where, { at: 'ask' | 'sign' }>;
  policy: PreparedPolicy;
  places: PlaceNaming;
  session: Session;
  entering: Entering;
  onSign: (kind: Sign) => void;
};

/** One person of the vehicle: the question that is asked now, or the sign. */
export function Seat(props: SeatProps) {
  const { where } = props;
  const { vehicle } = props.working.work.kept;
  const open = vehicle === null ? null : seatAt(vehicle, where.seat);
  if (vehicle === null || open?.is !== 'open') return null;
  return where.at === 'ask' ? (
    <AskedSeat {...props} {...{ vehicle, open }} asked={where.asked} />
  ) : (
    <DecidedSeat {...props} {...{ vehicle, open }} />
  );
}

type OpenProps = SeatProps & { vehicle: Vehicle; open: OpenSeat };

function AskedSeat(props: OpenProps & { asked: Asked }) {
  const { device, working, policy, places, vehicle, open, asked } = props;
  const { seat } = props.where;
  const { checkpoint } = usePostWords();
  const { change } = working;
  return (
    <SeatQuestion
      {...{ open, places, asked }}
      key={`${seat} ${asked}`}
      name={maskName(nameAt(open) ?? checkpoint.ask.unnamed(seat))}
      seat={checkpoint.ask.who(seat, vehicle.car.heads)}
      policy={policy.policy}
      now={device.now}
      onGive={(given) => change((work) => give(work, seat, given))}
      onCertificate={() =>
        change((work) => ({ ...work, where: { at: 'certificate', seat, asked, texts: [] } }))
      }
      onDiffers={() => change((work) => notTheirs(work, seat))}
      onNoDocument={() => change((work) => lookFor(work, seat, NO_CODE))}
      onBack={() => {
        const before = questionBefore(open, asked);
        const where: Where = before === null ? { at: 'car' } : { at: 'ask', seat, asked: before };
        change((work) => ({ ...work, where }));
      }}
    />
  );
}

function DecidedSeat(props: OpenProps) {
  const { device, working, session, policy, places, entering, onSign, vehicle, open } = props;
  const { seat } = props.where;
  const { checkpoint } = usePostWords();
  const { change } = working;
  const ask = (asked: Asked) => change((work) => ({ ...work, where: { at: 'ask', seat, asked } }));
  const next = nextAfter(vehicle, seat);
  const nextName =
    next === null || next.name === null ? checkpoint.ask.unnamed(next?.seat ?? 0) : maskName(next.name);
  return (
    <DecideSeat
      {...{ device, vehicle, seat, entering, policy, places, onSign }}
      key={seat}
      next={
        next === null
          ? checkpoint.sign.nextCar
          : checkpoint.sign.nextPerson(nextName, next.seat, vehicle.car.heads)
      }
      onTested={(test) =>
        change((work) => give(work, seat, (there) => ({ onSpot: [...there.onSpot, test] })))
      }
      onCompare={() => ask('scan')}
      onBack={() => ask('temperature')}
      onSaved={(saved) => {
        const name = maskName(nameAt(open) ?? checkpoint.ask.unnamed(seat));
        session.setRecorded({ name, decision: saved.check.decision });
        // What the new check stands for needs nobody any more.
        if (saved.check.corrects !== undefined) void device.putAside(saved.check.corrects);
        change((work) => settle(work, seat, { ...saved, name: open.person.name }));
      }}
    />
  );
}
