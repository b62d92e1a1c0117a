import { nonceFromDigits } from '#domain/pass/challenge';
import { parseChallengeText } from '#domain/pass/qr-text';
import { fault, ok, type Result } from '#domain/result';

/** What a worker's challenge makes this phone sign, and who asked as far as that was said. */
export type Answer = {
  nonce: Uint8Array<ArrayBuffer>;
  by: { is: 'post'; post: string } | { is: 'digits'; digits: string };
};

/** `not-asked`: another code or text; `malformed`: a challenge that is not whole; `digits`: some, but not six. */
export type AnswerFault = 'empty' | 'digits' | 'not-asked' | 'malformed';

const CHALLENGE = /^CP1Q:/i;
/** More of a post's name than this would push the code off the screen. */
const LONGEST_NAME = 40;

/** Reads a challenge as it was scanned, pasted or typed: the text of its code, or the six digits that a worker says. */
export function readAnswer(text: string): Result<Answer, AnswerFault> {
  const plain = text.normalize('NFKC').trim();
  if (CHALLENGE.test(plain)) return readChallenge(plain);
  const typed = plain.replace(/\s/g, '');
  if (typed === '') return fault('empty');
  if (!/^\d+$/.test(typed)) return fault('not-asked');
  const nonce = nonceFromDigits(typed);
  return nonce === null ? fault('digits') : ok({ nonce, by: { is: 'digits', digits: typed } });
}

function readChallenge(plain: string): Result<Answer, AnswerFault> {
  // Some ways of sending a text change its letters to small ones; codes have none.
  const challenge = parseChallengeText(plain.toUpperCase());
  if (!challenge.ok) return fault('malformed');
  const { nonce, post } = challenge.value;
  return ok({ nonce, by: { is: 'post', post: [...post].slice(0, LONGEST_NAME).join('') } });
}
