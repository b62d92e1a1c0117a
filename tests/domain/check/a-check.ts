import type { Check } from '#domain/check/check';
import { type Answers, answerStep, beginCheck, type CheckDraft } from '#domain/check/draft';

/** 10 April 2026, 12:00 in the county's zone. */
export const NOON = Date.UTC(2026, 3, 10, 4);

const ID = '01890000-0000-7000-8000-000000000001';

/** Somebody who has just stopped at the post and was asked nothing yet. */
export function begun(changes: Partial<CheckDraft> = {}): CheckDraft {
  return {
    ...beginCheck({
      subject: { pass: '00112233aabbccdd', name: '张三' },
      via: 'pass',
      car: { id: ID, heads: 1, seat: 1 },
      entering: 'outside',
      told: { stays: [], symptoms: [], contactOn: null },
    }),
    ...changes,
  };
}

/** The five answers of somebody with nothing against them. */
export const CLEAN: Required<Answers> = {
  scan: {
    answer: 'done',
    at: NOON - 50_000,
    pass: { state: 'live', number: '00112233aabbccdd', ageSeconds: 3 },
    document: { compared: true, how: 'looked' },
  },
  health: { answer: 'seen', at: NOON - 40_000, colour: 'green', ticking: true },
  naat: { answer: 'seen', at: NOON - 30_000, result: 'negative', sampledAt: NOON - 20 * 3_600_000 },
  itinerary: { answer: 'seen', at: NOON - 20_000, arrow: 'moving', places: [] },
  temperature: { answer: 'taken', at: NOON - 10_000, tenths: 365 },
};

export const clean = (changes: Answers = {}): CheckDraft => answerStep(begun(), { ...CLEAN, ...changes });

/** A finished check of a person with nothing against them. */
export function finished(changes: Partial<Check> = {}): Check {
  const { answers, ...rest } = clean();
  return {
    ...rest,
    ...CLEAN,
    shown: {
      policy: 1,
      colour: 'green',
      measure: 'none',
      decision: 'release',
      blocked: null,
      incident: false,
      ends: { kind: 'none' },
      reasons: [{ row: 'Z', when: 'nothing' }],
    },
    decision: 'release',
    ...changes,
  };
}
