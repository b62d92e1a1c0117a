import type { Answers } from '#domain/check/draft';
import { type Day, dayOf } from '#domain/day';
import type { Policy } from '#domain/policy/policy';
import type { Frame } from '../frame/question-page';
import { type Asked, stepOf } from '../work/asking';
import { knownPlaces } from '../work/judge';
import { answersWith, type OpenSeat } from '../work/vehicle';
import { DocumentQuestion } from './document-question';
import { HealthQuestion } from './health-question';
import { ItineraryQuestion } from './itinerary-question';
import { NaatQuestion } from './naat-question';
import type { PlaceNaming } from './place-naming';
import { TemperatureQuestion } from './temperature-question';
import { ToldHealth } from './told-health';
import { ToldPlaces } from './told-places';

type SeatQuestionProps = {
  asked: Asked;
  open: OpenSeat;
  name: string;
  /** "1/3" */
  seat: string;
  policy: Policy;
  places: PlaceNaming;
  now: () => number;
  onGive: (given: (open: OpenSeat) => Partial<Omit<OpenSeat, 'is' | 'person'>>) => void;
  onDiffers: () => void;
  onNoDocument: () => void;
  /** A certificate from elsewhere is to be scanned beside this question. */
  onCertificate: () => void;
  onBack: () => void;
};

/** The question that is asked of one seat now. */
export function SeatQuestion(props: SeatQuestionProps) {
  const { asked, open, places, now, onGive } = props;
  const { zoneMinutes, lookBackDays } = props.policy.parameters;
  const today: Day = dayOf(now(), zoneMinutes);
  const frame: Frame = { name: props.name, seat: props.seat, step: stepOf(asked), onBack: props.onBack };
  const give = (answers: Answers) => onGive((seat) => ({ answers: answersWith(seat, answers) }));
  const { person } = open;
  const certified = { evidence: open.evidence ?? [], onCertificate: props.onCertificate };
  switch (asked) {
    case 'scan':
      return (
        <DocumentQuestion
          {...{ frame, person, now }}
          onAnswer={(scan) => give({ scan })}
          onDiffers={props.onDiffers}
          onNoDocument={props.onNoDocument}
        />
      );
    case 'health':
      return <HealthQuestion {...{ frame, now, certified }} onAnswer={(health) => give({ health })} />;
    case 'naat':
      return (
        <NaatQuestion
          {...{ frame, now, zoneMinutes, certified }}
          declared={person.declared?.naat ?? null}
          onAnswer={(naat) => give({ naat })}
        />
      );
    case 'itinerary':
      return (
        <ItineraryQuestion
          {...{ frame, now, places }}
          known={knownPlaces(person)}
          from={person.declared === null ? 'origin' : 'declaration'}
          onAnswer={(itinerary) => give({ itinerary })}
        />
      );
    case 'told-places':
      return (
        <ToldPlaces
          {...{ frame, places, today, lookBackDays }}
          origin={person.origin}
          onAnswer={(stays) => onGive((seat) => ({ told: { ...seat.told, stays } }))}
        />
      );
    case 'told-health':
      return (
        <ToldHealth
          {...{ frame, today, zoneMinutes, lookBackDays }}
          onAnswer={(health) => onGive((seat) => ({ told: { ...seat.told, health } }))}
        />
      );
    case 'temperature':
      return <TemperatureQuestion {...{ frame, now }} onAnswer={(temperature) => give({ temperature })} />;
  }
}
