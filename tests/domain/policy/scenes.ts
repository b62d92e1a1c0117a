import { startOfDay } from '#domain/day';
import { classify } from '#domain/policy/classify';
import { defaultPolicy } from '#domain/policy/default-policy';
import { type Facts, type Look, noFacts } from '#domain/policy/facts';
import type { Policy } from '#domain/policy/policy';
import { prepare } from '#domain/policy/prepared';
import type { Verdict } from '#domain/policy/verdict';

const HOUR = 3_600_000;

/** 10 April 2022, 12:00 at +08:00. */
export const NOON = startOfDay('2022-04-10') + 12 * HOUR;
export const hoursBefore = (hours: number): number => NOON - hours * HOUR;

/** The policy of the worked cases. */
export const casePolicy = (): Policy => ({
  ...defaultPolicy(),
  riskAreas: [
    { place: '310115', level: 'high', since: '2022-03-01', source: 'notice 1' },
    { place: '4304', level: 'medium', since: '2022-03-28', source: 'notice 2' },
  ],
});

export const cleanLook: Look = {
  at: NOON,
  entering: 'outside',
  pass: 'live',
  documentCompared: true,
  scan: 'done',
  health: 'seen',
  naat: 'seen',
  travel: 'seen',
  temperature: 'taken',
};

export const naat = (
  hours: number,
  known: 'seen' | 'evidence' | 'declared' = 'seen',
): Facts['tests'][number] => ({
  method: 'naat',
  result: 'negative',
  sampledAt: hoursBefore(hours),
  known,
  onSpot: false,
});

export const negativeOnSpot: Facts['tests'][number] = {
  method: 'antigen',
  result: 'negative',
  sampledAt: NOON,
  known: 'seen',
  onSpot: true,
};

/** Somebody of whom everything is as it should be, but for what is given. */
export const clean = (but: Partial<Facts> = {}): Facts => ({
  ...noFacts(),
  tests: [naat(20)],
  codes: [{ colour: 'green', ticking: true, seenAt: NOON }],
  travels: [{ arrow: 'moving', places: [], seenAt: NOON }],
  temperatures: [{ tenths: 365, at: NOON }],
  atPost: cleanLook,
  ...but,
});

export const stay = (place: string, from: string, to: string): Facts['stays'][number] => ({
  place,
  from: `2022-${from}`,
  to: `2022-${to}`,
});

/** What the policy of the worked cases says at noon. */
export const judge = (facts: Facts, policy: Policy = casePolicy()): Verdict =>
  classify(facts, prepare(policy), NOON);
export const rows = (facts: Facts, policy?: Policy) =>
  judge(facts, policy).reasons.map((reason) => reason.row);
export const withParameters = (parameters: Partial<Policy['parameters']>): Policy => {
  const policy = casePolicy();
  return { ...policy, parameters: { ...policy.parameters, ...parameters } };
};
export const withArea = (place: string, level: 'high' | 'medium' = 'high'): Policy => ({
  ...casePolicy(),
  riskAreas: [{ place, level, since: '2022-03-01', source: 'notice 3' }],
});
