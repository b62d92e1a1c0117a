import { useState } from 'preact/hooks';
import type { NaatAnswer } from '#domain/check/check';
import type { Expected } from '#domain/expected';
import { useWords } from '../../words/base';
import { usePostWords } from '../../words/checkpoint';
import { useFormat } from '../../words/format';
import { Beside, type Certified } from '../evidence/kept-evidence';
import { Key } from '../frame/key';
import { type Frame, QuestionPage } from '../frame/question-page';
import { SampleTime } from './sample-time';

type NaatQuestionProps = {
  frame: Frame;
  /** What the person declared of the last test; null without a declaration. */
  declared: Expected['naat'] | null;
  now: () => number;
  zoneMinutes: number;
  certified: Certified;
  onAnswer: (answer: NaatAnswer) => void;
};

type Result = Extract<NaatAnswer, { answer: 'seen' | 'declared' }>['result'];

const MS_PER_HOUR = 3_600_000;
/**
 * "Within 24 hours" is recorded as nearly 24 hours old: a test never counts as newer than what was seen. The quarter of
 * an hour is what a check takes, so that 48 hours are still within 48 when it is judged.
 */
const CHECK_TAKES_MS = MS_PER_HOUR / 4;

/** Step 3: the result of the nucleic-acid test, and how old it is. */
export function NaatQuestion(props: NaatQuestionProps) {
  const { frame, declared, now, zoneMinutes, certified, onAnswer } = props;
  const { checkpoint } = usePostWords();
  const { terms } = useWords();
  const format = useFormat(zoneMinutes);
  const words = checkpoint.naat;
  const [asking, setAsking] = useState<'result' | 'when'>('result');
  const seen = (result: Result, sampledAt?: number) =>
    onAnswer({ answer: 'seen', at: now(), result, ...(sampledAt === undefined ? {} : { sampledAt }) });
  const within = (hours: number) => seen('negative', now() - hours * MS_PER_HOUR + CHECK_TAKES_MS);
  const sampledAt = declared?.result === 'negative' ? declared.sampledAt : null;
  const said = naatIn(certified.evidence, now());
  if (asking === 'when')
    return (
      <SampleTime
        frame={{ ...frame, onBack: () => setAsking('result') }}
        now={now}
        zoneMinutes={zoneMinutes}
        onTime={(at) => seen('negative', at)}
      />
    );
  const told = () => {
    const result = declared?.result ?? 'negative';
    const at = declared?.sampledAt ?? null;
    onAnswer({ answer: 'declared', at: now(), result, ...(at === null ? {} : { sampledAt: at }) });
  };
  return (
    <QuestionPage
      frame={frame}
      title={words.title}
      known={
        <>
          {declared === null ? null : (
            <p>
              {words.known(
                terms.naat[declared.result],
                declared.sampledAt === null ? null : format.moment(declared.sampledAt),
              )}
            </p>
          )}
          <Beside {...certified} now={now()} />
        </>
      }
      answers={
        <>
          {said === null ? null : (
            <Key wide="wide" onPress={() => seen(said.result, said.sampledAt)}>
              {checkpoint.certificate.answer(terms.naat[said.result], format.moment(said.sampledAt))}
            </Key>
          )}
          {sampledAt === null || sampledAt > now() || sampledAt === said?.sampledAt ? null : (
            <Key wide="wide" onPress={() => seen('negative', sampledAt)}>
              {words.asDeclared(format.moment(sampledAt))}
            </Key>
          )}
          <Key onPress={() => within(24)}>{words.within(24)}</Key>
          <Key onPress={() => within(48)}>{words.within(48)}</Key>
          <Key onPress={() => setAsking('when')}>{words.earlier}</Key>
          <Key onPress={told}>{words.told}</Key>
          <Key onPress={() => seen('pending')}>{words.pending}</Key>
          <Key onPress={() => seen('none')}>{words.none}</Key>
          <Key onPress={() => seen('positive')}>{words.positive}</Key>
          <Key onPress={() => onAnswer({ answer: 'refused', at: now() })}>{checkpoint.ask.refused}</Key>
        </>
      }
    />
  );
}

/** What a verified certificate says of a nucleic-acid test, as an answer that the worker may give by a tap. */
function naatIn(
  evidence: Certified['evidence'],
  now: number,
): { result: 'negative' | 'positive'; sampledAt: number } | null {
  for (const { kind, result, sampledAt } of evidence)
    if (kind === 'naat' && result !== 'unknown' && sampledAt !== null && sampledAt <= now)
      return { result, sampledAt };
  return null;
}
