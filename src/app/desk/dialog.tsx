import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

type DialogProps = {
  title: string;
  /** Also by Esc. */
  onClose: () => void;
  children: ComponentChildren;
  /** Its deeds, at the bottom. */
  footer: ComponentChildren;
};

/** A question over the page: the browser's own dialog, which keeps the focus inside and gives it back. */
export function Dialog({ title, onClose, children, footer }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const open = box.current;
    open?.showModal();
    return () => open?.close();
  }, []);
  return (
    <dialog
      ref={box}
      class="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        // Whether it is open is the page's to say.
        event.preventDefault();
        onClose();
      }}
    >
      <div class="dialog-main">
        <h2 id={id}>{title}</h2>
        {children}
      </div>
      <div class="dialog-footer">{footer}</div>
    </dialog>
  );
}
