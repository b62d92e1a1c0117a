import type { ComponentChildren } from 'preact';
import type { Colour } from '#domain/policy/verdict';

const SHAPES: Record<Colour, string> = {
  green: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20z',
  orange: 'M12 1l11 11-11 11L1 12z',
  red: 'M7.5 1.5h9l6 6v9l-6 6h-9l-6-6v-9z',
};

type TagProps = { colour: Colour; children: ComponentChildren; size?: 'small' | 'large' };

/** A person's colour: its shape and its word, so that it is read without seeing the colour. */
export function ColourTag({ colour, children, size = 'small' }: TagProps) {
  return (
    <span class={`colour-tag ${colour} ${size}`}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d={SHAPES[colour]} />
      </svg>
      <span>{children}</span>
    </span>
  );
}
