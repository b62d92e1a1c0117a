import type { Arrival } from '#domain/arrival/arrival';
import { subjectOf } from '../checkpoint/work/judge';
import type { Person } from '../checkpoint/work/person';

/** What a village post asks of who arrives. */
export type ArrivalAnswers = Partial<Pick<Arrival, 'temperature' | 'health' | 'itinerary'>>;
export const ARRIVAL_QUESTIONS = ['temperature', 'health', 'itinerary'] as const;
export type ArrivalQuestion = (typeof ARRIVAL_QUESTIONS)[number];

/** The first question without an answer, or null when the arrival can be recorded. */
export const nextAsked = (answers: ArrivalAnswers): ArrivalQuestion | null =>
  ARRIVAL_QUESTIONS.find((question) => answers[question] === undefined) ?? null;

/** The question before, or null before the first. */
export const askedBefore = (question: ArrivalQuestion): ArrivalQuestion | null =>
  ARRIVAL_QUESTIONS[ARRIVAL_QUESTIONS.indexOf(question) - 1] ?? null;

/** The arrival as it is recorded, or null while an answer is missing. `village` is the post's own area. */
export function arrivalOf(person: Person, answers: ArrivalAnswers, village: string): Arrival | null {
  const { temperature, health, itinerary } = answers;
  if (temperature === undefined || health === undefined || itinerary === undefined) return null;
  return {
    subject: subjectOf(person),
    via: person.via === 'pass' ? 'pass' : person.declared === null ? 'by-hand' : 'found',
    village,
    ...(person.origin === null ? {} : { origin: person.origin }),
    ...(person.plate === null ? {} : { plate: person.plate }),
    pass: person.pass,
    temperature,
    health,
    itinerary,
  };
}
