import { expect, test } from 'vitest';
import { checkSchema } from '#domain/check/check';
import { answerStep, completeCheck, QUESTIONS, unanswered } from '#domain/check/draft';
import type { Verdict } from '#domain/policy/verdict';
import { begun, CLEAN, clean, finished } from './a-check';

const RELEASE: Verdict = finished().shown;
const HOLD: Verdict = { ...RELEASE, colour: 'red', decision: 'hold' };

test('nothing is pre-ticked: a check that has just begun leaves all five questions open', () => {
  expect(unanswered(begun())).toEqual([...QUESTIONS]);
});

test.each(QUESTIONS)('a check without an answer to %s is not complete, and says so', (question) => {
  const draft = clean();
  const { [question]: _, ...others } = draft.answers;
  expect(completeCheck({ ...draft, answers: others }, RELEASE, { decision: 'release' })).toEqual({
    ok: false,
    fault: { code: 'unanswered', questions: [question] },
  });
});

test('the last word of a question counts until the check is decided', () => {
  const draft = answerStep(clean(), { temperature: { answer: 'taken', at: 1, tenths: 372 } });
  expect(draft.answers.temperature).toMatchObject({ tenths: 372 });
});

test('four steps, temperature and the computed decision make a check that the wire accepts', () => {
  const done = completeCheck(clean(), RELEASE, { decision: 'release' });
  expect(done.ok && checkSchema.safeParse(done.value).success).toBe(true);
});

test('another decision than the computed one needs a reason and a name', () => {
  expect(completeCheck(clean(), HOLD, { decision: 'release' })).toEqual({
    ok: false,
    fault: { code: 'override-unexplained' },
  });
  const override = { decision: 'release', reason: 'escorted', text: '救护车随行', by: '王工' } as const;
  const done = completeCheck(clean(), HOLD, { decision: 'release', override });
  expect(done.ok && done.value).toMatchObject({ decision: 'release', override, shown: { decision: 'hold' } });
});

test('a release that is blocked until the document was compared stays blocked', () => {
  const blocked: Verdict = { ...RELEASE, blocked: 'compare-document' };
  expect(completeCheck(clean(), blocked, { decision: 'release' })).toEqual({
    ok: false,
    fault: { code: 'compare-document' },
  });
});

test('an answer without a time, or with a temperature nobody has, is refused by the wire', () => {
  expect(
    checkSchema.safeParse(finished({ temperature: { answer: 'taken', at: 1, tenths: 460 } })).success,
  ).toBe(false);
  const { at, ...timeless } = CLEAN.scan;
  expect(checkSchema.safeParse({ ...finished(), scan: timeless }).success).toBe(false);
});
