import { useState } from 'preact/hooks';
import type { Check } from '#domain/check/check';
import { DECISIONS, type Decision } from '#domain/policy/verdict';
import { Field } from '../../ui/field';
import { Page } from '../../ui/page';
import { useWords } from '../../words/base';
import { usePostWords } from '../../words/checkpoint';
import { Key } from '../frame/key';
import { FormPage } from '../identify/form-page';

export type Override = NonNullable<Check['override']>;

type OverrideScreenProps = {
  name: string;
  /** The decision that may be given without a reason; null while that one is blocked. */
  computed: Decision | null;
  /** Who works here: stands in the name's field, to be replaced by who decided. */
  worker: string;
  onOverride: (override: Override) => void;
  onBack: () => void;
};

type Asking =
  | { at: 'decision' }
  | { at: 'reason'; decision: Decision }
  | { at: 'words'; decision: Decision; reason: Override['reason'] };

const REASONS = ['emergency', 'escorted', 'duty-order', 'clinic-word', 'other'] as const;

/** Another decision than the computed one: which, why, in words, and who answers for it (PRODUCT rule 5). */
export function OverrideScreen({ name, computed, worker, onOverride, onBack }: OverrideScreenProps) {
  const { checkpoint } = usePostWords();
  const { terms } = useWords();
  const words = checkpoint.override;
  const [asking, setAsking] = useState<Asking>({ at: 'decision' });
  const above = <bdi>{name}</bdi>;
  if (asking.at === 'words')
    return (
      <Explanation
        {...{ name, worker }}
        decision={asking.decision}
        onBack={() => setAsking({ at: 'reason', decision: asking.decision })}
        onExplained={(explained) =>
          onOverride({ decision: asking.decision, reason: asking.reason, ...explained })
        }
      />
    );
  const others = DECISIONS.filter((decision) => decision !== computed);
  return (
    <Page
      kind="work"
      above={above}
      title={asking.at === 'decision' ? words.title : words.whyTitle}
      footer={
        <div class="keys keys-1">
          {asking.at === 'decision'
            ? others.map((decision) => (
                <Key key={decision} onPress={() => setAsking({ at: 'reason', decision })}>
                  {terms.decision[decision]}
                </Key>
              ))
            : REASONS.map((reason) => (
                <Key
                  key={reason}
                  onPress={() => setAsking({ at: 'words', decision: asking.decision, reason })}
                >
                  {words.reason[reason]}
                </Key>
              ))}
          <Key onPress={asking.at === 'decision' ? onBack : () => setAsking({ at: 'decision' })}>
            {checkpoint.ask.back}
          </Key>
        </div>
      }
    >
      <p class="quiet">{words.hint}</p>
    </Page>
  );
}

type ExplanationProps = {
  name: string;
  worker: string;
  decision: Decision;
  onExplained: (explained: { text: string; by: string }) => void;
  onBack: () => void;
};

function Explanation({ name, worker, decision, onExplained, onBack }: ExplanationProps) {
  const { checkpoint } = usePostWords();
  const { terms } = useWords();
  const words = checkpoint.override;
  const [text, setText] = useState('');
  const [by, setBy] = useState(worker);
  const [tried, setTried] = useState(false);
  const reason = text.trim().slice(0, 200);
  const decider = by.trim().slice(0, 50);
  const go = () => {
    setTried(true);
    if (reason !== '' && decider !== '') onExplained({ text: reason, by: decider });
  };
  return (
    <FormPage
      header={<p class="step-name">{name}</p>}
      title={words.done(terms.decision[decision])}
      onBack={onBack}
      onGo={go}
    >
      <Field
        id="override-text"
        label={words.text}
        value={text}
        error={tried && reason === '' ? words.wrongText : null}
        onInput={setText}
      />
      <Field
        id="override-by"
        label={words.by}
        value={by}
        error={tried && decider === '' ? words.wrongBy : null}
        onInput={setBy}
      />
      <p class="quiet">{words.hint}</p>
    </FormPage>
  );
}
