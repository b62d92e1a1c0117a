import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './icon';

export type FieldFault = { id: string; text: string };

type SummaryProps = {
  title: string;
  faults: readonly FieldFault[];
  /** Rises each time Continue was pressed, so that the summary is read again. */
  turn: number;
};

/** Every fault of the page on top of it, focused, each one a way to its field. Nothing when there is none. */
export function ErrorSummary({ title, faults, turn }: SummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (turn > 0) box.current?.focus();
  }, [turn]);
  if (faults.length === 0) return null;
  return (
    <div class="summary" role="alert" tabIndex={-1} ref={box}>
      <h2>
        <Icon name="look" />
        {title}
      </h2>
      <ul>
        {faults.map((one) => (
          <li key={one.id}>
            <a
              href={`#${one.id}`}
              onClick={(event) => {
                // The address stays as it is: it is the page's, and back leads to the page before.
                event.preventDefault();
                focusField(one.id);
              }}
            >
              {one.text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function focusField(id: string) {
  const field = document.getElementById(id);
  const first = field?.matches('fieldset') ? field.querySelector<HTMLElement>('input, button') : null;
  (first ?? field)?.focus();
  field?.scrollIntoView({ block: 'center' });
}
