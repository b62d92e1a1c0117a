import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

/** Where the search field is found by the key. */
export const SEARCH_FIELD = 'search';

/** `/` leads to the search field from everywhere but a field or a dialog. */
export function useSearchKey(on: boolean): void {
  const { route } = useLocation();
  useEffect(() => {
    if (!on) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
      event.preventDefault();
      const field = document.getElementById(SEARCH_FIELD);
      if (field === null) route('/desk/persons');
      else field.focus();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [on, route]);
}

const isBusy = (target: EventTarget | null): boolean =>
  document.querySelector('dialog[open]') !== null ||
  (target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null);
