import { dayOf } from '../day';
import type { KeptEvidence } from '../evidence/evidence';
import type { Facts, Look, Test } from '../policy/facts';
import type { Check, NaatAnswer, ScanAnswer } from './check';
import type { CheckDraft } from './draft';

/**
 * What a check says of its person, as facts for `classify`: while it is being answered (what is not answered yet is
 * `unasked`) and when it is done. The server adds the same facts to the person's file.
 * @param at when the person is looked at, ms UTC
 * @param zoneMinutes the county's zone, for the day on which symptoms were told
 */
export function factsOfCheck(check: CheckDraft, at: number, zoneMinutes: number): Facts {
  const { health, itinerary, temperature } = check.answers;
  return {
    stays: check.told.stays,
    tests: testsOf(check),
    codes:
      health?.answer === 'seen'
        ? [{ colour: health.colour, ticking: health.ticking, seenAt: health.at }]
        : [],
    travels:
      itinerary?.answer === 'seen'
        ? [{ arrow: itinerary.arrow, places: itinerary.places, seenAt: itinerary.at }]
        : itinerary?.answer === 'not-shown'
          ? [{ arrow: 'not-shown', places: [], seenAt: itinerary.at }]
          : [],
    temperatures: temperature?.answer === 'taken' ? [{ tenths: temperature.tenths, at: temperature.at }] : [],
    symptoms: check.told.symptoms.map((symptom) => ({ symptom, on: dayOf(at, zoneMinutes) })),
    contacts: check.told.contactOn === null ? [] : [{ on: check.told.contactOn }],
    clearances: [],
    passages: [],
    atPost: lookOf(check, at),
  };
}

/** A finished check as the draft that it was, so that its facts are read in one way. */
export function draftOf(check: Check): CheckDraft {
  const { scan, health, naat, itinerary, temperature, shown, decision, override, advice, ...begun } = check;
  return { ...begun, answers: { scan, health, naat, itinerary, temperature } };
}

function testsOf(check: CheckDraft): Test[] {
  const { naat } = check.answers;
  const evidence = check.evidence ?? [];
  const support = evidence.find((one) => naat !== undefined && supports(one, naat));
  const asked: Test[] =
    naat === undefined || naat.answer === 'refused'
      ? []
      : [
          {
            method: 'naat',
            result: naat.result,
            known: support === undefined ? naat.answer : 'evidence',
            onSpot: false,
            ...(naat.sampledAt === undefined ? {} : { sampledAt: naat.sampledAt }),
          },
        ];
  const onSpot = check.onSpot.map(
    (test): Test => ({
      method: test.method,
      result: test.result,
      sampledAt: test.at,
      known: 'seen',
      onSpot: true,
    }),
  );
  return [...asked, ...evidence.filter((one) => one !== support).flatMap(findingOf), ...onSpot];
}

/**
 * A certificate supports what the worker saw: the same result of a nucleic-acid test, of a sample no older than the
 * worker says. It never answers for the worker.
 */
function supports({ kind, result, sampledAt }: KeptEvidence, naat: NaatAnswer): boolean {
  if (naat.answer !== 'seen' || kind !== 'naat' || result !== naat.result || sampledAt === null) return false;
  return naat.sampledAt === undefined || sampledAt >= naat.sampledAt;
}

/** A positive test that was certified is a finding whatever was answered; another result alone is none. */
function findingOf({ kind, result, sampledAt }: KeptEvidence): Test[] {
  if (result !== 'positive' || (kind !== 'naat' && kind !== 'antigen')) return [];
  return [
    { method: kind, result, known: 'evidence', onSpot: false, ...(sampledAt === null ? {} : { sampledAt }) },
  ];
}

function lookOf(check: CheckDraft, at: number): Look {
  const { scan, health, naat, itinerary, temperature } = check.answers;
  return {
    at,
    entering: check.entering,
    pass: scan?.answer === 'done' ? passFact(scan) : 'none',
    documentCompared: scan?.answer === 'done' && scan.document.compared,
    scan: scan?.answer ?? 'unasked',
    health: health?.answer ?? 'unasked',
    naat: naat === undefined ? 'unasked' : naat.answer === 'refused' ? 'refused' : 'seen',
    travel: itinerary?.answer ?? 'unasked',
    temperature: temperature?.answer ?? 'unasked',
  };
}

/**
 * The policy knows no clocks and no lenders. Somebody else's pass counts as a forged one. A live code that nothing proves
 * to be of this moment, because the clocks differ or the challenge was not answered, is settled by the document; without
 * that it counts as an old picture (PASS.md "Verifying": "challenge, or compare the document").
 */
function passFact({ pass, document }: Extract<ScanAnswer, { answer: 'done' }>): Look['pass'] {
  const { state, challenged } = pass;
  if (state === 'borrowed') return 'forged';
  if (state !== 'clocks-differ' && state !== 'live') return state;
  const doubtful = state === 'clocks-differ' || challenged === false;
  return doubtful && !document.compared ? 'old-picture' : 'live';
}
