import { useState } from 'preact/hooks';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { useCarryWords } from '../../words/carry';
import type { AnswerFault } from './read-answer';

type TypedProps = { wrong: AnswerFault | null; onText: (text: string) => void };

/** The six digits that the worker reads out, or the text of the code where somebody sent it. */
export function TypedAnswer({ wrong, onText }: TypedProps) {
  const { asked: words } = useCarryWords();
  const [text, setText] = useState('');
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onText(text);
      }}
    >
      <Field
        id="challenge"
        label={words.field}
        hint={words.fieldHint}
        inputMode="numeric"
        width="half"
        value={text}
        onInput={setText}
        error={wrong === null ? null : words.fault[wrong]}
      />
      <Button type="submit">{words.show}</Button>
    </form>
  );
}
