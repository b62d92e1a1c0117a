import type { Question } from '#domain/check/draft';
import type { OpenSeat } from './vehicle';

/** The steps in their order; the two in the middle are asked only where no declaration is on this phone. */
export const ASKED = [
  'scan',
  'health',
  'naat',
  'itinerary',
  'told-places',
  'told-health',
  'temperature',
] as const;
export type Asked = (typeof ASKED)[number];

/** The questions for this person. */
export const questionsFor = (open: OpenSeat): Asked[] =>
  ASKED.filter((one) => open.person.declared === null || (one !== 'told-places' && one !== 'told-health'));

/** True when somebody answered it. */
export function isAnswered(open: OpenSeat, asked: Asked): boolean {
  switch (asked) {
    case 'told-places':
      return open.told.stays !== null;
    case 'told-health':
      return open.told.health !== null;
    case 'scan':
    case 'health':
    case 'naat':
    case 'itinerary':
    case 'temperature':
      return open.answers[asked] !== undefined;
  }
}

/** The first question without an answer; null when the check can be decided. */
export const nextQuestion = (open: OpenSeat): Asked | null =>
  questionsFor(open).find((one) => !isAnswered(open, one)) ?? null;

/** The question before, or null before the first. */
export function questionBefore(open: OpenSeat, asked: Asked): Asked | null {
  const all = questionsFor(open);
  return all[all.indexOf(asked) - 1] ?? null;
}

/** Which of the four steps a question belongs to, from 1; the temperature stands after them. */
export function stepOf(asked: Asked): number {
  const steps: Record<Asked, Question> = {
    scan: 'scan',
    health: 'health',
    naat: 'naat',
    itinerary: 'itinerary',
    'told-places': 'itinerary',
    'told-health': 'itinerary',
    temperature: 'temperature',
  };
  return ['scan', 'health', 'naat', 'itinerary', 'temperature'].indexOf(steps[asked]) + 1;
}
