import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Device } from '#device/device';
import { maskName } from '#domain/document/name';
import type { Expected } from '#domain/expected';
import type { Instruction } from '#domain/instruction/instruction';
import { Key } from '../checkpoint/frame/key';
import type { PlaceNaming } from '../checkpoint/questions/place-naming';
import { ColourTag } from '../ui/colour-tag';
import { Page } from '../ui/page';
import { useWatched } from '../ui/use-watched';
import { useWords } from '../words/base';
import { usePostWords } from '../words/checkpoint';
import { useFormat } from '../words/format';
import { DueSection } from './follow-up/due-section';
import type { Followed } from './follow-up/use-wards';
import { InstructionList } from './instructions/instruction-list';
import type { Missing } from './missing/missing-items';
import { MissingSection } from './missing/missing-section';
import { type Registered, rollOf } from './roll';

type RollScreenProps = {
  device: Device;
  header: ComponentChildren;
  registered: Registered;
  zoneMinutes: number;
  places: PlaceNaming;
  /** What was recorded last. */
  done: string | null;
  instructions: readonly Instruction[];
  onInstruction: (id: string) => void;
  /** Who is followed up from here, the most urgent first. */
  wards: readonly Followed[];
  /** The round begins with somebody, or with the list. */
  onFollowUp: (person: string | null) => void;
  /** Of whom the village has to find out, the nearest limit first. */
  missing: readonly Missing[];
  onMissing: (item: string) => void;
  onPerson: (expected: Expected) => void;
  onScan: () => void;
  onFind: () => void;
};

/** Who is bound for the village: late first, then still to come, then who has arrived. */
export function RollScreen(props: RollScreenProps) {
  const { device, registered, zoneMinutes } = props;
  const { village, checkpoint } = usePostWords();
  const expected = useExpected(device);
  const now = device.now();
  const roll = rollOf(expected ?? [], registered, { now, zoneMinutes });
  const nobody = expected !== null && roll.late.length + roll.coming.length + roll.arrived.length === 0;
  // Whom the village has to find out about stands above, with the clock of that.
  const missed = new Set(props.missing.map(({ person }) => person));
  const late = roll.late.filter(({ person }) => !missed.has(person));
  const rows = { zoneMinutes, places: props.places, now };
  return (
    <Page
      kind="work"
      title={village.title}
      header={props.header}
      footer={
        <div class="keys keys-2">
          <Key usual="usual" onPress={props.onScan}>
            {village.scan}
          </Key>
          <Key onPress={props.onFind}>{village.byHand}</Key>
        </div>
      }
    >
      {props.done === null ? null : (
        <p class="banner" role="status">
          {props.done}
        </p>
      )}
      <InstructionList instructions={props.instructions} now={now} onOpen={props.onInstruction} />
      <DueSection
        all={props.wards}
        {...{ now, zoneMinutes }}
        onPerson={props.onFollowUp}
        onList={() => props.onFollowUp(null)}
      />
      <MissingSection all={props.missing} now={now} onOpen={props.onMissing} />
      {expected === null ? <p class="quiet">{checkpoint.opening}</p> : null}
      {nobody ? <p>{village.none}</p> : null}
      <Group title={village.late} people={late} look="look" onPerson={props.onPerson} {...rows} />
      <Group title={village.coming} people={roll.coming} onPerson={props.onPerson} {...rows} />
      <Arrived arrived={roll.arrived} zoneMinutes={zoneMinutes} />
    </Page>
  );
}

/** Who is expected, read again whenever this phone has heard from the county. */
function useExpected(device: Device): readonly Expected[] | null {
  const { pulledAt } = useWatched(device.known);
  const [expected, setExpected] = useState<readonly Expected[] | null>(null);
  useEffect(() => {
    void device.expected().then(setExpected);
  }, [device, pulledAt]);
  return expected;
}

type GroupProps = {
  title: string;
  people: readonly Expected[];
  look?: 'look';
  zoneMinutes: number;
  places: PlaceNaming;
  now: number;
  onPerson: (expected: Expected) => void;
};

const MS_PER_HOUR = 3_600_000;

function Group({ title, people, look, zoneMinutes, places, now, onPerson }: GroupProps) {
  const { village } = usePostWords();
  const { terms } = useWords();
  const format = useFormat(zoneMinutes);
  if (people.length === 0) return null;
  const when = (one: Expected) => {
    const late = Math.floor((now - one.arriveAt) / MS_PER_HOUR);
    return late > 0 ? village.lateBy(late) : village.at(format.time(one.arriveAt));
  };
  return (
    <section>
      <h2 class={look === 'look' ? 'banner look' : undefined}>
        {title} {people.length}
      </h2>
      <ul class="people">
        {people.map((one) => (
          <li key={one.declaration}>
            <button
              type="button"
              class="person-row"
              aria-label={village.register(maskName(one.name))}
              onClick={() => onPerson(one)}
            >
              <strong>
                <bdi>{maskName(one.name)}</bdi>
              </strong>
              <ColourTag colour={one.colour}>{terms.colour[one.colour]}</ColourTag>
              <span class="quiet person-more">
                {[
                  one.saidHereAt === undefined ? when(one) : village.saidHere(format.time(one.saidHereAt)),
                  places.short(one.origin),
                  one.checkedAt === null ? village.unchecked : village.checked(format.moment(one.checkedAt)),
                ].join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

type ArrivedProps = { arrived: readonly { person: Expected; at: number }[]; zoneMinutes: number };

function Arrived({ arrived, zoneMinutes }: ArrivedProps) {
  const { village } = usePostWords();
  const format = useFormat(zoneMinutes);
  if (arrived.length === 0) return null;
  return (
    <section>
      <h2>
        {village.arrived} {arrived.length}
      </h2>
      <ul class="people">
        {arrived.map(({ person, at }) => (
          <li key={person.declaration} class="person-row">
            <strong>
              <bdi>{maskName(person.name)}</bdi>
            </strong>
            <span class="quiet">{village.arrivedAt(format.time(at))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
