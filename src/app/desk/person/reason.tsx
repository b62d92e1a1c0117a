import { Field } from '../../ui/field';
import { useNearWords } from '../words';

/** Why somebody decides who a person is: without it nothing is done. */
export function Reason({ value, onInput }: { value: string; onInput: (value: string) => void }) {
  const words = useNearWords();
  return <Field id="near-reason" label={words.why} hint={words.whyHint} value={value} onInput={onInput} />;
}
