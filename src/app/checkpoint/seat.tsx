import type { Device } from '#device/device';
import type { Sign } from '#device/sound';
import { maskName } from '#domain/document/name';
import type { PreparedPolicy } from '#domain/policy/prepared';
import { usePostWords } from '../words/checkpoint';
import type { PlaceNaming } from './questions/place-naming';
import { SeatQuestion } from './questions/seat-question';
import { DecideSeat } from './sign/decide-seat';
import { questionBefore, questionsFor } from './work/asking';
import type { Entering } from './work/judge';
import { give, settle } from './work/moves';
import { NO_CODE } from './work/person';
import type { Session } from './work/use-session';
import type { Working } from './work/use-work';
import { nameAt, nextAfter, replaceSeat, seatAt } from './work/vehicle';
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
export function Seat({ device, working, where, policy, places, session, entering, onSign }: SeatProps) {
  const { checkpoint } = usePostWords();
  const { change } = working;
  const { vehicle } = working.work.kept;
  const { seat } = where;
  const open = vehicle === null ? null : seatAt(vehicle, seat);
  if (vehicle === null || open?.is !== 'open') return null;
  const go = (to: Where) => change((before) => ({ ...before, where: to }));
  const name = nameAt(open) ?? checkpoint.ask.unnamed(seat);
  if (where.at === 'ask')
    return (
      <SeatQuestion
        {...{ open, places }}
        key={`${seat} ${where.asked}`}
        asked={where.asked}
        name={maskName(name)}
        seat={checkpoint.ask.who(seat, vehicle.car.heads)}
        policy={policy.policy}
        now={device.now}
        onGive={(given) => change((work) => give(work, seat, given))}
        onDiffers={() =>
          change((work) => ({
            ...work,
            kept: {
              ...work.kept,
              seat: null,
              vehicle: replaceSeat(vehicle, seat, { is: 'waiting', declared: null }),
            },
            where: { at: 'find', carried: NO_CODE },
          }))
        }
        onBack={() => {
          const before = questionBefore(open, where.asked);
          go(before === null ? { at: 'car' } : { at: 'ask', seat, asked: before });
        }}
      />
    );
  const next = nextAfter(vehicle, seat);
  return (
    <DecideSeat
      {...{ device, vehicle, seat, entering, policy, places, onSign }}
      key={seat}
      next={
        next === null
          ? checkpoint.sign.nextCar
          : checkpoint.sign.nextPerson(
              next.name === null ? checkpoint.ask.unnamed(next.seat) : maskName(next.name),
              next.seat,
              vehicle.car.heads,
            )
      }
      onTested={(test) =>
        change((work) => give(work, seat, (there) => ({ onSpot: [...there.onSpot, test] })))
      }
      onCompare={() => go({ at: 'ask', seat, asked: 'scan' })}
      onBack={() => go({ at: 'ask', seat, asked: questionsFor(open).at(-1) ?? 'temperature' })}
      onSaved={(saved) => {
        session.setRecorded({ name: maskName(name), decision: saved.check.decision });
        change((work) => settle(work, seat, { ...saved, name: open.person.name }));
      }}
    />
  );
}
