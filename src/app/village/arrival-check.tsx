import { useState } from 'preact/hooks';
import type { Device, SaveFault } from '#device/device';
import { maskName } from '#domain/document/name';
import { Key } from '../checkpoint/frame/key';
import type { Frame } from '../checkpoint/frame/question-page';
import { HealthQuestion } from '../checkpoint/questions/health-question';
import { ItineraryQuestion } from '../checkpoint/questions/itinerary-question';
import type { PlaceNaming } from '../checkpoint/questions/place-naming';
import { TemperatureQuestion } from '../checkpoint/questions/temperature-question';
import { NotSavedScreen } from '../checkpoint/sign/not-saved-screen';
import { knownPlaces } from '../checkpoint/work/judge';
import type { Person } from '../checkpoint/work/person';
import { Page } from '../ui/page';
import { useWords } from '../words/base';
import { usePostWords } from '../words/checkpoint';
import { type ArrivalAnswers, type ArrivalQuestion, arrivalOf, askedBefore, nextAsked } from './arriving';
import { useArrivalLines } from './use-arrival-lines';

type ArrivalCheckProps = {
  device: Device;
  person: Person;
  /** The village post's own area. */
  village: string;
  places: PlaceNaming;
  onBack: () => void;
  onSaved: (name: string) => void;
};

/** Temperature and the two codes of somebody who enters the village, then the record. */
export function ArrivalCheck({ device, person, village, places, onBack, onSaved }: ArrivalCheckProps) {
  const { checkpoint } = usePostWords();
  const [answers, setAnswers] = useState<ArrivalAnswers>({});
  const [again, setAgain] = useState<ArrivalQuestion | null>(null);
  const [fault, setFault] = useState<SaveFault | null>(null);
  const [busy, setBusy] = useState(false);
  const name = person.name ?? checkpoint.ask.unknown;
  const asked = again ?? nextAsked(answers);
  const lines = useArrivalLines(person, answers, device.now);
  const give = (more: ArrivalAnswers) => {
    setAgain(null);
    setAnswers({ ...answers, ...more });
  };
  const save = async () => {
    const body = arrivalOf(person, answers, village);
    if (body === null || busy) return;
    setBusy(true);
    const label = { name: maskName(name), decision: null, colour: null, plate: person.plate };
    const saved = await device.save({ kind: 'arrival', body }, label);
    setBusy(false);
    if (saved.ok) onSaved(maskName(name));
    else setFault(saved.fault);
  };
  if (fault !== null) return <NotSavedScreen {...{ fault, lines, busy }} onRetry={() => void save()} />;
  if (asked === null)
    return (
      <Confirm {...{ name, lines, busy }} onSave={() => void save()} onBack={() => setAgain('itinerary')} />
    );
  const before = askedBefore(asked);
  const frame: Frame = {
    name: maskName(name),
    seat: '',
    step: { temperature: 1, health: 2, itinerary: 4 }[asked],
    onBack: before === null ? onBack : () => setAgain(before),
  };
  const { now } = device;
  switch (asked) {
    case 'temperature':
      return <TemperatureQuestion {...{ frame, now }} onAnswer={(temperature) => give({ temperature })} />;
    case 'health':
      return <HealthQuestion key="health" {...{ frame, now }} onAnswer={(health) => give({ health })} />;
    case 'itinerary':
      return (
        <ItineraryQuestion
          key="itinerary"
          {...{ frame, now, places }}
          known={knownPlaces(person)}
          from={person.declared === null ? 'origin' : 'declaration'}
          onAnswer={(itinerary) => give({ itinerary })}
        />
      );
  }
}

type ConfirmProps = {
  name: string;
  lines: readonly string[];
  busy: boolean;
  onSave: () => void;
  onBack: () => void;
};

function Confirm({ name, lines, busy, onSave, onBack }: ConfirmProps) {
  const { checkpoint, village } = usePostWords();
  const { common } = useWords();
  return (
    <Page
      kind="work"
      above={village.confirmTitle}
      title={name}
      footer={
        <div class="keys keys-1">
          <Key usual="usual" onPress={onSave}>
            {busy ? checkpoint.sign.saving : village.save}
          </Key>
          <Key onPress={onBack}>{common.back}</Key>
        </div>
      }
    >
      <ul class="todo plain">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Page>
  );
}
