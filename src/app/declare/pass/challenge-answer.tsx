import { useState } from 'preact/hooks';
import { nonceFromDigits } from '#domain/pass/challenge';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { usePassWords } from '../../words/pass';

/** The six digits that were answered and the nonce that follows from them. */
export type Answered = { digits: string; nonce: Uint8Array };

type AnswerProps = { answered: Answered | null; onAnswer: (answered: Answered | null) => void };

/** Where the traveller types what the worker reads out: the next code then proves that it is this phone, whatever its clock. */
export function ChallengeAnswer({ answered, onAnswer }: AnswerProps) {
  const { pass } = usePassWords();
  const [open, setOpen] = useState(false);
  const [digits, setDigits] = useState('');
  const [wrong, setWrong] = useState(false);
  if (answered !== null)
    return (
      <Banner
        action={
          <Button kind="plain" onPress={() => onAnswer(null)}>
            {pass.challenge.end}
          </Button>
        }
      >
        {pass.challenge.answered(answered.digits)}
      </Banner>
    );
  if (!open)
    return (
      <Button kind="plain" onPress={() => setOpen(true)}>
        {pass.challenge.open}
      </Button>
    );
  const answer = () => {
    const typed = digits.normalize('NFKC').replace(/\s/g, '');
    const nonce = nonceFromDigits(typed);
    setWrong(nonce === null);
    if (nonce === null) return;
    setOpen(false);
    setDigits('');
    onAnswer({ digits: typed, nonce });
  };
  return (
    <form
      class="challenge"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        answer();
      }}
    >
      <Field
        id="challenge"
        label={pass.challenge.title}
        hint={pass.challenge.hint}
        inputMode="numeric"
        width="short"
        value={digits}
        onInput={setDigits}
        error={wrong ? pass.challenge.wrong : null}
        after={<Button type="submit">{pass.challenge.show}</Button>}
      />
    </form>
  );
}
