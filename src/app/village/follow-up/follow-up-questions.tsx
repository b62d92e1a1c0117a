import { useState } from 'preact/hooks';
import type { TemperatureAnswer } from '#domain/check/check';
import type { Frame } from '../../checkpoint/frame/question-page';
import { TemperatureQuestion } from '../../checkpoint/questions/temperature-question';
import { ColourTag } from '../../ui/colour-tag';
import { useWords } from '../../words/base';
import { usePostWords } from '../../words/checkpoint';
import { leftText, useFollowUpWords } from '../../words/follow-up';
import { useFormat } from '../../words/format';
import { SymptomsQuestion } from './symptoms-question';
import type { Followed, FollowUpAnswers } from './use-wards';
import { standingText } from './ward-line';

type QuestionsProps = {
  one: Followed;
  now: () => number;
  zoneMinutes: number;
  /** Which of those who are due this is: "2/5". */
  seat: string;
  busy: boolean;
  onAnswer: (answers: FollowUpAnswers) => void;
  onBack: () => void;
};

/** The temperature and the symptoms of one person: two taps for who is well. */
export function FollowUpQuestions({ one, now, zoneMinutes, seat, busy, onAnswer, onBack }: QuestionsProps) {
  const { checkpoint } = usePostWords();
  const words = useFollowUpWords();
  const [temperature, setTemperature] = useState<TemperatureAnswer | null>(null);
  const frame: Frame = { name: one.ward.name, seat, step: null, onBack };
  const absent = () =>
    onAnswer({
      temperature: { answer: 'not-taken', at: now(), why: 'other' },
      symptoms: [],
      seen: false,
      word: words.absentWord,
    });
  if (temperature === null)
    return (
      <TemperatureQuestion
        {...{ frame, now }}
        known={<About {...{ one, zoneMinutes, busy }} now={now()} onAbsent={absent} />}
        onAnswer={setTemperature}
      />
    );
  return (
    <SymptomsQuestion
      frame={{ ...frame, onBack: () => setTemperature(null) }}
      measured={
        temperature.answer === 'taken'
          ? words.degrees(temperature.tenths)
          : temperature.answer === 'refused'
            ? checkpoint.ask.refused
            : words.untaken
      }
      busy={busy}
      onAnswer={(asked) => onAnswer({ temperature, ...asked })}
    />
  );
}

type AboutProps = {
  one: Followed;
  now: number;
  zoneMinutes: number;
  busy: boolean;
  onAbsent: () => void;
};

/** Whom to find where, how long it lasts, and what was said last. */
function About({ one, now, zoneMinutes, busy, onAbsent }: AboutProps) {
  const words = useFollowUpWords();
  const { terms } = useWords();
  const format = useFormat(zoneMinutes);
  const { ward } = one;
  return (
    <>
      <p>
        <ColourTag colour={ward.colour}>{terms.measure[ward.measure]}</ColourTag>{' '}
        {leftText(ward.ends, { now, zoneMinutes, words })}
      </p>
      <p class="follow-up-where">{ward.address ?? words.noAddress}</p>
      <p class="quiet">{standingText(one, { words, format, now, zoneMinutes })}</p>
      <div class="follow-up-deeds">
        {ward.phone === null ? null : (
          <a class="key-plain" href={`tel:${ward.phone}`}>
            {words.call(ward.phone)}
          </a>
        )}
        <button type="button" class="key-plain" disabled={busy} onClick={onAbsent}>
          {words.absent}
        </button>
      </div>
    </>
  );
}
