import type { Place } from '#domain/area/place';
import type { Ends, Reason, Verdict } from '#domain/policy/verdict';
import type { Zone } from '#domain/policy/zone';
import type { Format } from './format';
import { useBook } from './language';
import type { Books } from './library';
import type { terms } from './zh/terms';

export type ReasonWords = Books['reasons']['reasons'];

export const useReasonWords = (): ReasonWords => useBook('reasons').reasons;

/** What a sentence needs besides the reason itself. */
export type ReasonSpeech = {
  words: ReasonWords;
  terms: typeof terms;
  format: Format;
  /** Names a place, as well as it can. */
  place: (place: Place) => string;
  /** What a row gives where the county changed it (rule-of-row.ts): the sentences must not say anything else. */
  ruleOfRow?: ((row: string) => string | null) | undefined;
};

/** One reason in words. Screens choose what of it they show: a traveller all, a worker the fact, the desk fact and row. */
export type ReasonText = {
  /** To the traveller: a whole sentence. */
  told: string;
  /** To who works with it: short. */
  fact: string;
  /** How it is known; null where the fact says so itself. */
  source: string | null;
  /** What the policy makes of it. */
  rule: string;
};

type Entry<A extends readonly unknown[]> = {
  told: (...a: A) => string;
  fact: (...a: A) => string;
  rule: string;
};

const text = <A extends readonly unknown[]>(entry: Entry<A>, args: A, source: string | null): ReasonText => ({
  told: entry.told(...args),
  fact: entry.fact(...args),
  rule: entry.rule,
  source,
});

/** The sentences of one reason. */
export function explain(reason: Reason, speech: ReasonSpeech): ReasonText {
  const said = sentences(reason, speech);
  return { ...said, rule: speech.ruleOfRow?.(reason.row) ?? said.rule };
}

function sentences(reason: Reason, speech: ReasonSpeech): ReasonText {
  const { words, terms: names, format } = speech;
  const at = (ms: number) => format.moment(ms);
  switch (reason.when) {
    case 'test-positive':
      return text(words[reason.when], [sampled(reason.sampledAt, format)], words.source[reason.known]);
    case 'code-red':
    case 'code-yellow':
      return text(words[reason.when], [at(reason.seenAt)], words.source.seen);
    case 'close-contact':
      return text(words[reason.when], [format.day(reason.on)], null);
    case 'unwell':
      return reason.sign === 'temperature'
        ? text(words.temperature, [(reason.tenths / 10).toFixed(1)], words.source.checked)
        : text(words.unwell, [names.symptom[reason.sign], format.day(reason.on)], null);
    case 'refused':
      return text(words.refused, [names.step[reason.step], at(reason.at)], words.source.checked);
    case 'code-unclear':
      return text(words[`code-${reason.code}`], [], words.source.checked);
    case 'pass-faulty':
      return text(words[`pass-${reason.pass}`], [], words.source.checked);
    case 'nothing':
      return text(words.nothing, [], null);
    case 'test-wanting':
      return reason.test === 'old'
        ? text(words['test-old'], [sampled(reason.sampledAt, format)], null)
        : text(words[`test-${reason.test}`], [], null);
    case 'travel-unclear':
      return reason.travel === 'unexplained'
        ? text(words['travel-unexplained'], [speech.place(reason.place)], words.source.checked)
        : text(words[`travel-${reason.travel}`], [], words.source.checked);
    case 'abroad':
    case 'precaution':
    case 'stay-high':
    case 'stay-medium':
    case 'possible-high':
    case 'possible-medium':
      return explainStay(reason, speech);
  }
}

type StayReason = Extract<Reason, { exposure: string }>;

function explainStay(reason: StayReason, { words, format, place }: ReasonSpeech): ReasonText {
  const days = format.days(reason.from, reason.exposure);
  const source = words.source[reason.source];
  switch (reason.when) {
    case 'abroad':
    case 'precaution':
      return text(words[reason.when], [place(reason.place), days], source);
    case 'stay-high':
      return text(words[reason.when], [place(reason.place), days, words.kind[highOf(reason.zone)]], source);
    case 'stay-medium':
      return text(words[reason.when], [place(reason.place), days, words.kind[mediumOf(reason.zone)]], source);
    case 'possible-high':
      return text(
        words[reason.when],
        [place(reason.place), days, words.kind[highOf(reason.zone)], place(reason.area)],
        source,
      );
    case 'possible-medium':
      return text(
        words[reason.when],
        [place(reason.place), days, words.kind[mediumOf(reason.zone)], place(reason.area)],
        source,
      );
  }
}

const highOf = (zone: Zone | undefined) => (zone === 'lockdown' ? zone : 'high');
const mediumOf = (zone: Zone | undefined) => (zone === 'control' ? zone : 'medium');

const sampled = (ms: number | undefined, format: Format): string | null =>
  ms === undefined ? null : format.moment(ms);

/** When a verdict ends, in words. */
export function explainEnds(ends: Ends, { words, format }: Pick<ReasonSpeech, 'words' | 'format'>): string {
  switch (ends.kind) {
    case 'day':
      return words.ends.day(format.day(ends.day));
    case 'open':
      return words.ends[ends.until];
    case 'check':
    case 'none':
      return words.ends[ends.kind];
  }
}

/** Which policy and which row said so, for the desk, the audit and an objection. */
export const rowText = (verdict: Verdict, reason: Reason, words: ReasonWords): string =>
  words.row(reason.row, verdict.policy);
