import type { Decision, Verdict } from '../policy/verdict';
import { fault, ok, type Result } from '../result';
import type {
  Check,
  HealthAnswer,
  ItineraryAnswer,
  NaatAnswer,
  ScanAnswer,
  TemperatureAnswer,
} from './check';

/** What has to be answered before a check is complete: the four steps of Hengyang in their order, then the temperature. */
export const QUESTIONS = ['scan', 'health', 'naat', 'itinerary', 'temperature'] as const;
export type Question = (typeof QUESTIONS)[number];

export type Answers = {
  scan?: ScanAnswer;
  health?: HealthAnswer;
  naat?: NaatAnswer;
  itinerary?: ItineraryAnswer;
  temperature?: TemperatureAnswer;
};

/** A check that has been begun and not decided: who stands there, and the answers so far. Nothing is pre-ticked. */
export type CheckDraft = Omit<Check, Question | 'shown' | 'decision' | 'override' | 'advice'> & {
  answers: Answers;
};

/** A check of one person with no answer yet. */
export function beginCheck(begun: Omit<CheckDraft, 'answers' | 'onSpot'>): CheckDraft {
  return { ...begun, onSpot: [], answers: {} };
}

/** The draft with one question answered, or answered again: the last word counts until the check is decided. */
export function answerStep(draft: CheckDraft, answer: Answers): CheckDraft {
  return { ...draft, answers: { ...draft.answers, ...answer } };
}

/** The questions without an answer, in the order in which they are asked. */
export function unanswered(draft: CheckDraft): Question[] {
  return QUESTIONS.filter((question) => draft.answers[question] === undefined);
}

/** What the worker does at the end: the computed decision, or another one with reason and name. */
export type Deed = { decision: Decision; override?: Check['override']; advice?: string };

export type IncompleteFault =
  | { code: 'unanswered'; questions: Question[] }
  /** The verdict is blocked until the document was compared (rule P1). */
  | { code: 'compare-document' }
  /** Another decision than the computed one needs a reason and a name (PRODUCT rule 5). */
  | { code: 'override-unexplained' };

/**
 * The finished check, or why it cannot be finished yet. Four explicit answers and the temperature, by the worker
 * (PRODUCT rule 1).
 * @param shown the verdict that stands on the screen, kept in the record word for word
 */
export function completeCheck(draft: CheckDraft, shown: Verdict, deed: Deed): Result<Check, IncompleteFault> {
  const { answers, ...begun } = draft;
  const { scan, health, naat, itinerary, temperature } = answers;
  if (!scan || !health || !naat || !itinerary || !temperature)
    return fault({ code: 'unanswered', questions: unanswered(draft) });
  if (deed.decision !== shown.decision && deed.override?.decision !== deed.decision)
    return fault({ code: 'override-unexplained' });
  if (shown.blocked === 'compare-document' && deed.decision === 'release' && deed.override === undefined)
    return fault({ code: 'compare-document' });
  return ok({
    ...begun,
    scan,
    health,
    naat,
    itinerary,
    temperature,
    shown,
    decision: deed.decision,
    ...(deed.override === undefined ? {} : { override: deed.override }),
    ...(deed.advice === undefined ? {} : { advice: deed.advice }),
  });
}
