import { Icon } from './icon';

/** What is wrong with one answer and what to do, beside it. Amber and a sign, never red: red is a person's colour. */
export function FieldError({ id, text }: { id: string; text?: string | null | undefined }) {
  if (!text) return null;
  return (
    <p class="field-error" id={id}>
      <Icon name="look" size={20} />
      <span>{text}</span>
    </p>
  );
}
