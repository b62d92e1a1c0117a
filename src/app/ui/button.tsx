import type { ComponentChildren } from 'preact';

type Look = {
  /** One primary button a screen; the rest are quiet; `plain` is a line of text that can be pressed. */
  kind?: 'primary' | 'quiet' | 'plain';
  children: ComponentChildren;
};

type ButtonProps = Look & {
  onPress?: () => void;
  /** `submit` inside a form. */
  type?: 'button' | 'submit';
  /** While something is under way: the button stays readable and says so to screen readers. */
  busy?: boolean;
  disabled?: boolean;
  label?: string;
};

/** A deed. At least 48 px high, 64 on a worker's screen. */
export function Button({
  kind = 'primary',
  onPress,
  type = 'button',
  busy,
  disabled,
  label,
  children,
}: ButtonProps) {
  return (
    <button
      type={type}
      class={`button ${kind}`}
      disabled={disabled === true}
      aria-busy={busy === true}
      aria-label={label}
      onClick={() => {
        if (busy !== true) onPress?.();
      }}
    >
      {children}
    </button>
  );
}

/** A way to another page that looks like a button. */
export function LinkButton({ kind = 'primary', href, children }: Look & { href: string }) {
  return (
    <a class={`button ${kind}`} href={href}>
      {children}
    </a>
  );
}
