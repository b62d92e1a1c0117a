import { useFollowUpWords } from '../../words/follow-up';
import './follow-up.css';
import type { Followed } from './use-wards';
import { WardLine } from './ward-line';

/** So many stand on the roll; the others are one tap away. */
const FIRST = 3;

type DueProps = {
  /** The most urgent first. */
  all: readonly Followed[];
  now: number;
  zoneMinutes: number;
  onPerson: (person: string) => void;
  onList: () => void;
};

/** Who has to be seen today, on the roll: the first of them, how many in all, and how many were missed. */
export function DueSection({ all, now, zoneMinutes, onPerson, onList }: DueProps) {
  const words = useFollowUpWords();
  if (all.length === 0) return null;
  const due = all.filter(({ standing }) => standing.is === 'due');
  const missed = due.filter(({ standing }) => 'missed' in standing && standing.missed > 0).length;
  return (
    <section>
      <h2 class={missed > 0 ? 'banner look' : 'banner'}>
        {due.length === 0 ? words.allDone : words.due(due.length)}
        {missed > 0 ? ` · ${words.missedOf(missed)}` : ''}
      </h2>
      <ul class="people">
        {due.slice(0, FIRST).map((one) => (
          <li key={one.ward.person}>
            <WardLine {...{ one, now, zoneMinutes }} onOpen={onPerson} />
          </li>
        ))}
        <li>
          <button type="button" class="person-row follow-up-all" onClick={onList}>
            {words.all(all.length)}
          </button>
        </li>
      </ul>
    </section>
  );
}
