import { useWords } from '../words/base';
import { useDeclareWords } from '../words/declare';
import { useFormat } from '../words/format';
import { useLanguage } from '../words/language';
import { placeName } from '../words/places';
import { answerText } from './answer-text';
import { useForm } from './form-context';
import { addressOf, type Step, stepsOf } from './steps';

/** Every answer, each with a way to change it. */
export function Review() {
  const words = useDeclareWords();
  const { draft } = useForm();
  const steps = stepsOf(draft).filter((step) => step.ask !== 'check');
  const people = Array.from({ length: draft.size ?? 0 }, (_, index) => index);
  return (
    <>
      <Answers title={words.check.trip} steps={steps.filter((step) => !('index' in step))} />
      {people.map((index) => (
        <Answers
          key={index}
          title={words.check.person(index + 1)}
          steps={steps.filter((step) => 'index' in step && step.index === index)}
        />
      ))}
      <p class="truth">{words.check.truth}</p>
    </>
  );
}

function Answers({ title, steps }: { title: string; steps: readonly Step[] }) {
  const { common, terms } = useWords();
  const words = useDeclareWords();
  const language = useLanguage();
  const form = useForm();
  const format = useFormat(form.zoneMinutes);
  const place = (code: string | null) => (code === null ? '' : placeName(code, form.names, language));
  const telling = { ...form, words, terms, format, place };
  return (
    <section>
      <h2>{title}</h2>
      <dl class="facts">
        {steps.map((step) => {
          if (step.ask === 'check') return null;
          const label = words.check.labels[step.ask];
          return (
            <div class="fact" key={addressOf(step)}>
              <dt>{label}</dt>
              <dd>
                {answerText(step, form.draft, telling).map((line) => (
                  <bdi key={line}>{line}</bdi>
                ))}
              </dd>
              <dd class="fact-change">
                <a class="button plain" href={`/declare/${addressOf(step)}?from=check`}>
                  {common.change}
                  <span class="unseen"> {label}</span>
                </a>
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
