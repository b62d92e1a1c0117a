import type { Format } from '../../words/format';
import type { troubles as Words } from '../../words/zh/pass-troubles';
import { foreignKind, type Trouble } from './trouble';

type Sentence = { title: string; text: string };

/** The sentence of a code that leads no further: what it is, and what to do. */
export function explainTrouble(trouble: Trouble, words: typeof Words, format: Format): Sentence {
  switch (trouble.code) {
    case 'not-kakou':
      return words.foreign[foreignKind(trouble.what)];
    case 'expired':
      return { title: words.expired.title, text: words.expired.text(format.moment(trouble.since)) };
    case 'revoked': {
      const hours = Math.round(trouble.listAgeMs / 3_600_000);
      return { title: words.revoked.title, text: words.revoked.text(trouble.list, hours) };
    }
    case 'stale-proof':
      return {
        title: words[trouble.code].title,
        text: words[trouble.code].text(age(trouble.ageSeconds, words)),
      };
    case 'clocks-differ':
      return {
        title: words[trouble.code].title,
        text: words[trouble.code].text(span(trouble.ageSeconds, words)),
      };
    case 'used-here':
      return { title: words[trouble.code].title, text: words[trouble.code].text(format.time(trouble.at)) };
    case 'place-forged':
    case 'not-ready':
    case 'malformed':
    case 'unknown-issuer':
    case 'wrong-algorithm':
    case 'bad-signature':
    case 'not-yet-valid':
    case 'proof-missing':
    case 'bad-proof':
      return words[trouble.code];
  }
}

function span(seconds: number, { age }: typeof Words): string {
  const whole = Math.abs(seconds);
  if (whole < 120) return age.seconds(whole);
  return whole < 7200 ? age.minutes(Math.round(whole / 60)) : age.hours(Math.round(whole / 3600));
}

const age = (seconds: number, words: typeof Words): string =>
  seconds < 0 ? words.age.ahead(span(seconds, words)) : words.age.ago(span(seconds, words));
