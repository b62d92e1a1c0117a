import type { ComponentChildren } from 'preact';
import type { Decision } from '#domain/policy/verdict';
import { SignShape } from './sign-shape';

/** The five decisions, and "compare by hand" when the code cannot decide. */
export type SignKind = Decision | 'compare';

type SignProps = {
  kind: SignKind;
  word: string;
  /** Who it is about, beside the word for screen readers and below it for eyes. */
  name?: string;
  /** Small: in a list or a preview. Full: the whole upper screen. */
  size?: 'full' | 'small';
  children?: ComponentChildren;
};

/** The only loud thing: colour, shape, icon and word of a decision, read at two metres. */
export function Sign({ kind, word, name, size = 'full', children }: SignProps) {
  return (
    <section class={`sign ${kind} ${size}`} role={size === 'full' ? 'alert' : undefined}>
      <SignShape kind={kind} />
      <p class={[...word].length > 6 ? 'sign-word long' : 'sign-word'}>{word}</p>
      {name === undefined ? null : (
        <p class="sign-name">
          <bdi>{name}</bdi>
        </p>
      )}
      {children}
    </section>
  );
}
