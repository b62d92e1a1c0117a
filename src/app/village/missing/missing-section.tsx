import '../instructions/instructions.css';
import { useMissingWords } from '../../words/comparisons';
import { useInstructionWords } from '../../words/instructions';
import { clockText } from './clock';
import type { Missing } from './missing-items';

type SectionProps = { all: readonly Missing[]; now: number; onOpen: (item: string) => void };

/** Of whom the village has to find out, on the roll. Nothing stands there while all agrees. */
export function MissingSection({ all, now, onOpen }: SectionProps) {
  const words = useMissingWords();
  const spans = useInstructionWords();
  if (all.length === 0) return null;
  const late = all.filter(({ due }) => due < now).length;
  return (
    <section>
      <h2 class="banner look">{words.open(all.length, late)}</h2>
      <ul class="people">
        {all.map((one) => (
          <li key={one.id}>
            <button type="button" class="person-row" onClick={() => onOpen(one.id)}>
              <strong>
                <bdi>{one.name}</bdi>
              </strong>
              <span class="person-more">
                {words.kind[one.kind]}
                <span class={one.due < now ? 'instruction-clock late' : 'instruction-clock'}>
                  {` · ${clockText(one.due, now, { words, spans })}`}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
