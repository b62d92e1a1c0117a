import type { ComponentChildren } from 'preact';

type KeyProps = {
  onPress: () => void;
  /** The deed that the screen is for. Answers are all alike: none is suggested. */
  usual?: 'usual';
  wide?: 'wide';
  label?: string;
  children: ComponentChildren;
};

/** One answer, for a thumb in a glove. */
export function Key({ onPress, usual, wide, label, children }: KeyProps) {
  return (
    <button
      type="button"
      class={['key', usual, wide].filter(Boolean).join(' ')}
      aria-label={label}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
