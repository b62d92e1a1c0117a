import type { JSX } from 'preact';
import type { SignKind } from './sign';

/**
 * Outline and icon of each sign, told apart without colour (UX.md A1.1): circle, diamond, arrow to the left, octagon,
 * hatched square. The icon is cut out of the shape.
 */
const OUTLINES: Record<SignKind, JSX.Element> = {
  release: <circle cx="50" cy="50" r="46" />,
  'test-on-spot': <path d="M50 2l48 48-48 48L2 50z" />,
  'fever-clinic': <path d="M50 2l48 48-48 48L2 50z" />,
  'turn-back': <path d="M2 50L32 10h66v80H32z" />,
  hold: <path d="M30 4h40l26 26v40L70 96H30L4 70V30z" />,
  compare: (
    <>
      <path d="M4 4h92v92H4z" />
      <path
        class="hatch"
        d="M4 24L24 4M4 44L44 4M4 64L64 4M4 84L84 4M12 96L96 12M32 96l64-64M52 96l44-44M72 96l24-24"
      />
      <path class="cut" d="M18 18h64v64H18z" />
    </>
  ),
};

const ICONS: Record<SignKind, JSX.Element> = {
  release: <path d="M27 52l16 16 31-35" />,
  'test-on-spot': <path d="M32 62l22-22M57 43a9 9 0 1 0-3-13 9 9 0 0 0 3 13z" />,
  'fever-clinic': (
    <>
      <path d="M44 56V30a6 6 0 0 1 12 0v26a12 12 0 1 1-12 0z" />
      <path d="M50 42v22" />
    </>
  ),
  'turn-back': <path d="M36 40h28a13 13 0 0 1 0 26H46M48 27L35 40l13 13" />,
  hold: (
    <path d="M34 52V36a4.5 4.5 0 0 1 9 0v10-17a4.5 4.5 0 0 1 9 0v17-14a4.5 4.5 0 0 1 9 0v14-8a4.5 4.5 0 0 1 9 0v20c0 13-8 21-19 21-8 0-13-4-17-11l-8-14a4.6 4.6 0 0 1 8-4z" />
  ),
  compare: <path d="M38 40a12 12 0 1 1 17 11c-4 2-5 4-5 8M50 70v.5" />,
};

/** The picture of a sign, 100 units square, in the colours of the sign round it. */
export function SignShape({ kind }: { kind: SignKind }) {
  return (
    <svg class="sign-shape" viewBox="0 0 100 100" aria-hidden="true">
      <g class="sign-outline">{OUTLINES[kind]}</g>
      <g class="sign-icon">{ICONS[kind]}</g>
    </svg>
  );
}
