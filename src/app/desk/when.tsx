import { dayOf } from '#domain/day';
import { useFormat } from '../words/format';
import { ago } from './ago';
import { useDeskWords } from './words';

/** A moment: how long ago, and exactly. */
export function When({ at, now }: { at: number; now: number }) {
  const said = useMoment();
  const since = useAgo();
  return (
    <time class="when" dateTime={new Date(at).toISOString()}>
      <span>{said(at, now)}</span> <span class="quiet small">{since(at, now)}</span>
    </time>
  );
}

/** "4 min ago". */
export function useAgo(): (at: number, now: number) => string {
  const { time } = useDeskWords();
  return (at, now) => {
    const past = ago(at, now);
    return past.unit === 'now' ? time.now : time[past.unit](past.n);
  };
}

/** A moment as short as it can be said at `now`: 14:02, or with its day when that is another. */
export function useMoment(): (at: number, now: number) => string {
  const format = useFormat();
  return (at, now) => (dayOf(at) === dayOf(now) ? format.time(at) : format.moment(at));
}
