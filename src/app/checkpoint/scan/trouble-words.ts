import type { Format } from '../../words/format';
import type { troubles as Words } from '../../words/zh/pass-troubles';
import { foreignKind, type Trouble } from './trouble';

type Sentence = { title: string; text: string; todo: string };

type Speech = {
  words: typeof Words;
  format: Format;
  /** How an area is called. */
  place: (area: string) => string;
};

/** The three sentences of a code that leads no further: its name, what it is, and what to do. */
export function explainTrouble(trouble: Trouble, { words, format, place }: Speech): Sentence {
  if (trouble.code === 'not-kakou') return words.foreign[foreignKind(trouble.what)];
  const { title, todo } = words[trouble.code];
  return { title, todo, text: textOf(trouble, { words, format, place }) };
}

function textOf(trouble: Exclude<Trouble, { code: 'not-kakou' }>, { words, format, place }: Speech): string {
  switch (trouble.code) {
    case 'unknown-issuer':
      return words[trouble.code].text(place(trouble.towards));
    case 'not-yet-valid':
      return words[trouble.code].text(format.moment(trouble.from));
    case 'expired':
      return words[trouble.code].text(format.moment(trouble.since));
    case 'revoked':
      return words[trouble.code].text(trouble.list, ageText(trouble.listAgeMs / 1000, words));
    case 'stale-proof':
      return words[trouble.code].text(ageText(trouble.ageSeconds, words));
    case 'clocks-differ':
      return words[trouble.code].text(spanText(trouble.ageSeconds, words));
    case 'used-here':
      return words[trouble.code].text[trouble.by](format.time(trouble.at));
    case 'place-forged':
    case 'not-ready':
    case 'malformed':
    case 'wrong-algorithm':
    case 'bad-signature':
    case 'proof-missing':
    case 'bad-proof':
      return words[trouble.code].text;
  }
}

/** How long a time is, to its largest unit, whichever way it lies. */
export function spanText(seconds: number, { age }: typeof Words): string {
  const whole = Math.round(Math.abs(seconds));
  if (whole < 120) return age.seconds(whole);
  if (whole < 7200) return age.minutes(Math.round(whole / 60));
  return whole < 172_800 ? age.hours(Math.round(whole / 3600)) : age.days(Math.round(whole / 86_400));
}

const ageText = (seconds: number, words: typeof Words): string =>
  seconds < 0 ? words.age.ahead(spanText(seconds, words)) : words.age.ago(spanText(seconds, words));
