import { dayOf, endOfDay } from '#domain/day';
import { factsOf, type PersonFile } from '#domain/person/person-file';
import { classify } from '#domain/policy/classify';
import type { Facts } from '#domain/policy/facts';
import type { PreparedPolicy } from '#domain/policy/prepared';
import { colourSchema, type Verdict } from '#domain/policy/verdict';
import type { PersonRow } from '../store/tables';

type Judgement = Pick<PersonRow, 'colour' | 'measure' | 'verdict' | 'verdict_at' | 'verdict_due'>;
/** `facts` are what it was judged by. */
export type Judged = { row: Judgement; verdict: Verdict; changed: boolean; facts: Facts };

/**
 * What the policy says of a person now, with nobody looking at them. A verdict that gives a reason is looked at again
 * when the day ends, because reasons end with days.
 * @param before the person's row as it stands, or null for somebody new
 */
export function judge(
  file: PersonFile,
  before: Pick<PersonRow, 'colour' | 'measure' | 'verdict_at'> | null,
  by: { policy: PreparedPolicy; now: number },
): Judged {
  const facts = factsOf(file);
  const verdict = classify(facts, by.policy, by.now);
  const changed = before?.colour !== verdict.colour || before.measure !== verdict.measure;
  const reasoned = verdict.reasons.some((reason) => reason.row !== 'Z');
  const { zoneMinutes } = by.policy.policy.parameters;
  return {
    facts,
    verdict,
    changed,
    row: {
      colour: verdict.colour,
      measure: verdict.measure,
      verdict: JSON.stringify(verdict),
      verdict_at: changed ? by.now : (before?.verdict_at ?? by.now),
      verdict_due: reasoned ? endOfDay(dayOf(by.now, zoneMinutes), zoneMinutes) + 1 : null,
    },
  };
}

/** A stored colour as one of the three. */
export const colourOf = (text: string) => colourSchema.parse(text);
