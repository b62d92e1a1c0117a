import type { Person } from '../checkpoint/work/person';
import { useWords } from '../words/base';
import { usePostWords } from '../words/checkpoint';
import { useFormat } from '../words/format';
import type { ArrivalAnswers } from './arriving';

/** An arrival line by line: to look over before it is recorded, and to copy on paper when it cannot be. */
export function useArrivalLines(person: Person, answers: ArrivalAnswers, now: () => number): string[] {
  const { checkpoint, village } = usePostWords();
  const { terms } = useWords();
  const format = useFormat();
  const { shown } = village;
  const { temperature, health, itinerary } = answers;
  const degrees =
    temperature?.answer === 'taken'
      ? checkpoint.sign.degrees(temperature.tenths)
      : temperature?.answer === 'refused'
        ? shown.refused
        : shown.notTaken;
  const code =
    health?.answer === 'seen'
      ? [shown[health.colour], health.ticking ? '' : shown.still].filter(Boolean).join(checkpoint.comma)
      : health?.answer === 'refused'
        ? shown.refused
        : shown.notShown;
  const travel =
    itinerary?.answer === 'seen'
      ? itinerary.arrow === 'moving'
        ? shown.moving
        : shown.arrowStill
      : itinerary?.answer === 'refused'
        ? shown.refused
        : shown.notShown;
  return [
    `${format.moment(now())} ${person.name ?? checkpoint.ask.unknown}`,
    [
      terms.document[person.document.type],
      person.document.last === null ? '' : checkpoint.document.last(person.document.last),
    ].join(' '),
    `${village.temperature} ${degrees}`,
    `${village.health} ${code}`,
    `${village.itinerary} ${travel}`,
  ];
}
