import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Absent } from '#domain/check/check';
import { maskName } from '#domain/document/name';
import { ColourTag } from '../../ui/colour-tag';
import { Icon } from '../../ui/icon';
import { Page } from '../../ui/page';
import { useWords } from '../../words/base';
import { usePostWords } from '../../words/checkpoint';
import { Key } from '../frame/key';
import { asksAgain } from '../work/recounted';
import { declaredHeads, nameAt, type Seat, type Vehicle } from '../work/vehicle';
import { AbsentScreen } from './absent-screen';
import { ManyHeads } from './heads-screen';

type CarScreenProps = {
  header: ComponentChildren;
  vehicle: Vehicle;
  onSeat: (seat: number) => void;
  onScan: () => void;
  onRecount: (heads: number, absent: Absent | null) => void;
  onLeave: () => void;
};

/** Everybody in the stopped vehicle: decided, half asked, or still waiting. It may go when nobody waits. */
export function CarScreen({ header, vehicle, onSeat, onScan, onRecount, onLeave }: CarScreenProps) {
  const { checkpoint } = usePostWords();
  const words = checkpoint.car;
  const [asking, setAsking] = useState<'list' | 'recount' | 'leave' | { short: number }>('list');
  const back = () => setAsking('list');
  if (asking === 'recount')
    return (
      <ManyHeads
        from={vehicle.car.heads}
        onBack={back}
        onHeads={(heads) => {
          if (asksAgain(vehicle, heads)) return setAsking({ short: heads });
          onRecount(heads, null);
          back();
        }}
      />
    );
  if (typeof asking === 'object')
    return (
      <AbsentScreen
        declared={vehicle.declared ?? asking.short}
        heads={asking.short}
        onBack={() => setAsking('recount')}
        onAnswer={(absent) => {
          onRecount(asking.short, absent);
          back();
        }}
      />
    );
  if (asking === 'leave') return <LeaveScreen {...{ header, vehicle, onLeave }} onStay={back} />;
  return (
    <Page
      kind="work"
      title={[vehicle.car.plate ?? words.title, words.heads(vehicle.car.heads)].join(' · ')}
      header={header}
      footer={
        <div class="keys keys-2">
          <Key usual="usual" wide="wide" onPress={onScan}>
            {words.scanNext}
          </Key>
          <Key onPress={() => setAsking('recount')}>{words.recount}</Key>
          <Key onPress={() => setAsking('leave')}>{words.leave}</Key>
        </div>
      }
    >
      <Agreement vehicle={vehicle} />
      <ol class="people">
        {vehicle.seats.map((seat, index) => (
          <li key={index}>
            <SeatRow seat={seat} number={index + 1} onOpen={() => onSeat(index + 1)} />
          </li>
        ))}
      </ol>
    </Page>
  );
}

function Agreement({ vehicle }: { vehicle: Vehicle }) {
  const { checkpoint } = usePostWords();
  const declared = declaredHeads(vehicle);
  const { heads } = vehicle.car;
  if (declared === null) return null;
  return declared === heads ? (
    <p class="quiet">{checkpoint.car.agree}</p>
  ) : (
    <p class="banner look">{checkpoint.car.differ(declared, heads)}</p>
  );
}

type SeatRowProps = { seat: Seat; number: number; onOpen: () => void };

function SeatRow({ seat, number, onOpen }: SeatRowProps) {
  const { checkpoint } = usePostWords();
  const { terms } = useWords();
  const name = nameAt(seat);
  const shown = name === null ? checkpoint.car.seat(number) : maskName(name);
  if (seat.is === 'done')
    return (
      <div class="person-row">
        <strong>
          <bdi>{shown}</bdi>
        </strong>
        <ColourTag colour={seat.colour}>{terms.decision[seat.decision]}</ColourTag>
      </div>
    );
  return (
    <button type="button" class="person-row" onClick={onOpen}>
      <strong>
        <bdi>{shown}</bdi>
      </strong>
      <span class="quiet">○ {seat.is === 'open' ? checkpoint.car.open : checkpoint.car.waiting}</span>
      <Icon name="forward" />
    </button>
  );
}

type LeaveProps = { header: ComponentChildren; vehicle: Vehicle; onLeave: () => void; onStay: () => void };

/** Says who would be missed before a vehicle is let go unfinished. */
function LeaveScreen({ header, vehicle, onLeave, onStay }: LeaveProps) {
  const { checkpoint } = usePostWords();
  const words = checkpoint.car;
  const missing = vehicle.seats.flatMap((seat, index) =>
    seat.is === 'done' ? [] : [{ seat, number: index + 1 }],
  );
  return (
    <Page
      kind="work"
      title={words.leaveTitle}
      header={header}
      footer={
        <div class="keys keys-1">
          <Key usual="usual" onPress={onStay}>
            {words.stay}
          </Key>
          <Key onPress={onLeave}>{words.leaveConfirm(missing.length)}</Key>
        </div>
      }
    >
      <p>{words.leaveText}</p>
      <ul class="people">
        {missing.map(({ seat, number }) => (
          <li key={number} class="person-row">
            <strong>{nameAt(seat) ?? words.seat(number)}</strong>
          </li>
        ))}
      </ul>
    </Page>
  );
}
