import { isWithin } from '../area/place';
import type { Reason } from '../policy/verdict';
import { type FactList, factKey, type KnownFact, type KnownFacts } from './known-facts';

/** A fact by its list and key, with the record that said it last. */
export type FactBehind = { list: FactList; key: string; record: string; at: number };

/**
 * The facts that made a reason, so that one said in error can be named. None for a reason that stands on what is missing
 * (no test, no pass).
 */
export function factsBehind(reason: Reason, facts: KnownFacts): FactBehind[] {
  switch (reason.when) {
    case 'test-positive':
      return named(
        facts.tests,
        'tests',
        (one) => one.result === 'positive' && one.sampledAt === reason.sampledAt,
      );
    case 'code-red':
      return named(facts.codes, 'codes', (one) => one.colour === 'red' && one.seenAt === reason.seenAt);
    case 'code-yellow':
      return named(facts.codes, 'codes', (one) => one.colour === 'yellow' && one.seenAt === reason.seenAt);
    case 'code-unclear':
      return named(facts.codes, 'codes', (one) => one.seenAt === reason.at);
    case 'close-contact':
      return named(facts.contacts, 'contacts', (one) => one.on === reason.on);
    case 'stay-high':
    case 'stay-medium':
    case 'possible-high':
    case 'possible-medium':
    case 'abroad':
    case 'precaution':
      return behindStay(reason, facts);
    case 'unwell':
      return reason.sign === 'temperature'
        ? named(
            facts.temperatures,
            'temperatures',
            ({ tenths, at }) => tenths === reason.tenths && at === reason.at,
          )
        : named(facts.symptoms, 'symptoms', ({ symptom, on }) => symptom === reason.sign && on === reason.on);
    case 'refused':
      return named(facts.passages, 'passages', (one) => one.at === reason.at && one.refused.length > 0);
    case 'travel-unclear':
      return named(facts.travels, 'travels', (one) => one.seenAt === reason.at);
    case 'test-wanting':
    case 'pass-faulty':
    case 'nothing':
      return [];
  }
}

type StayReason = Extract<Reason, { source: unknown }>;

/** A declared stay, or a travel record that lists the place. */
function behindStay({ place, source, exposure }: StayReason, facts: KnownFacts): FactBehind[] {
  return source === 'travel-record'
    ? named(facts.travels, 'travels', (one) => one.places.includes(place))
    : named(
        facts.stays,
        'stays',
        (one) => isSame(one.place, place) && one.from <= exposure && one.to >= exposure,
      );
}

// A retired code is compared by its successor: then neither lies within the other, and both are named.
const isSame = (told: string, judged: string): boolean =>
  told === judged || isWithin(judged, told) || isWithin(told, judged);

function named<F extends object>(
  list: readonly KnownFact<F>[],
  name: FactList,
  isIt: (fact: F) => boolean,
): FactBehind[] {
  return list
    .filter(({ fact }) => isIt(fact))
    .map(({ fact, record, at }) => ({ list: name, key: factKey(fact), record, at }));
}
