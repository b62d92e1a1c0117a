import { useDutyWords } from '../../words/duty';

/** A telephone that is called by a press. */
export function TelephoneLink({ name, number }: { name: string; number: string }) {
  const words = useDutyWords();
  return (
    <a class="telephone" href={`tel:${number}`} aria-label={words.callTo(name, number)}>
      <bdi>{number}</bdi>
    </a>
  );
}
