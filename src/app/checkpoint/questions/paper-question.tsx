import { useState } from 'preact/hooks';
import type { DocumentType } from '#domain/document/identity';
import { normaliseNumber } from '#domain/document/number';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Page } from '../../ui/page';
import { useWords } from '../../words/base';
import { usePostWords } from '../../words/checkpoint';
import type { Frame } from '../frame/question-page';
import { StepHeader } from '../frame/step-header';
import { Pad } from '../identify/pad';
import type { Person } from '../work/person';
import { type OtherAnswers, OtherKeys } from './document-answers';

type PaperQuestionProps = OtherAnswers & {
  frame: Frame;
  person: Person;
  /** The last characters printed in the paper pass; they are never shown here, so that they must be read off the document. */
  last: string;
  onTyped: () => void;
};

/** These numbers end in digits or an X: they have keys of their own. */
const DIGITS: ReadonlySet<DocumentType | 'none'> = new Set(['national-id', 'tw-permit', 'hk-mo-permit']);
const KEYS = [...'1234567890X'];

/** Step 1 for a paper pass: the end of the document's number is typed, since paper can be copied. */
export function PaperQuestion({ frame, person, last, onTyped, ...others }: PaperQuestionProps) {
  const { checkpoint } = usePostWords();
  const { terms } = useWords();
  const words = checkpoint.document;
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const hasKeys = DIGITS.has(person.document.type);
  const change = (text: string) => {
    setWrong(false);
    setTyped(text);
  };
  const check = () => {
    const number = normaliseNumber(typed);
    // A card reader types the number whole.
    const fits = number.length >= last.length && number.endsWith(normaliseNumber(last));
    setWrong(!fits);
    if (fits) onTyped();
  };
  return (
    <Page
      kind="work"
      title={words.paperTitle}
      header={<StepHeader {...frame} />}
      footer={
        <>
          {hasKeys ? (
            <Pad
              characters={KEYS}
              columns={4}
              onType={(character) => change(typed + character)}
              onErase={() => change(typed.slice(0, -1))}
            />
          ) : null}
          <div class="keys keys-2">
            <OtherKeys {...others} />
          </div>
        </>
      }
    >
      <p class="compare-name">
        <bdi>{person.name}</bdi>
      </p>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          check();
        }}
      >
        <Field
          id="paper-last"
          label={words.paperLabel(terms.document[person.document.type])}
          value={typed}
          width="short"
          capitals
          error={wrong ? words.paperWrong : null}
          inputMode={hasKeys ? 'none' : 'text'}
          onInput={change}
          after={<Button type="submit">{words.paperCheck}</Button>}
        />
      </form>
    </Page>
  );
}
