import type { Check } from '../check/check';
import { clinicFor } from '../policy/clinic';
import type { Facts, Step } from '../policy/facts';
import type { Parameters } from '../policy/policy';
import type { OpenItemDetail, OpenItemKind, Outcome } from './open-item';

type OpenEnd = { kind: OpenItemKind; detail: OpenItemDetail };

/**
 * What a check leaves open (PRODUCT.md rule 9: every decision other than release opens something with an owner), by what
 * was done and not by what the sign said; a test that was asked for stays open where the worker let the person go
 * without one. Whoever is held for transfer is not among it: a transfer is opened for them.
 */
export function endsOfCheck(check: Check, clinics: Parameters['clinics'] = []): OpenEnd[] {
  const { decision, override, shown, advice } = check;
  const ends: OpenEnd[] = [...testOf(check)];
  if (decision === 'fever-clinic') {
    const clinic = clinicFor(clinics, check.origin ?? null);
    ends.push({ kind: 'fever', detail: clinic === null ? {} : { clinic } });
  }
  if (decision === 'turn-back')
    ends.push({ kind: 'turn-back', detail: advice === undefined ? {} : { word: advice } });
  const step = refusedStep(check);
  if (step !== null) ends.push({ kind: 'refusal', detail: { step, decision } });
  const pass = faultyPass(check);
  if (pass !== null) ends.push({ kind: 'incident', detail: { pass, decision } });
  if (override !== undefined) {
    const { reason, text: word, by } = override;
    ends.push({ kind: 'override', detail: { sign: shown.decision, decision, reason, word, by } });
  }
  return ends;
}

/** A test that was asked for and has no result, and a nucleic-acid test whose result is not there yet. */
function testOf({ decision, shown, naat, onSpot }: Check): OpenEnd[] {
  const pending = naat.answer !== 'refused' && naat.result === 'pending';
  if (pending && !onSpot.some(({ method }) => method === 'naat'))
    return [{ kind: 'spot-test', detail: { method: 'naat' } }];
  const asked = decision === 'test-on-spot' || (decision === 'release' && shown.decision === 'test-on-spot');
  return asked && onSpot.length === 0 ? [{ kind: 'spot-test', detail: {} }] : [];
}

function refusedStep({ scan, health, naat, itinerary, temperature }: Check): Step | null {
  if (scan.answer === 'refused') return 'scan';
  if (health.answer === 'refused') return 'health';
  if (naat.answer === 'refused') return 'naat';
  if (itinerary.answer === 'refused') return 'travel';
  return temperature.answer === 'refused' ? 'temperature' : null;
}

/** Somebody else's pass counts as a forged one. */
function faultyPass({ scan }: Check): 'forged' | 'revoked' | null {
  if (scan.answer === 'refused') return null;
  const { state } = scan.pass;
  if (state === 'revoked') return state;
  return state === 'forged' || state === 'borrowed' ? 'forged' : null;
}

/**
 * How what is known of a person by now answers an open end, or null while it does not: a result of a sample that was
 * taken since, another complete check, the word of a clinic. Of facts alone, so that the order in which phones come
 * online does not matter.
 * @param since when the end was opened, ms UTC
 */
export function answerOf(
  { kind, since }: { kind: OpenItemKind; since: number },
  facts: Pick<Facts, 'tests' | 'passages' | 'clearances'>,
): Outcome | null {
  switch (kind) {
    case 'spot-test':
      return resultAfter(facts, since) ?? (isCheckedAfter(facts, since) ? 'checked-again' : null);
    case 'due-test':
      return resultAfter(facts, since);
    case 'fever':
      return facts.clearances.some(({ at }) => at >= since) ? 'cleared' : null;
    case 'turn-back':
      return isCheckedAfter(facts, since) ? 'came-again' : null;
    case 'refusal':
      return isCheckedAfter(facts, since) ? 'agreed' : null;
    case 'released':
    case 'incident':
    case 'override':
    case 'never-came':
    case 'never-arrived':
    case 'no-post':
    case 'fewer-checked':
      return null;
  }
}

/** A positive result before a negative one; what was only declared is none. */
function resultAfter({ tests }: Pick<Facts, 'tests'>, since: number): 'positive' | 'negative' | null {
  const known = tests.filter(
    (test) => test.known !== 'declared' && test.sampledAt !== undefined && test.sampledAt > since,
  );
  if (known.some(({ result }) => result === 'positive')) return 'positive';
  return known.some(({ result }) => result === 'negative') ? 'negative' : null;
}

const isCheckedAfter = ({ passages }: Pick<Facts, 'passages'>, since: number): boolean =>
  passages.some(({ at, refused }) => refused.length === 0 && at > since);

/**
 * Until when an end has to be seen to, ms UTC, by the policy's hours: what waits at a post counts from the check, what is
 * told to a desk from when that knows of it.
 */
export function endDue(
  kind: OpenItemKind,
  when: { at: number; knownAt: number },
  hours: Parameters['deadlinesHours'],
): number {
  switch (kind) {
    case 'spot-test':
    case 'fever':
    case 'turn-back':
      return when.at + hours.tested * HOUR;
    case 'refusal':
      return when.at + hours.controlled * HOUR;
    case 'override':
    case 'due-test':
      return when.knownAt + hours.tested * HOUR;
    case 'released':
    case 'incident':
    case 'never-came':
    case 'never-arrived':
    case 'no-post':
    case 'fewer-checked':
      return when.knownAt + hours.pushed * HOUR;
  }
}
const HOUR = 3_600_000;

/**
 * Whose an end is first: what a post waits for is its area's, what the county answers for (fever, a forged pass) the
 * county's, an override the tier's above the post (PRODUCT.md rule 5: it is told to whom it is accountable).
 */
export function endOwner(kind: OpenItemKind, area: string): string {
  if (kind === 'fever' || kind === 'incident') return area.slice(0, 6);
  if (kind !== 'override') return area;
  const above = [12, 9, 6].find((digits) => digits < area.length);
  return above === undefined ? area : area.slice(0, above);
}
