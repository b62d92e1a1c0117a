import { useEffect, useState } from 'preact/hooks';
import type { Watched } from '#device/device';

/** The value of something watched, and a new drawing at each change. */
export function useWatched<T>(watched: Watched<T>): T {
  const [value, setValue] = useState<{ now: T }>(() => ({ now: watched.value() }));
  useEffect(() => {
    // What changed between the first drawing and now would be missed otherwise.
    setValue({ now: watched.value() });
    return watched.subscribe((now) => setValue({ now }));
  }, [watched]);
  return value.now;
}
