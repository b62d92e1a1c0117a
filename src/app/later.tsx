import { useEffect, useState } from 'preact/hooks';
import { Button } from './ui/button';
import { State } from './ui/state';
import { useWords } from './words/base';

/** A part of a page that is not needed for its first paint: `coming`, here, or not to be had. */
export type Later<T> = T | 'coming' | 'failed';

/** Fetches a part once the page is drawn, so that it is there before it is asked for and before the network may be gone. */
export function useLater<T extends object>(load: () => Promise<T>): Later<T> {
  const [part, setPart] = useState<Later<T>>('coming');
  useEffect(() => {
    let wanted = true;
    load().then(
      (come) => wanted && setPart(come),
      () => wanted && setPart('failed'),
    );
    return () => {
      wanted = false;
    };
  }, []);
  return part;
}

/** What stands in the place of a part that is not here: nothing for a moment, or how to get it. What was typed is kept. */
export function Missing({ why }: { why: 'coming' | 'failed' }) {
  const { common } = useWords();
  if (why === 'coming') return null;
  return (
    <State
      kind="failed"
      title={common.failedTitle}
      // A browser takes a module that failed only once the page is loaded anew.
      action={<Button onPress={() => location.reload()}>{common.retry}</Button>}
    >
      <p>{common.failedText}</p>
    </State>
  );
}
